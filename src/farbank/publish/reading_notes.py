"""How the figures are to be read: the same sentences in every edition and every form of a page."""

from __future__ import annotations

from typing import Final

READING: Final = (
    "Dark means that this case holds no look there and then. It never means zero.",
    "Percentages are taken from true extents and rounded up, whatever was widened for print.",
    (
        "A survey that gives totals without places is drawn to the scale of its own compiler’s length of the line, "
        "above the chart; it fills no cell."
    ),
    "A mark in time is as wide as the doubt about its date.",
    "Where a camera stood is never drawn.",
)
