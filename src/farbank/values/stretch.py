"""From-to along a line. A line is a versioned linear reference: share 0 is its first end, share 1 its last."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from farbank.errors import Refused
from farbank.values.count import WHOLE, Precision
from farbank.values.ids import LineId


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of one version of a line between two shares, in parts of 10^9; never in kilometres."""

    line: LineId
    version: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= WHOLE:
            raise Refused("a stretch runs from a smaller to a larger share between 0 and 1")

    @property
    def share(self) -> Fraction:
        """Its length as a share of the whole line."""
        return Fraction(self.end - self.start, WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLength:
    """How long one compiler says the line is, in metres. Compilers differ; their lengths are never converted."""

    compiler: str
    metres: int
    precision: Precision = "approx"

    def __post_init__(self) -> None:
        if self.metres <= 0:
            raise Refused(f"the length by {self.compiler} must be more than nothing")


def around(line: LineId, version: int, centre: int, extent: Fraction) -> Stretch:
    """A stretch centred on a share, `extent` of the line long, moved inwards where it would leave the line."""
    half = extent * WHOLE / 2
    start, end = centre - half, centre + half
    if start < 0:
        start, end = Fraction(0), min(Fraction(WHOLE), end - start)
    elif end > WHOLE:
        start, end = max(Fraction(0), start - (end - WHOLE)), Fraction(WHOLE)
    return Stretch(line=line, version=version, start=round(start), end=round(end))
