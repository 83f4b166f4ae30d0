"""Lengths of sets of segments, and how much was covered at least and at most when some looks are vague."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from farbank.judgement.placed import Interval, PlacedLook
from farbank.values.count import WHOLE

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """A line cut at every end point: `cuts` from 0 to `WHOLE`, ascending. Segment i runs from cut i to cut i + 1."""

    cuts: tuple[int, ...]

    def within(self, interval: Interval) -> range:
        """The numbers of the segments inside an interval whose ends are cuts."""
        return range(bisect_left(self.cuts, interval[0]), bisect_left(self.cuts, interval[1]))

    def width(self, numbers: Iterable[int]) -> int:
        """The length of some segments together, in parts of the line."""
        return sum(self.cuts[number + 1] - self.cuts[number] for number in numbers)


def ruler(intervals: Iterable[Interval]) -> Ruler:
    """The line cut at every end point."""
    return Ruler(cuts=tuple(sorted({0, WHOLE, *(end for each in intervals for end in each)})))


def covered(
    line: Ruler, sure: frozenset[int], *, at_least: Sequence[PlacedLook], at_most: Sequence[PlacedLook]
) -> Bounds:
    """The share surely and possibly covered: `sure` segments, with looks that surely and that possibly count.

    A look somewhere inside a wider stretch adds its true extent, wherever it was, and never the stretch.
    """
    low = max([line.width(sure), *(_with(line, sure, each) for each in at_least if each.vague_place)])
    plain = sure.union(*(line.within(each.where) for each in at_most if not each.vague_place))
    vague = [each for each in at_most if each.vague_place]
    loose = sum(each.extent - (each.surely[1] - each.surely[0]) for each in vague)
    high = min(
        line.width(plain.union(*(line.within(each.surely) for each in vague))) + loose,
        line.width(plain.union(*(line.within(each.where) for each in vague))),
    )
    return Fraction(low, WHOLE), Fraction(max(low, high), WHOLE)


def _with(line: Ruler, sure: frozenset[int], look: PlacedLook) -> int:
    inside = sure.intersection(line.within(look.where))
    return line.width(sure - inside) + max(look.extent, line.width(inside))
