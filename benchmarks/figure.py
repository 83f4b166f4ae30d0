"""One figure: what was measured against what, in several runs, and the target it must meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`unit` says what a value is (`x` is a ratio to `peer`). `at_least` or `at_most` is the target, if there is one.

    A target is judged by the median.
    """

    what: str
    peer: str
    values: tuple[float, ...]
    unit: str = "x"
    at_least: float | None = None
    at_most: float | None = None

    @property
    def target(self) -> str:
        """The target in words, empty when there is none."""
        if self.at_least is not None:
            return f">= {_short(self.at_least)} {self.unit}"
        return f"<= {_short(self.at_most)} {self.unit}" if self.at_most is not None else ""

    @property
    def verdict(self) -> str:
        """`met`, `MISSED`, or nothing where there is no target."""
        middle = median(self.values)
        if self.at_least is None and self.at_most is None:
            return ""
        low = self.at_least is None or middle >= self.at_least
        high = self.at_most is None or middle <= self.at_most
        return "met" if low and high else "MISSED"


def table(figures: Iterable[Figure]) -> str:
    """The figures as one Markdown table."""
    head = ("what", "against", "unit", "min", "median", "max", "target", "")
    rows = [head, *(_row(each) for each in figures)]
    wide = [max(len(row[at]) for row in rows) for at in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in wide) + "|", *lines[1:]])


def _row(figure: Figure) -> tuple[str, ...]:
    three = (min(figure.values), median(figure.values), max(figure.values))
    return (
        figure.what,
        figure.peer,
        figure.unit,
        *(_short(each) for each in three),
        figure.target,
        figure.verdict,
    )


def _short(value: float | None) -> str:
    return f"{value:,.0f}" if value is not None and value >= 100 else f"{value:.3g}"
