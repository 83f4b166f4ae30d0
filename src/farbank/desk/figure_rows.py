"""Figures in a CSV file beside the sheet: one row of the sheet that names it stands for all of its rows."""

from __future__ import annotations

from farbank.desk.context import Context
from farbank.desk.wanted import lost, named
from farbank.errors import Complained, Complaint
from farbank.reading.sheet.cells import Reading, cells_of
from farbank.reading.sheet.check import faults
from farbank.reading.sheet.sheet import Row
from farbank.reading.sheet.tabs import csv_tab, parse_tabs
from farbank.reading.sheet.tree import Fields, at_line

_OWN = ("csv", "note")  # these are about the file, not about each of its rows
_EACH = ("ref", "value", "precision", "flags")  # these cannot be the same for every row of a file


def figure_rows(row: Row, reading: Reading, context: Context) -> tuple[Row, ...]:
    """The rows of the file that a row names, each with the file's own line; `Complained` with all that is wrong.

    What the row of the sheet says besides (`series`, `item`, `known_from` ...) holds where the file does not say it.
    """
    cells = cells_of(row, reading, tuple(column.may() for column in row.section.allowed))
    found = list(faults(cells))
    found += [cells.complaint(name, "nothing: the CSV file says this") for name in _EACH if cells.has(name)]
    if found:
        raise Complained(tuple(found))
    wanted = named(row, "csv")
    lost(row, wanted, context.texts)
    path = wanted[0].path
    sheet = parse_tabs((csv_tab(context.texts[wanted[0]], row.section.name, path),), path)
    astray = tuple(
        Complaint(file=path, line=each.line, key="figures.csv", expected="figures, not another file")
        for each in sheet.of("figures")
        if each.cells.get("csv") is not None
    )
    if sheet.faults or astray:
        raise Complained((*sheet.faults, *astray))
    return tuple(_completed(each, row.cells.without(*_OWN)) for each in sheet.of("figures"))


def _completed(row: Row, given: Fields) -> Row:
    cells = row.cells
    for name, node in given.entries:
        if cells.get(name.text) is None:
            cells = cells.holding(name.text, at_line(node, row.line))
    return Row(section=row.section, key=row.key, line=row.line, cells=cells, file=row.file)
