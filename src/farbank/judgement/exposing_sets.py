"""The smallest sets of facts that already expose somebody: "these two suffice"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from farbank.judgement.mosaic import AT_ONCE, Candidates, Fact, count
from farbank.judgement.question import Limits
from farbank.judgement.shares import Tables
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
    known: Sequence[Fact], tables: Tables, limits: Limits, *, severity: Severity
) -> tuple[ExposingSet, ...]:
    """The minimal sets of up to four facts that alone deserve this severity, smallest first, then most telling."""
    found: list[ExposingSet] = []
    for number in range(1, min(len(known), AT_ONCE) + 1):
        for some in combinations(known, number):
            if any(set(_names(each.facts)) <= set(_names(some)) for each in found):
                continue
            k = count(some, tables)
            if k is not None and weighed(k, limits) in ("BLOCK", severity):
                found.append(ExposingSet(facts=some, k=k))
    return tuple(sorted(found, key=lambda each: (len(each.facts), each.k.median, _names(each.facts))))


def _names(some: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(each.dimension for each in some)
