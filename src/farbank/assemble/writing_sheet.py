"""A fact-checker's sheet as a file: CSV or XLSX by its ending, never over a file that is there."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from farbank.assemble.carried_file import refuse_taken, write_file
from farbank.assemble.pages.fact_sheet import FactSheet
from farbank.errors import Refused
from farbank.keeping.disk.fsops import Disk
from farbank.publish.plain_workbook import workbook_of

_ENDINGS: Final = (".csv", ".xlsx")
# what a spreadsheet program takes for a formula at the start of a cell
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def refuse_sheet_name(file: Path) -> None:
    """Refuse a name that says no kind of sheet, or is taken; before any work is done for it."""
    if file.suffix.lower() not in _ENDINGS:
        raise Refused(f"{file} does not end in .csv or .xlsx", advice="Name the sheet something like facts.xlsx.")
    refuse_taken(file)


def write_fact_sheet(made: FactSheet, file: Path) -> None:
    """Write the sheet to a file that is not there yet."""
    tab = made.tab()
    if file.suffix.lower() == ".xlsx":
        write_file(Disk(), file, workbook_of((tab,)))
        return
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([plain_cell(cell) for cell in row] for row in tab.rows)
    write_file(Disk(), file, out.getvalue().encode("utf-8-sig"))


def plain_cell(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
