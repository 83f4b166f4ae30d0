"""The cells of an XLSX workbook that a person sees: no hidden sheet, row or column, and values instead of formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET

import openpyxl

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.names import clean_text
from farbank.intake.readers.office.packed import unpacked
from farbank.intake.readers.reader import Unreadable
from farbank.intake.readers.sheet import FAULTS
from farbank.intake.readers.shown_cell import shown_cell
from farbank.intake.reading import Reading
from farbank.values.picture import Tab

_NAME: Final = "shown sheet 1"
_VISIBLE: Final = "visible"
_LARGEST: Final = 20_000_000  # bytes of one sheet once unpacked: it is held as a whole
_CHARTS: Final = ("xl/charts/", "xl/drawings/", "xl/media/")


def shown_tabs(untrusted_bytes: bytes, limits: Limits) -> Reading:
    """The tabs that are seen; what was left out is told. Raises `Unreadable`."""
    with unpacked(untrusted_bytes, "a workbook") as packed:
        sheets = list(packed.matching("xl/worksheets/", ".xml"))
        if sum(len(packed.member(name)) for name in sheets) > _LARGEST:
            raise Unreadable(f"its sheets unpack to more than {_LARGEST:,} bytes; save each as CSV")
        drawn = any(True for start in _CHARTS for _ in packed.matching(start))
    try:
        book = openpyxl.load_workbook(io.BytesIO(untrusted_bytes), data_only=True)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == _VISIBLE]
        tabs = tuple(_tab(sheet, limits) for sheet in seen)
        hidden = tuple(_left_out(book, seen, drawn=drawn))
    except (*FAULTS, zipfile.BadZipFile, ET.ParseError):
        raise Unreadable("it begins like a workbook and is broken") from None
    if not tabs:
        raise Unreadable("none of its sheets is seen")
    return Reading(media="", reader=_NAME, tabs=tabs, hidden=hidden)


def _tab(sheet: Any, limits: Limits) -> Tab:  # noqa: ANN401  (the library has no types)
    if sheet.max_row * sheet.max_column > limits.cells:
        raise Unreadable(f"a sheet of it claims more than {limits.cells:,} cells")
    across = [cell for cell in range(1, sheet.max_column + 1) if not _column_hidden(sheet, cell)]
    rows = [
        tuple(_words(sheet.cell(row=row, column=column)) for column in across)
        for row in range(1, sheet.max_row + 1)
        if not sheet.row_dimensions[row].hidden
    ]
    return Tab(name=clean_text(sheet.title), rows=tuple(rows))


def _words(cell: Any) -> str:  # noqa: ANN401
    return clean_text(shown_cell(cell.value, str(cell.number_format)))


def _column_hidden(sheet: Any, column: int) -> bool:  # noqa: ANN401
    """Whether a column is hidden by itself or in a group of columns that is written as one."""
    groups = sheet.column_dimensions.values()
    return any(each.hidden and (each.min or 0) <= column <= (each.max or 0) for each in groups)


def _left_out(book: Any, seen: list[Any], *, drawn: bool) -> Iterator[Hidden]:  # noqa: ANN401
    for sheet in book.worksheets:
        if sheet not in seen:
            yield Hidden(what="hidden sheet", value="left out")
    for sheet in seen:
        if any(each.hidden for each in sheet.row_dimensions.values()):
            yield Hidden(what="hidden rows", value="left out")
        if any(each.hidden for each in sheet.column_dimensions.values()):
            yield Hidden(what="hidden columns", value="left out")
    if drawn:
        yield Hidden(what="charts and pictures", value="left out")
