"""The smallest sets of facts that already expose somebody: "these two suffice"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from farbank.judgement.counting import Candidates, Field, Narrowing
from farbank.judgement.mosaic import Fact
from farbank.judgement.question import Limits
from farbank.judgement.upper_ends import AT_ONCE
from farbank.judgement.verdict import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposingSet:
    """Some facts of which none can be left out, and how many people fit them."""

    facts: tuple[Fact, ...]
    k: Candidates


def weighed(k: Candidates | None, limits: Limits) -> Severity | None:
    """What the limits say of so many candidates; None is neither, and never means safe."""
    if k is None:
        return None
    if min(k.median, k.upper if k.bound is None else k.bound) < limits.block_below:
        return "BLOCK"
    return "HOLD" if k.lower < limits.hold_below else None


def exposing_sets(
    known: Sequence[Fact], among: Field, limits: Limits, *, severity: Severity
) -> tuple[ExposingSet, ...]:
    """The minimal sets of up to four facts that alone deserve this severity, smallest first, then most telling."""
    every = [among.narrowing(each) for each in known]
    found: list[frozenset[int]] = []
    for number in range(1, min(len(known), AT_ONCE) + 1):
        for chosen in combinations(range(len(every)), number):
            needless = any(each.issubset(chosen) for each in found)
            if not needless and weighed(among.least([every[each] for each in chosen]), limits) in ("BLOCK", severity):
                found.append(frozenset(chosen))
    sets = [_set(among, [every[each] for each in sorted(chosen)]) for chosen in found]
    return tuple(sorted(sets, key=lambda each: (len(each.facts), each.k.median, _names(each.facts))))


def _set(among: Field, some: Sequence[Narrowing]) -> ExposingSet:
    k = among.count(some)
    assert k is not None  # only what was counted was found
    return ExposingSet(facts=tuple(each.fact for each in some), k=k)


def _names(some: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(each.dimension for each in some)
