"""The three cheapest changes of the draft after which nothing would be found. What is published cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Final

from farbank.judgement.exposing_sets import weighed
from farbank.judgement.counting import count
from farbank.judgement.mosaic import facts
from farbank.judgement.question import Limits
from farbank.judgement.shares import Tables, said, shown
from farbank.judgement.told import Told
from farbank.judgement.upper_ends import AT_ONCE

SHOWN: Final = 3
TRIES: Final = 1000  # of the cheapest changes; a draft that tells so much of one person is not mended by its words
GENERALISE, LEAVE_OUT = 1, 2  # what a change costs the reader, in steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing the draft tells, and what it would tell instead (None: nothing)."""

    told: Told
    instead: Told | None

    def __str__(self) -> str:
        if self.instead is None:
            return f'leave "{self.told.words}" out'
        return f'say "{self.instead.words}" instead of "{self.told.words}"'

    @property
    def cost(self) -> int:
        """Steps that this takes away from the reader."""
        return GENERALISE if self.instead else LEAVE_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """All that a repair is tried against."""

    tables: Tables
    limits: Limits
    holders: frozenset[str] = frozenset()


def passes(told: Sequence[Told], around: Circumstances) -> bool:
    """Whether the limits would find nothing in these tellings."""
    known = facts(told, around.tables, around.holders)
    return not known or weighed(count(known, around.tables), around.limits) is None


def repairs(told: Sequence[Told], around: Circumstances) -> tuple[str, ...]:
    """Up to three sentences, cheapest first; none when no change of the draft's words helps."""
    mine = _of_draft(told)
    found: list[tuple[Change, ...]] = []
    for changes in sorted(_changes(mine, around.tables), key=_cost)[:TRIES]:
        needless = any(set(each) <= set(changes) for each in found)
        if len(found) < SHOWN and not needless and _helps(told, changes, around):
            found.append(changes)
    return tuple(_sentence(each) for each in found)


def _of_draft(told: Sequence[Told]) -> tuple[Told, ...]:
    """What the draft tells, each value of a dimension once: the same words twice are changed together."""
    return tuple({(each.dimension, each.values): each for each in told if each.draft and each.lookup}.values())


def _changes(mine: Sequence[Told], tables: Tables) -> Iterator[tuple[Change, ...]]:
    for number in range(1, min(len(mine), AT_ONCE) + 1):
        for some in combinations(mine, number):
            yield from product(*(_choices(each, tables) for each in some))


def _choices(told: Told, tables: Tables) -> tuple[Change, ...]:
    wider = {each for value in told.values for each in tables.wider_values(told.dimension, value)}
    coarse = [replace(told, values=frozenset({said(each)}), words=shown(each)) for each in sorted(wider)]
    return (*(Change(told=told, instead=each) for each in coarse), Change(told=told, instead=None))


def _cost(changes: tuple[Change, ...]) -> tuple[int, tuple[str, ...]]:
    return sum(each.cost for each in changes), tuple(str(each) for each in changes)


def _helps(told: Sequence[Told], changes: tuple[Change, ...], around: Circumstances) -> bool:
    instead = {(each.told.dimension, each.told.values): each.instead for each in changes}
    after = [
        new
        for each in told
        if (new := instead.get((each.dimension, each.values), each) if each.draft else each) is not None
    ]
    return passes(after, around)


def _sentence(changes: tuple[Change, ...]) -> str:
    words = " and ".join(str(each) for each in changes)
    return f"{words[0].upper()}{words[1:]}."
