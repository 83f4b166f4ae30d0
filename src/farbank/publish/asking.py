"""Parts of a figure that a reader may ask about: "who could look here, and why not?", where a page answers that.

A part is a stretch of the line in one year. Published pages ask nothing, and their drawings hold no address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from jinja2.utils import url_quote

from farbank.values.count import WHOLE

Where = Fraction | float  # a share of the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """`to`: the address that answers, ending where `at`, `target` and `year` are added. `cuts`: where the line is cut.

    What is asked about at the moment is `stretch`, and in a chart `target` and `year`; it is outlined.
    """

    to: str
    cuts: tuple[tuple[Where, str], ...]
    stretch: tuple[Where, Where] | None = None
    target: str = ""
    year: int = 0

    def address(self, start: Where, end: Where, target: str, year: int) -> str:
        """Where one part is answered; its ends are in parts of 10^9 of the line."""
        return f"{self.to}at={round(start * WHOLE)}-{round(end * WHOLE)}&target={url_quote(target)}&year={year or ''}"

    def parts(self) -> Iterator[tuple[Where, Where, str]]:
        """The line cut into its parts, each with its two ends in words."""
        for (start, one), (end, other) in pairwise(self.cuts):
            if start < end:
                yield start, end, f"{one} – {other}"
