"""Series of numbers, and every value they were ever given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Row, locked_by
from farbank.values.count import Count
from farbank.values.ids import ItemId, SeriesId
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesOpened(Row):
    """What is counted, in which unit, by whom, where, and by which definition."""

    kind: ClassVar[str] = "series-opened"
    row: ClassVar[str] = "series"
    name: str
    unit: str = ""
    compiler: str = ""
    area: str = ""
    definition: str = ""

    @property
    def title(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureObserved(Row):
    """One value of a series for one interval, as known from one day on. `value` None: asked, and not given.

    `flags` are SDMX CL_OBS_STATUS codes; `dims` (dimension, value) pairs such as ("sex", "total").
    """

    kind: ClassVar[str] = "figure-observed"
    row: ClassVar[str] = "figure"
    series: SeriesId
    ref: Span
    value: Count | None
    flags: tuple[str, ...] = ()
    known_from: Span
    dims: tuple[tuple[str, str], ...] = ()
    item: ItemId = ItemId("")
    relay: str = ""
    locator: str = ""

    @property
    def title(self) -> str:
        return f"{self.ref.words}: {self.value.value if self.value else 'none'}"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)
