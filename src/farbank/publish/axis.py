"""A scale of years: where a day stands, and the lines and names of the years."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.publish import ink
from farbank.publish.svg import Sheet, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Years `first` to `last`, both whole, between `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    def at(self, when: float | None, *, open_end: bool = False) -> float:
        """Where a decimal year stands; what lies outside stands at the edge, an open end at its own edge."""
        if when is None:
            return self.right if open_end else self.left
        share = (when - self.first) / (self.last + 1 - self.first)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def rule(self, sheet: Sheet, top: float, bottom: float, size: float) -> None:
        """A line at each new year, and its number in the middle of the year beneath `bottom`."""
        each = (self.right - self.left) / (self.last + 1 - self.first)
        for year in range(self.first, self.last + 2):
            x = self.at(year)
            sheet.line(x, top, x, bottom, ink.RULE)
            if year <= self.last:
                words = str(year) if each > size * 2.4 else f"’{year % 100:02}"
                sheet.text(x + each / 2, bottom + size * 1.3, words, Type(size=size, fill=ink.SOFT, anchor="middle"))
