"""Where bearings disagree: a careless relay, an origin at odds with itself, and how much stands against a finding.

A relay that differs from what it derives from weighs nothing, and what it derives from keeps its weight. Only when an
origin's own items disagree does the origin weigh nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import fsum

from farbank.judgement.bearings import Borne
from farbank.judgement.independence import Groups


def relay_errors(every: tuple[Borne, ...]) -> tuple[Borne, ...]:
    """The bearings that disagree with all of the first ones they derive from."""
    first = [each for each in every if not _sources_of(each, every)]
    return tuple(each for each in every if _differs(each, _sources_of(each, first)))


def self_contradicting(every: Iterable[Borne], groups: Groups) -> frozenset[str]:
    """The groups of origins whose own bearings, unretold, speak both for and against."""
    sides: defaultdict[str, set[bool]] = defaultdict(set)
    for each in every:
        own = {groups[origin] for origin in each.basis.direct}
        if len(own) == 1 and each.weighs:
            sides[own.pop()].add(each.supports)
    return frozenset(group for group, stances in sides.items() if len(stances) > 1)


def contested_index(support: Mapping[str, float], against: Mapping[str, float]) -> float:
    """K = sum |log LR-| / sum |log LR|, 0 where nothing weighs. Both hold the |log LR| of each origin."""
    total = fsum([*support.values(), *against.values()])
    return fsum(against.values()) / total if total else 0.0


def _sources_of(relay: Borne, every: Iterable[Borne]) -> list[Borne]:
    """The other bearings that sit in something this one was derived from."""
    upstream = relay.basis.upstream
    return [
        each
        for each in every
        if each.node != relay.node and (each.node in upstream or (each.item in upstream and each.item != relay.item))
    ]


def _differs(relay: Borne, sources: list[Borne]) -> bool:
    return bool(sources) and all(each.supports != relay.supports for each in sources)
