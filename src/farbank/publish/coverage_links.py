"""The links over the parts of a coverage chart, where the page answers "who could look here, and why not?"."""

from __future__ import annotations

from collections.abc import Callable

from farbank.publish import ink
from farbank.publish.figure import CoverageFigure, Lane, Share
from farbank.publish.svg import Box, Sheet, number

QUARTERS = 4
Spot = Callable[[Share, Share, int, int], Box]


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
