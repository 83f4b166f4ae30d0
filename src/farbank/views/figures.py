"""Series of numbers with every value they were ever given."""

from __future__ import annotations

from typing import ClassVar

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.ports import Rows
from farbank.views import latest


class Figures:
    """A fold of series and figures."""

    name: ClassVar[str] = "figures"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("series", "figure")
    schema: ClassVar[tuple[str, ...]] = (latest.table("series"), latest.table("figure"), latest.index("figure"))

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case SeriesOpened() as fact:
                latest.keep(rows, "series", fact, asked=fact.label)
            case FigureObserved() as fact:
                latest.keep(rows, "figure", fact, asked=fact.series)
            case Withdrawn(id=identity):
                latest.drop(rows, "series", identity)
                latest.drop(rows, "figure", identity)
            case _:
                pass


def series(rows: Rows) -> tuple[SeriesOpened, ...]:
    """Every series in the order opened."""
    return tuple(latest.every(rows, "series", SeriesOpened))


def figures_of(rows: Rows, series_id: str) -> tuple[FigureObserved, ...]:
    """Every value a series was ever given, in the order learned."""
    return tuple(latest.every(rows, "figure", FigureObserved, asked=series_id))
