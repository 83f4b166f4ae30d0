"""Counted sets: who held the document, who could stand at the vantage, who was present. Sound bounds, no statistics.

- Whoever fits what was told is in each set that bears the same words; so no more fit than the smallest of them has.
- Of what few can know, see or be at, a source is in one of their own sets, whatever words are printed.
- Whoever is in two sets is in their meeting, where somebody counted that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from farbank.facts.persona import AccessCounted
from farbank.judgement.shares import Tables, said

# dimension -> the kinds of counted sets that bound it in whatever words it is told; `""` is a set of no stated kind
BOUNDED_BY: Final[Mapping[str, frozenset[str]]] = {
    "knows": frozenset({"", "held"}),
    "camera": frozenset({"could_stand"}),
    "event_place": frozenset({"present"}),
    "event_time": frozenset({"present"}),
}


def limit_of(dimension: str, values: frozenset[str], holders: frozenset[str], tables: Tables) -> int | None:
    """A counted set in the same words; for other words on what few know or see, the smallest set the source is in."""
    named = tables.bound(values)
    if named is not None:
        return named
    return min((each.count for each in _own(dimension, holders, tables)), default=None)


def names_of(dimension: str, values: frozenset[str], holders: frozenset[str], tables: Tables) -> frozenset[str]:
    """The words of the counted sets that somebody is surely in, of whom just these values were told."""
    named = values if len(values) == 1 and tables.bound(values) is not None else frozenset()
    return named | {said(each.what) for each in _own(dimension, holders, tables)}


def meeting_of(names: frozenset[str], tables: Tables) -> int | None:
    """How many are in all of the sets called by some words, where somebody counted who is in several of them."""
    counts = [each.count for each in tables.access if each.meets and {said(name) for name in each.meets} <= names]
    return min(counts, default=None)


def _own(dimension: str, holders: frozenset[str], tables: Tables) -> tuple[AccessCounted, ...]:
    kinds = BOUNDED_BY.get(dimension)
    if kinds is None or not holders:
        return ()
    return tuple(each for each in tables.access if each.who in holders and each.kind_of in kinds and not each.meets)
