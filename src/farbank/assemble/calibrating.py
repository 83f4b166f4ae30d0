"""Whether the gate's interval holds what it promises in a population of the case: tried on made people.

People are made after the case's own shares: each true share lies where the case's interval lets it lie, and attributes
lean on one another, from not at all to strongly. Then people of theirs are described by two to seven attributes, and
what the gate counts from the case's rows is held against how many truly fit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from farbank.assemble.made_people import Attribute, Made, made
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.questioning import limits_in
from farbank.errors import Refused
from farbank.facts.persona import PopulationCounted, Share
from farbank.judgement.counting import Candidates, Field, Narrowing
from farbank.judgement.exposing_sets import weighed
from farbank.judgement.mosaic import facts
from farbank.judgement.question import Limits
from farbank.judgement.shares import Tables, said, shown
from farbank.judgement.told import Told
from farbank.judgement.upper_ends import TAIL
from farbank.values.count import WHOLE

LEANS: Final = (0.5, 0.75, 1.0, 1.25, 1.5)
POPULATIONS: Final = 6  # made for each strength, since one draw of true shares says little
LARGEST: Final = 60_000  # people made; a larger population is made smaller, its shares stay
MOST: Final = 7  # attributes of one description
_TRIES: Final = 50  # draws for one description, until somebody is drawn of whom two things are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One strength of dependence: how many descriptions, and the parts of them, 0 to 1.

    `inside`: the truth lies inside the interval; `not_under`: not under its lower end; `small`: under the limit of
    people in truth; `slipped`: of all, those of them the gate lets pass; `needless`: of all, as many people in
    truth as the gate asks for, or more, and stopped.
    """

    lean: float
    descriptions: int
    inside: float
    not_under: float
    small: float
    slipped: float
    needless: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The rows, the people counted and made, the dimensions tried, and the values left out with the reason."""

    population: str
    count: int
    people: int
    dimensions: tuple[str, ...]
    left_out: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    true: int
    k: Candidates


def calibrate(room: Newsroom, population: PopulationCounted, number: int) -> Calibration:
    """Try a population of the case on so many descriptions, spread evenly over the strengths of dependence."""
    chosen, left = _disjoint(population)
    if len(chosen) < 2:  # noqa: PLR2004 - a description of one thing shows no dependence
        raise Refused(
            f"{population.label} counts fewer than two dimensions, so nothing can be tried",
            advice="Add shares of another dimension to it.",
        )
    size = min(population.count, LARGEST)
    limits = limits_in(room)
    each = max(1, number // len(LEANS))
    return Calibration(
        population=population.label,
        count=population.count,
        people=size,
        dimensions=tuple(chosen),
        left_out=left,
        rows=tuple(_row(lean, _trials(lean, each, size, chosen, population), limits) for lean in LEANS),
    )


def _disjoint(population: PopulationCounted) -> tuple[dict[str, tuple[Share, ...]], tuple[str, ...]]:
    """The values of each dimension that can all be true of different people, the rarest first; what was left out."""
    found: dict[str, list[Share]] = {}
    left: list[str] = []
    for each in sorted(population.shares, key=lambda one: (one.share, one.value)):
        taken = found.setdefault(each.dimension, [])
        if each.share and sum(one.share for one in taken) + each.share <= WHOLE:
            taken.append(each)
        else:
            left.append(f"{each.dimension} {shown(each.value)}: with the others it would be more than everybody")
    if population.pairs:
        left.append(f"{len(population.pairs)} pairs: the made people follow the single shares only")
    return {name: tuple(rows) for name, rows in found.items() if rows}, tuple(left)


def _trials(
    lean: float, number: int, size: int, chosen: dict[str, tuple[Share, ...]], population: PopulationCounted
) -> Iterator[_Trial]:
    chance = Random(round(1000 * lean))  # noqa: S311 - the same people each time, and no secret
    among = Field(tables=Tables(populations=(_made_smaller(population, size, chosen),)))
    kept: dict[tuple[str, int], Narrowing] = {}
    for turn in range(POPULATIONS):
        people = made(chance, size, lean, _shape(chance, chosen))
        for _ in range(number * (turn + 1) // POPULATIONS - number * turn // POPULATIONS):
            told = _draw(chance, people, chosen)
            if len(told) > 1:
                yield _trial(people, told, among, kept, chosen)


def _made_smaller(population: PopulationCounted, size: int, chosen: dict[str, tuple[Share, ...]]) -> PopulationCounted:
    """The case's own rows for so many people: the shares that are tried, and the total with its interval."""
    scaled = size / population.count
    return replace(
        population,
        count=size,
        low=max(1, round(population.low * scaled)),
        high=max(1, round(population.high * scaled)),
        shares=tuple(each for rows in chosen.values() for each in rows),
        pairs=(),
    )


def _shape(chance: Random, chosen: dict[str, tuple[Share, ...]]) -> dict[str, Attribute]:
    """True shares where the case's intervals let them lie, and the rest of everybody; each leans on the one before."""
    found: dict[str, Attribute] = {}
    before = ""
    for name, rows in chosen.items():
        true = [each.share / WHOLE * math.exp(chance.gauss(0, _spread(each))) for each in rows]
        rest = max(0.0, 1 - sum(true))
        found[name] = Attribute(weights=(*true, rest) if rest else tuple(true), leans_on=before)
        before = name
    return found


def _spread(each: Share) -> float:
    return math.log(max(each.high, 1) / max(each.low, 1)) / (2 * TAIL)


def _draw(chance: Random, people: Made, chosen: dict[str, tuple[Share, ...]]) -> list[tuple[str, int]]:
    """What is told of somebody: two to seven things, each of which is counted."""
    for _ in range(_TRIES):
        person = chance.randrange(people.size)
        names = chance.sample(sorted(chosen), chance.randint(2, min(MOST, len(chosen))))
        told = [(name, people.values[name][person]) for name in names]
        counted = [(name, value) for name, value in told if value < len(chosen[name])]
        if len(counted) > 1:
            return counted
    return []


def _trial(
    people: Made,
    told: list[tuple[str, int]],
    among: Field,
    kept: dict[tuple[str, int], Narrowing],
    chosen: dict[str, tuple[Share, ...]],
) -> _Trial:
    for each in told:
        if each not in kept:
            words = chosen[each[0]][each[1]].value
            kept[each] = among.narrowing(facts([_telling(each[0], words)], among.tables)[0])
    k = among.count([kept[each] for each in told])
    assert k is not None  # the population counts each of them
    return _Trial(true=people.fitting(told), k=k)


def _telling(name: str, value: str) -> Told:
    return Told(persona="P1", dimension=name, values=frozenset({said(value)}), words=value, place="", group="")


def _row(lean: float, trials: Iterator[_Trial], limits: Limits) -> Row:
    found = tuple(trials)
    return Row(
        lean=lean,
        descriptions=len(found),
        inside=_part(found, [each.k.lower <= each.true <= max(1.0, each.k.upper) for each in found]),
        not_under=_part(found, [each.k.lower <= each.true for each in found]),
        small=_part(found, [each.true < limits.block_below for each in found]),
        slipped=_part(found, [each.true < limits.block_below and weighed(each.k, limits) is None for each in found]),
        needless=_part(
            found,
            [each.true >= max(limits.hold_below, limits.block_below) and weighed(each.k, limits) is not None
             for each in found],
        ),
    )  # fmt: skip


def _part(every: Sequence[_Trial], those: Sequence[bool]) -> float:
    return sum(those) / len(every) if every else 0.0
