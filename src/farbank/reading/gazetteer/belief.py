"""How likely each place is that a name may stand for, weighed against its being none of them.

The weight of a place is its prior by kind times exp(-STEEP r), where r is the cost of the hit for each letter. "None
of these" has the weight of a name whose cost is `NOWHERE` a letter; a place elsewhere with a nearer name adds its
own. The numbers were fitted on the training half of `evaluation/places_*.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Final

from farbank.reading.gazetteer.hits import CLOSE, Hit
from farbank.reading.gazetteer.kinds import FEATURES
from farbank.reading.gazetteer.rows import ELSEWHERE, Place

STEEP: Final = 30.0
NOWHERE: Final = 0.13
SHORTEST: Final = 3
NAMESAKE: Final = 0.7  # how much less a bare name means a place far away than one of the region
COMMON_WORD: Final = 0.4  # what a name that is also a word or a person has to overcome when nothing says it is a place
# A bare name means a town of some size sooner than a village or a station that is called the same.
_PRIORS: Final = {
    "country": 0.9, "province": 1.0, "prefecture": 1.0, "city": 1.0, "county": 1.0, "district": 0.7, "town": 0.6,
    "village": 0.35,
    "river": 0.5, "mountain": 0.6,
}  # fmt: skip
_FEATURE: Final = 0.2
_PLACE: Final = 0.5  # of a kind that is not said
INLAND: Final = 0.6  # a settlement that lies beside no line
_SETTLED: Final = frozenset({"city", "county", "town", "district", "village"})
SAID: Final = 1.6  # with the word for its kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One place a name may stand for, and its weight."""

    place: Place
    hit: Hit
    weight: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """What a name may stand for: places here, heaviest first, against the weight of none of them and why."""

    here: tuple[Weighed, ...]
    none: float
    why_none: tuple[str, ...]
    there: float = 0.0  # the weight of namesakes elsewhere
    caution: tuple[str, ...] = ()

    @property
    def total(self) -> float:
        return self.none + self.there + sum(each.weight for each in self.here)


def believed(hits: Mapping[str, Hit], places: Mapping[str, Place], also: str = "") -> Belief:
    """The weights of hits by themselves; `also` is what else the name means, when it means something else."""
    weighed = [Weighed(place=places[at], hit=hit, weight=_weight(places[at], hit)) for at, hit in hits.items()]
    weighed.sort(key=lambda each: (-each.weight, each.place.id))
    here = tuple(each for each in weighed if each.place.side != ELSEWHERE)
    nearest = min((each.hit.cost for each in here), default=0)
    there = [each for each in weighed if each.place.side == ELSEWHERE and each.hit.cost <= CLOSE + nearest]
    none = exp(-STEEP * NOWHERE)
    why: tuple[str, ...] = ()
    if there:
        like = "" if there[0].hit.channel == "letters" else "like "
        why = (f"it is {like}the name of {there[0].place.note}",)
    caution: tuple[str, ...] = ()
    if also and not any(each.hit.kind for each in here[:1]):
        none, caution = none + COMMON_WORD, (f"the same words are also {also}",)
    away = NAMESAKE * there[0].weight if there else 0.0
    return Belief(here=here, none=none, why_none=(*why, *caution), there=away, caution=caution)


def _weight(place: Place, hit: Hit) -> float:
    prior = _PRIORS.get(place.kind, _FEATURE if place.kind in FEATURES else _PLACE)
    if hit.kind and hit.kind == place.kind:
        prior = SAID
    if is_inland(place):
        prior *= INLAND
    return prior * exp(-STEEP * hit.cost / (100 * max(hit.length, SHORTEST)))


def is_inland(place: Place) -> bool:
    """Whether a place is a settlement of the region that lies beside no line."""
    return place.side != ELSEWHERE and place.share is None and place.kind in _SETTLED
