"""What is said around a name, brought to bear on it: what it lies in, what is opposite, what is named near it.

A factor for each relation multiplies the weight of a place; the factors stand in one table and were set once, not
fitted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from farbank.reading.gazetteer.belief import Belief, Weighed
from farbank.reading.gazetteer.ground import Ground
from farbank.reading.gazetteer.kinds import LEVELS
from farbank.reading.gazetteer.rows import Place

LIES_IN: Final = 6.0
LIES_ELSEWHERE: Final = 60.0  # "Nanping, Fujian"
NOT_IN: Final = 0.3
OPPOSITE: Final = 8.0
NOT_OPPOSITE: Final = 0.3
SAME_PARENT: Final = 2.5
SAME_RIVER: Final = 1.3
ANCESTOR: Final = 4.0
ON_SIDE: Final = 3.0  # "on the Chinese side"
NOT_ON_SIDE: Final = 0.2
THERE_TOO: Final = 4.0  # a namesake elsewhere, named together with another place elsewhere
_BY_DISTANCE: Final = ((10_000, 4.0), (30_000, 2.5), (80_000, 1.5), (200_000, 1.0))
FAR: Final = 0.5
_SIDES: Final = frozenset({"china", "korea", "russia"})
_PROVINCE: Final = LEVELS["prefecture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Another name in the same words or text: how it stands to the one asked for, and what it may mean."""

    how: str  # within, opposite or near
    text: str
    belief: Belief


def with_context(belief: Belief, said: tuple[Said, ...], ground: Ground) -> Belief:
    """The belief after every name said around it has had its weight."""
    for each in said:
        belief = _one(belief, each, ground)
    return replace(belief, here=tuple(sorted(belief.here, key=lambda weighed: (-weighed.weight, weighed.place.id))))


def on_side(belief: Belief, side: str) -> Belief:
    """The belief after the words have said on which side of the border the place lies; nothing where they do not."""
    if not side:
        return belief
    factors = ((each, _on(each.place, side)) for each in belief.here)
    here = [replace(each, weight=each.weight * factor) for each, factor in factors]
    return replace(belief, here=tuple(sorted(here, key=lambda weighed: (-weighed.weight, weighed.place.id))))


def _on(place: Place, side: str) -> float:
    return ON_SIDE if place.side == side else NOT_ON_SIDE if place.side in _SIDES else 1.0


def _one(belief: Belief, said: Said, ground: Ground) -> Belief:
    others = [each for each in said.belief.here[:6] if each.weight > said.belief.total / 50]
    away = (said.belief.none + said.belief.there) / said.belief.total
    if said.how == "within" and others and _is_abroad(others[0].place):
        return _elsewhere(belief, f"{others[0].place.shown} is not here")
    if not others or away > 0.9:  # noqa: PLR2004 - what is nearly surely not here says only that
        return _beside_what_is_away(belief, said)
    here = tuple(_weighed(each, said, others, ground) for each in belief.here)
    if said.how != "within":
        return replace(belief, here=here, there=belief.there * FAR)
    if any(ground.inside(each.place, other.place) for each in belief.here for other in others):
        return replace(belief, here=here, there=belief.there * NOT_IN)
    afar = said.belief.there / said.belief.total  # "Ji'an, Jiangxi": what it is said to lie in may itself be elsewhere
    none, there = belief.none * (1 + LIES_ELSEWHERE * afar), belief.there * (NOT_IN + afar)
    return replace(belief, here=here, none=none, there=there)


def _elsewhere(belief: Belief, why: str) -> Belief:
    return replace(belief, none=belief.none * LIES_ELSEWHERE, why_none=(why, *belief.why_none))


def _beside_what_is_away(belief: Belief, said: Said) -> Belief:
    """What lies in it, or opposite, is elsewhere; what is only named with it may be, when it has a namesake there."""
    if said.how == "near":
        known = said.belief.there > said.belief.total / 2
        return replace(belief, there=belief.there * THERE_TOO) if known else belief
    why = said.belief.why_none
    return _elsewhere(belief, f"{said.text} is not here: {why[0]}") if why else belief


def _weighed(mine: Weighed, said: Said, others: list[Weighed], ground: Ground) -> Weighed:
    whole = sum(each.weight for each in others)
    factors = [(each, _factor(mine.place, each.place, said.how, ground)) for each in others]
    factor = sum(each.weight * value for each, (value, _) in factors) / whole
    best, (value, because) = max(factors, key=lambda pair: (pair[1][0] * pair[0].weight, pair[0].place.id))
    if said.how == "within" and value < 1:
        because = _mismatch(mine.place, best.place, ground)
    reasons = dict.fromkeys((*mine.reasons, because) if because else mine.reasons)
    return replace(mine, weight=mine.weight * factor, reasons=tuple(reasons))


def _factor(mine: Place, other: Place, how: str, ground: Ground) -> tuple[float, str]:
    if mine.id == other.id:
        return 1.0, ""
    if ground.inside(mine, other):
        return (LIES_IN if how == "within" else ANCESTOR), f"lies in {other.shown}"
    if how == "within":
        return _not_within(mine, other, ground)
    if how == "opposite" and other.kind != "river":
        return (OPPOSITE, f"lies opposite {other.shown}") if ground.facing(mine, other) else (NOT_OPPOSITE, "")
    return _beside(mine, other, ground)


def _not_within(mine: Place, other: Place, ground: Ground) -> tuple[float, str]:
    """A river or a bridge between two countries lies in neither, and may be said to be in what it only lies near."""
    apart = ground.metres(mine, other)
    if mine.side in {"river", ""} and apart is not None and apart < mine.radius + other.radius:
        return 1.0, ""
    return NOT_IN, ""


def _beside(mine: Place, other: Place, ground: Ground) -> tuple[float, str]:
    if ground.inside(other, mine):
        return ANCESTOR, f"{other.shown} lies in it"
    if "river" in {mine.kind, other.kind}:  # which is as far from a place as its nearest bank, and that is not known
        return (SAME_RIVER, f"on the same river as {other.shown}") if mine.river == other.river != "" else (1.0, "")
    apart = ground.metres(mine, other)
    if apart is None:
        return 1.0, ""
    factor = next((value for limit, value in _BY_DISTANCE if apart <= limit), FAR)
    if mine.parent and mine.parent == other.parent and LEVELS.get(mine.kind, 9) > _PROVINCE:
        factor = max(factor, SAME_PARENT)
    if mine.river and mine.river == other.river:
        factor *= SAME_RIVER
    return factor, f"{round(apart / 1000)} km from {other.shown}" if factor > 1 else ""


def _mismatch(mine: Place, said: Place, ground: Ground) -> str:
    """`Sakju is in North Pyongan, not in North Hamgyong`: the member of its own chain on the level of what was said."""
    level = LEVELS.get(said.kind, 9)
    above = list(ground.above(mine))
    own = next((each for each in above if LEVELS.get(each.kind, 9) <= level), above[0] if above else None)
    return f"{mine.shown} is in {own.shown}, not in {said.shown}" if own else f"{mine.shown} is not in {said.shown}"


def _is_abroad(place: Place) -> bool:
    """A country on neither bank, which the gazetteer knows only to say so."""
    return place.kind == "country" and not place.side
