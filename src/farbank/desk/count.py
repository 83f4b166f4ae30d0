"""Series, and every value they were ever given."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.reading.sheet.cells import Cells
from farbank.values.count import Count, Precision
from farbank.values.ids import ItemId, SeriesId


def series(cells: Cells, label: str) -> SeriesOpened:
    """What is counted; its label is its name when it has no title."""
    return SeriesOpened(
        id="",
        label="",
        note=cells.optional_text("note"),
        name=cells.optional_text("title") or label,
        unit=cells.optional_text("unit"),
        compiler=cells.optional_text("compiler"),
        area=cells.optional_text("area"),
        definition=cells.optional_text("definition"),
    )


def figure(cells: Cells) -> FigureObserved:
    """One value for one interval. An empty value says why: with a flag such as M, or in a note."""
    value = _value(cells)
    flags = cells.choices("flags")
    if value is None and not (flags or cells.has("note")):
        raise cells.complained("value", "a number; when there is none, a flag such as M or a note that says why")
    return FigureObserved(
        id="",
        label="",
        note=cells.optional_text("note"),
        series=SeriesId(cells.reference("series")),
        ref=cells.when("ref"),
        value=value,
        flags=flags,
        known_from=cells.when("known_from"),
        dims=tuple(sorted((name, word) for name, word in cells.pairs("dims") if word)),
        item=ItemId(cells.reference("item")),
        relay=cells.optional_text("relay"),
        locator=cells.optional_text("url"),
    )


def _value(cells: Cells) -> Count | None:
    """The number with its precision, which stands with the number or in the column of its own."""
    value = cells.count("value")
    if value is None or cells.choice("precision") in ("", value.precision):
        return value
    precision = cast("Precision", cells.choice("precision"))
    if value.precision != "exact" or precision == "range":
        said = (
            "two numbers such as 10..12" if precision == "range" else f"the same as the value says, {value.precision}"
        )
        raise cells.complained("precision", said)
    return replace(value, precision=precision)
