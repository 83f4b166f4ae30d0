"""How probable it is that two personas are one person, as a reader can reason who has every page and the registry.

- Two who differ in what nobody can change are two persons: sex, origin, the years in which they can have been born.
- Each dimension told of both weighs by how rare the agreement is (Fellegi and Sunter 1969): a person's own two tellings
  agree in 19 of 20 cases, those of two persons as often as chance has it.
- What print links stays linked: a draft cannot part two personas by telling something else of one of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from farbank.judgement.ages import TWO_WAYS
from farbank.judgement.link_evidence import KINDS
from farbank.judgement.mosaic import Fact, reference, span_of_ages
from farbank.judgement.shares import IMMUTABLE, Tables, said

PRIOR: Final = 0.01  # of two personas of a case, before anything is compared; one or two such pairs among twenty
AGREE: Final = 0.95  # how often two tellings about one person agree
LINKED_FROM: Final = 0.2  # the probability from which two are judged as one
UNCOUNTED: Final = 0.05  # the share at which an agreement counts whose value nobody counted
SAME: Final = -math.log(1 / PRIOR - 1)
# what one person has many of: two that differ say nothing
MANY: Final = frozenset(
    {
        "event_place",
        "event_time",
        "camera",
        "capture_time",
        "sending_time",
        "knows",
        "ties",
        "verbatim",
        "file",
        "goods",
    }
)
_APART: Final = -math.inf
_FAR: Final = 700.0  # log odds beyond which a probability is nothing
Values = frozenset[str]
_Told = Mapping[str, tuple[str, tuple[Values, ...]]]  # dimension -> the words to show, the narrowest sets told


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One circle of personas as a reader knows it: what can be looked up of it, and what of that is in print."""

    circle: frozenset[str]
    known: _Told
    published: _Told


def profile(circle: frozenset[str], known: Iterable[Fact], published: Iterable[Fact]) -> Profile:
    """A circle by the facts told of it, and by those of them that are in print."""
    facts, printed = tuple(known), tuple(published)
    told = _narrowest(facts)
    return Profile(circle=circle, known=told, published=told if facts == printed else _narrowest(printed))


def _narrowest(facts: tuple[Fact, ...]) -> _Told:
    return {each.dimension: (each.shown.words, each.narrowest) for each in facts if each.lookup}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two circles that may be one person: the probability, and what speaks for it most, the strongest first."""

    one: frozenset[str]
    other: frozenset[str]
    probability: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Compares profiles. `ties` are the kinds of evidence between two circles, `apart` those that a person parted.

    What it works out of two sets of values it keeps, since few sets come up again and again.
    """

    tables: Tables
    ties: Mapping[frozenset[frozenset[str]], frozenset[str]] = field(default_factory=dict)
    apart: frozenset[frozenset[frozenset[str]]] = frozenset()
    _weights: dict[tuple[str, Values, Values], float] = field(default_factory=dict, repr=False, compare=False)
    _links: dict[frozenset[frozenset[str]], Link | None] = field(default_factory=dict, repr=False, compare=False)

    def link(self, one: Profile, other: Profile) -> Link | None:
        """The link of two circles, or None where they are certainly two persons."""
        both = frozenset({one.circle, other.circle})
        if both not in self._links:
            self._links[both] = None if both in self.apart else self._link(one, other, both)
        return self._links[both]

    def _link(self, one: Profile, other: Profile, both: frozenset[frozenset[str]]) -> Link | None:
        tied = [(KINDS[kind].words, KINDS[kind].weight) for kind in sorted(self.ties.get(both, ()))]
        told = [*tied, *self._agreements(one.known, other.known)]
        if any(weight == _APART for _, weight in told):
            return None
        if one.published is not one.known or other.published is not other.known:
            told = max(told, [*tied, *self._agreements(one.published, other.published)], key=_sum)
        best = sorted((each for each in told if each[1] > 0), key=lambda each: (-each[1], each[0]))
        first, second = sorted(both, key=sorted)
        because = tuple(words for words, _ in best[:3])
        return Link(one=first, other=second, probability=_logistic(SAME + _sum(told)), because=because)

    def _agreements(self, one: _Told, other: _Told) -> list[tuple[str, float]]:
        return [self._agreement(name, one[name], other[name]) for name in one if name in other]

    def _agreement(
        self, name: str, one: tuple[str, tuple[Values, ...]], other: tuple[str, tuple[Values, ...]]
    ) -> tuple[str, float]:
        """The words for a dimension told of both, and its weight; minus infinity where nobody can be both."""
        met = max(self._weight(name, a, b) for a in one[1] for b in other[1])
        if met > _APART:
            return _words(one[0], other[0]), met
        if name == "age" and (near := _near_in_age(one[1], other[1])) is not None:
            return "", 0.0 if near else _APART
        return "", _APART if name in IMMUTABLE else self._differing(name, (*one[1], *other[1]))

    def _weight(self, dimension: str, one: Values, other: Values) -> float:
        key = dimension, one, other
        if key not in self._weights:
            self._weights[key] = self._compared(dimension, one, other)
        return self._weights[key]

    def _compared(self, dimension: str, one: Values, other: Values) -> float:
        """log(0.95 / u) where the two agree, u being how often two strangers agree so; minus infinity where not."""
        both = one & other
        if both and both not in (one, other):
            shares = [self._share(dimension, each) for each in (one, other, both)]
            return math.log(AGREE * shares[2] / (shares[0] * shares[1]))
        if both or self._nested(dimension, one, other) or self._nested(dimension, other, one):
            return math.log(AGREE / max(self._share(dimension, one), self._share(dimension, other)))
        return _APART

    def _nested(self, dimension: str, finer: Values, wider: Values) -> bool:
        return all(any(self.tables.inside(dimension, each, around) for around in wider) for each in finer)

    def _differing(self, dimension: str, sets: tuple[Values, ...]) -> float:
        if dimension in MANY:
            return 0.0
        strangers = max(self._share(dimension, each) for each in sets)
        return math.log((1 - AGREE) / max(1 - strangers, 1 - AGREE))

    def _share(self, dimension: str, values: Values) -> float:
        largest = reference(self.tables)
        part = self.tables.part(largest, dimension, values) if largest else None
        if part is not None:
            return float(part.share)
        bound = self.tables.bound(values)
        return UNCOUNTED if bound is None or largest is None else min(1.0, bound / max(largest.count, 1))


def linked(start: Iterable[Profile], profiles: Sequence[Profile], linker: Linker) -> tuple[Link, ...]:
    """Every link of 0.2 or more that is reached from some circles, the most probable first."""
    waiting = list(start)
    seen = {each.circle for each in waiting}
    found: dict[frozenset[frozenset[str]], Link] = {}
    while waiting:
        one = waiting.pop()
        for other in profiles:
            key = frozenset({one.circle, other.circle})
            link = None if one.circle == other.circle or key in found else linker.link(one, other)
            if link is None or link.probability < LINKED_FROM:
                continue
            found[key] = link
            if other.circle not in seen:
                seen.add(other.circle)
                waiting.append(other)
    return tuple(sorted(found.values(), key=lambda each: (-each.probability, sorted(each.one), sorted(each.other))))


def components(
    links: Sequence[Link], profiles: Mapping[frozenset[str], Profile], linker: Linker
) -> tuple[frozenset[frozenset[str]], ...]:
    """The circles that hang together by links, none of them with two that are certainly two persons.

    Links join in the order of their probability; one that would bring such two together is left out.
    """
    groups: dict[frozenset[str], frozenset[frozenset[str]]] = {}
    for link in links:
        one = groups.get(link.one, frozenset({link.one}))
        other = groups.get(link.other, frozenset({link.other}))
        if one != other and all(linker.link(profiles[a], profiles[b]) is not None for a in one for b in other):
            groups |= dict.fromkeys(one | other, one | other)
    return tuple(sorted(set(groups.values()), key=lambda group: sorted(map(sorted, group))))


def _words(one: str, other: str) -> str:
    first, second = sorted((one, other), key=said)
    return f'both "{first}"' if said(first) == said(second) else f'"{first}" and "{second}"'


def _near_in_age(one: Iterable[Values], other: Iterable[Values]) -> bool | None:
    """Whether two ages that do not meet can be one, counted in two ways; None where words name no age."""
    spans = [[span_of_ages(each) for each in some] for some in (one, other)]
    mine, theirs = ([each for each in some if each is not None] for some in spans)
    if not mine or not theirs:
        return None
    return any(a.near(b, TWO_WAYS) for a in mine for b in theirs)


def _sum(weights: Iterable[tuple[str, float]]) -> float:
    return sum(weight for _, weight in weights)


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(min(-log_odds, _FAR)))
