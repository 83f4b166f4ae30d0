"""The course of a line on the ground, so that a share becomes a point on a map and a point becomes a share.

Degrees are integers times 10^7 (longitude, latitude), shares are parts of `WHOLE`. The course is generalised: it
places things along the line and says nothing about how long the line is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from farbank.errors import Refused
from farbank.values.count import WHOLE
from farbank.values.ids import LineId

DEGREE: Final = 10**7
# cosines of 0, 10, .. 90 degrees of latitude in parts of 1000: a degree of longitude shrinks by this on the way north
_SHRINK: Final = (1000, 985, 940, 866, 766, 643, 500, 342, 174, 1)

Position = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A country near the line, cut to the window of the map; each ring is closed by its own first point."""

    name: str
    rings: tuple[tuple[Position, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The nearest place on the line to a point: its share, its position, and the side the point lies on."""

    share: int
    position: Position
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShape:
    """One version of a line from share 0 to share 1: its points, the share of each, and what lies around it.

    `rivers` are named in order and change where `splits` says; `left` and `right` name the sides as one walks the line
    from share 0. `window` is (west, south, east, north) of the outlines.
    """

    line: LineId
    version: int
    title: str
    attribution: str
    points: tuple[Position, ...]
    shares: tuple[int, ...]
    left: str
    right: str
    rivers: tuple[str, ...]
    splits: tuple[int, ...] = ()
    window: tuple[int, int, int, int]
    outlines: tuple[Outline, ...] = ()

    def __post_init__(self) -> None:
        if len(self.points) != len(self.shares) or len(self.points) < 2:  # noqa: PLR2004  # two ends make a line
            raise Refused("a line has at least two points, and one share for each")
        if self.shares[0] != 0 or self.shares[-1] != WHOLE or any(b <= a for a, b in pairwise(self.shares)):
            raise Refused("the shares of a line grow from 0 to 1")
        if len(self.rivers) != len(self.splits) + 1:
            raise Refused("a line has one river more than it has splits")

    def at(self, share: int) -> Position:
        """The position of a share on the map."""
        _check(share)
        after = min(bisect_right(self.shares, share), len(self.shares) - 1)
        before = after - 1
        part = Fraction(share - self.shares[before], self.shares[after] - self.shares[before])
        return _between(self.points[before], self.points[after], part)

    def course(self, start: int, end: int) -> tuple[Position, ...]:
        """The positions of a stretch, from the one share to the other, for drawing."""
        if end < start:
            raise Refused("a stretch runs from a smaller to a larger share")
        inner = (point for point, share in zip(self.points, self.shares, strict=True) if start < share < end)
        return (self.at(start), *inner, self.at(end))

    def river(self, share: int) -> str:
        """The river that the line follows at a share."""
        _check(share)
        return self.rivers[bisect_right(self.splits, share)]

    def nearest(self, position: Position) -> Foot:
        """The foot of a point on the line; of two equally near ones the first."""
        shrink = _shrink(position[1])
        ways = (_foot(position, a, b, shrink) for a, b in pairwise(self.points))
        at, (_, part) = min(enumerate(ways), key=lambda way: way[1][0])
        a, b = self.points[at], self.points[at + 1]
        share = self.shares[at] + round(part * (self.shares[at + 1] - self.shares[at]))
        turn = (b[0] - a[0]) * (position[1] - a[1]) - (b[1] - a[1]) * (position[0] - a[0])
        return Foot(share=share, position=_between(a, b, part), side=self.left if turn > 0 else self.right)


def _check(share: int) -> None:
    if not 0 <= share <= WHOLE:
        raise Refused("a share of a line lies between 0 and 1")


def _shrink(latitude: int) -> Fraction:
    """How much a degree of longitude shrinks at a latitude, between two rows of the table."""
    tens, rest = divmod(min(abs(latitude), 89 * DEGREE), 10 * DEGREE)
    low, high = _SHRINK[tens], _SHRINK[tens + 1]
    return Fraction(low * 10 * DEGREE + (high - low) * rest, 1000 * 10 * DEGREE)


def _foot(point: Position, a: Position, b: Position, shrink: Fraction) -> tuple[Fraction | int, Fraction]:
    """The squared distance of a point from a segment, and how far along the segment the nearest place is (0 to 1).

    Lengths are whole: degrees times 10^7 times the denominator of `shrink`, so they compare for one `shrink` only.
    """
    wide, high = shrink.numerator, shrink.denominator
    across, up = (b[0] - a[0]) * wide, (b[1] - a[1]) * high
    to_x, to_y = (point[0] - a[0]) * wide, (point[1] - a[1]) * high
    along, long = to_x * across + to_y * up, across * across + up * up
    if along <= 0:
        return to_x * to_x + to_y * to_y, Fraction(0)
    if along >= long:
        return (to_x - across) ** 2 + (to_y - up) ** 2, Fraction(1)
    return Fraction((to_x * up - to_y * across) ** 2, long), Fraction(along, long)


def _between(a: Position, b: Position, part: Fraction) -> Position:
    return round(a[0] + part * (b[0] - a[0])), round(a[1] + part * (b[1] - a[1]))
