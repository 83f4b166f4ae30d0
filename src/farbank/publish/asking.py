"""Parts of a figure that a reader may ask about: "who could look here, and why not?", where a page answers that.

A part is a stretch of the line in one year. Published pages ask nothing, and their drawings hold no address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from farbank.publish import ink
from farbank.publish.svg import Box, Sheet, number
from farbank.values.count import WHOLE

if TYPE_CHECKING:
    from farbank.publish.figure import CoverageFigure, Lane, Share

QUARTERS = 4
Spot = Callable[["Share", "Share", int, int], Box]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """`to`: the address that answers, ending where `at`, `target` and `year` are added. `cuts`: where the line is cut.

    What is asked about at the moment is `stretch`, and in a chart `target` and `year`; it is outlined.
    """

    to: str
    cuts: tuple[tuple[Share, str], ...]
    stretch: tuple[Share, Share] | None = None
    target: str = ""
    year: int = 0

    def address(self, start: Share, end: Share, target: str, year: int) -> str:
        """Where one part is answered; its ends are in parts of 10^9 of the line."""
        return f"{self.to}at={round(start * WHOLE)}-{round(end * WHOLE)}&target={quote(target)}&year={year or ''}"

    def parts(self) -> Iterator[tuple[Share, Share, str]]:
        """The line cut into its parts, each with its two ends in words."""
        for (start, one), (end, other) in pairwise(self.cuts):
            if start < end:
                yield start, end, f"{one} – {other}"


def ask_in_chart(sheet: Sheet, figure: CoverageFigure, lane: Lane, spot: Spot) -> None:
    """A link over every stretch and year of one panel, and an outline round the one that is asked about."""
    asking = figure.asking
    if asking is None:
        return
    for first in range(0, figure.quarters, QUARTERS):
        last, year = min(first + QUARTERS, figure.quarters) - 1, figure.first_year + first // QUARTERS
        for start, end, words in asking.parts():
            to = asking.address(start, end, lane.key, year)
            sheet.link(_outline(spot(start, end, first, last)), to, f"{lane.name}, {words}, {year}")
        if asking.stretch and (asking.target, asking.year) == (lane.key, year):
            sheet.path(_outline(spot(*asking.stretch, first, last)), stroke=ink.GLOW, line=3)


def _outline(box: Box) -> str:
    return f"M{number(box.x)},{number(box.y)}h{number(box.w)}v{number(box.h)}h-{number(box.w)}z"
