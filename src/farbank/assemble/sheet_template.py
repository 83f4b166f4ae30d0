"""The empty desk sheet as a workbook: bold heads with help, pull-downs, one filled row a tab."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from farbank.assemble.carried_file import refuse_taken, write_file
from farbank.errors import Refused
from farbank.keeping.disk.fsops import Disk
from farbank.reading.sheet.template import TemplateColumn, TemplateTab, template

CHOICES: Final = "choices"  # a hidden tab that holds the words of the pull-downs; it is no section
ROWS: Final = 1000  # rows that get pull-downs
_HEAD: Final = PatternFill("solid", fgColor="E3E7E4")
_EXAMPLE: Final = Font(italic=True, color="5D7681")


def write_sheet(file: Path) -> None:
    """Write the workbook to a file that is not there yet."""
    save_new(_workbook(), file)


def refuse_name(file: Path) -> None:
    """Refuse a file that is no workbook by its name, or is there already; before any work is done for it."""
    if file.suffix.lower() != ".xlsx":
        raise Refused(f"{file} does not end in .xlsx", advice="Name the sheet something like desk.xlsx.")
    refuse_taken(file)


def save_new(book: Workbook, file: Path) -> None:
    """Write a workbook to a file that is not there yet, whole or not at all."""
    refuse_name(file)
    content = io.BytesIO()
    book.save(content)
    write_file(Disk(), file, content.getvalue())


def _workbook() -> Workbook:
    book = empty_workbook()
    lists = Lists(book)
    for tab in template():
        example_tab(book.create_sheet(tab.name), tab, lists)
    lists.hide_last()
    return book


def empty_workbook() -> Workbook:
    """A workbook without a tab."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    return book


def example_tab(sheet: Worksheet, tab: TemplateTab, lists: Lists) -> None:
    """A tab with its heads, pull-downs and the filled row that shows how."""
    for place, column in enumerate(tab.columns, start=1):
        write_head(sheet, place, column, lists)
        example = sheet.cell(2, place, tab.example[place - 1] or None)
        example.font, example.alignment = _EXAMPLE, Alignment(vertical="top")
        example.number_format = "@"
    sheet.freeze_panes = "A2"


def write_head(sheet: Worksheet, place: int, column: TemplateColumn, lists: Lists) -> None:
    """The head of one column with its help, and its pull-down."""
    head = sheet.cell(1, place, column.name)
    head.font, head.fill = Font(bold=column.required), _HEAD
    head.comment = Comment(column.help, "farbank", width=320, height=120)
    letter = get_column_letter(place)
    sheet.column_dimensions[letter].width = max(12, min(34, len(column.name) + 6))
    if column.choices:
        sheet.add_data_validation(lists.pull_down(column, letter))


class Lists:
    """The hidden tab with the words of the pull-downs, one list a column."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet = book.create_sheet(CHOICES)
        self._columns: dict[tuple[str, ...], str] = {}

    def pull_down(self, column: TemplateColumn, letter: str, *, closed: bool = True) -> DataValidation:
        """A pull-down over one column of a tab; other words may stand there too unless it is `closed`."""
        where = self._columns.get(column.choices) or self._write(column.choices)
        rule = DataValidation(type="list", formula1=where, allow_blank=True, showErrorMessage=closed)
        rule.error = "One of the words in the list."
        rule.add(f"{letter}2:{letter}{ROWS}")
        return rule

    def _write(self, words: tuple[str, ...]) -> str:
        letter = get_column_letter(len(self._columns) + 1)
        for row, word in enumerate(words, start=1):
            self._sheet[f"{letter}{row}"] = word
        self._columns[words] = f"{CHOICES}!${letter}$1:${letter}${len(words)}"
        return self._columns[words]

    def hide_last(self) -> None:
        """Put the tab of the lists behind all others, out of sight."""
        self._book.move_sheet(self._sheet, offset=len(self._book.sheetnames))
        self._sheet.sheet_state = "hidden"
