"""XLSX workbooks: every tab as text, and what a person who only looks at them does not see."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET

import openpyxl

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.names import clean_text
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.readers.shown_cell import shown_cell
from farbank.intake.reading import Reading
from farbank.values.picture import Tab

_NAME: Final = "sheet 1"
_LARGEST_UNPACKED: Final = 400_000_000
_LARGEST_COMMENTS: Final = 10_000_000
_SPREADSHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TELLING: Final = {
    "creator": "author",
    "lastModifiedBy": "last changed by",
    "created": "created",
    "modified": "changed",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keywords": "keywords",
    "category": "category",
}
FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, ET.ParseError, KeyError, ValueError, TypeError, IndexError),
    *(AttributeError, OSError, EOFError, OverflowError, RuntimeError, AssertionError),
)


def _read(given: Given) -> Reading:
    try:
        with zipfile.ZipFile(io.BytesIO(given.untrusted_bytes)) as packed:
            if sum(member.file_size for member in packed.infolist()) > _LARGEST_UNPACKED:
                raise Unreadable(f"it would unpack to more than {_LARGEST_UNPACKED:,} bytes")
            comments = tuple(_comments(packed))
        book = openpyxl.load_workbook(io.BytesIO(given.untrusted_bytes), read_only=True, data_only=True)
        tabs = tuple(_tabs(book, given.limits))
        hidden = tuple(_hidden(book)) + comments
    except FAULTS:
        raise Unreadable("it begins like a workbook and is broken") from None
    text = "\n".join("\t".join(row) for tab in tabs for row in ((tab.name,), *tab.rows))
    return Reading(media=given.media, reader=_NAME, text=text, tabs=tabs, hidden=hidden)


def _tabs(book: Any, limits: Limits) -> Iterator[Tab]:  # noqa: ANN401  (the library has no types)
    left = limits.cells
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a file may claim a million columns
        rows: list[tuple[str, ...]] = []
        for cells in sheet.iter_rows():
            rows.append(_stripped([clean_text(shown_cell(cell.value, _format(cell))) for cell in cells]))
            left -= max(len(cells), 1)
            if left < 0:
                raise Unreadable(f"it holds more than {limits.cells:,} cells")
        while rows and not rows[-1]:
            rows.pop()
        yield Tab(name=clean_text(sheet.title), rows=tuple(rows))


def _format(cell: Any) -> str:  # noqa: ANN401
    return str(getattr(cell, "number_format", "General"))


def _stripped(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _hidden(book: Any) -> Iterator[Hidden]:  # noqa: ANN401
    for key, what in _TELLING.items():
        value = getattr(book.properties, key, None)
        if value:
            yield Hidden(what=what, value=clean_text(shown_cell(value, "")))
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield Hidden(what="hidden sheet", value=clean_text(sheet.title))


def _comments(packed: zipfile.ZipFile) -> Iterator[Hidden]:
    for member in packed.infolist():
        if not re.fullmatch(r"xl/(?:comments/)?comments?\d*\.xml", member.filename):
            continue
        if member.file_size > _LARGEST_COMMENTS:
            yield Hidden(what="comments", value=f"{member.file_size} bytes, too many to be read")
            continue
        yield from _commented(ET.fromstring(packed.read(member)))  # noqa: S314  (expat stops expansion)


def _commented(tree: ET.Element) -> Iterator[Hidden]:
    authors = [each.text or "" for each in tree.iter(f"{_SPREADSHEET}author")]
    for comment in tree.iter(f"{_SPREADSHEET}comment"):
        number = comment.get("authorId", "")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        words = "".join(each.text or "" for each in comment.iter(f"{_SPREADSHEET}t"))
        yield Hidden(
            what=f"comment at {comment.get('ref', '?')}", value=clean_text(f"{author}: {words}" if author else words)
        )


READER: Final = Reader(
    name=_NAME,
    supports=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    read=_read,
)
