"""Intervals that lie end to end: quarters that make a year, years that make a longer interval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from farbank.facts.figure import FigureObserved
from farbank.judgement.figure_words import whole_months

ONE_DAY = timedelta(days=1)


def tiles(whole: tuple[date, date], parts: Sequence[FigureObserved]) -> tuple[FigureObserved, ...]:
    """The parts, all of one length in months, that fill an interval exactly and in order; empty where none do."""
    for months in sorted({whole_months(each.ref) for each in parts} - {0}):
        same = sorted((each for each in parts if whole_months(each.ref) == months), key=lambda each: each.ref.first)
        inside = [each for each in same if each.ref.first >= whole[0] and each.ref.last <= whole[1]]
        if len(inside) > 1 and _end_to_end(whole, inside):
            return tuple(inside)
    return ()


def follows(earlier: date, later: date) -> bool:
    """Whether one day comes right after another."""
    return earlier != date.max and earlier + ONE_DAY == later


def _end_to_end(whole: tuple[date, date], parts: Sequence[FigureObserved]) -> bool:
    if parts[0].ref.first != whole[0] or parts[-1].ref.last != whole[1]:
        return False
    return all(follows(left.ref.last, right.ref.first) for left, right in pairwise(parts))
