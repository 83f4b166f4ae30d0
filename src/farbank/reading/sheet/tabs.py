"""A desk sheet as a workbook or as CSV files: one tab a section, the first row its columns, one row a row.

A cell of several words separates them with `;`. A column inside another is written with a dot, `vantage.kind`.
Where a column holds several entries (`states`), each stands in a row of its own and the key is repeated.
An example row of the template that nobody changed is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

from farbank.errors import Complained, Complaint
from farbank.reading.sheet.column import Column, Section
from farbank.reading.sheet.nearest import did_you_mean, much_like
from farbank.reading.sheet.sections import FREE, HEADER, SECTION, WITHDRAW
from farbank.reading.sheet.shape import sheet_from
from farbank.reading.sheet.sheet import Sheet
from farbank.reading.sheet.tabcell import Cell, join, knows, put
from farbank.reading.sheet.template import example_of
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar, unwritable
from farbank.values.picture import Tab

_TABS = {**SECTION, HEADER.name: HEADER, WITHDRAW.name: WITHDRAW}
_KEY = Column(name="key", kind="text", help="A label of your own.")
_SLIP = 0.75  # a dimension this much like a column's name is that name with a slip in it


def parse_tabs(tabs: Sequence[Tab], file: str) -> Sheet:
    """The same sheet that YAML would give; lines are row numbers of the tab."""
    complaints: list[Complaint] = []
    top: list[tuple[Scalar, Node]] = []
    for tab in tabs:
        name = tab.name.strip().casefold()
        if not any(cell.strip() for row in tab.rows for cell in row):
            continue
        if name in _TABS:
            section = _TABS[name]
            top.extend(_top(section, _Reader(section, file, complaints).rows(tab)))
        else:
            meant = did_you_mean(name, _TABS) or f"; the tabs are {', '.join(_TABS)}"
            complaints.append(Complaint(file=file, line=1, key=tab.name, expected=f"no section of this name{meant}"))
    return sheet_from(Fields(entries=tuple(top), line=1), file, tuple(complaints))


def csv_tab(text: str, name: str, file: str) -> Tab:
    """A CSV text as a tab; `Complained` with the line where its quotation marks do not close."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    try:
        return Tab(name=name, rows=tuple(tuple(row) for row in reader))
    except csv.Error:
        line = min(max(reader.line_num, 1), max(len(lines), 1))
        fault = Complaint(file=file, line=line, key="", expected="a quotation mark is not closed, or stands astray")
        raise Complained((fault,)) from None


def _top(section: Section, rows: list[Fields]) -> list[tuple[Scalar, Node]]:
    if section is HEADER:
        return [cell for row in rows for cell in row.without("key").entries]
    entries = tuple(_withdrawn(row) for row in rows) if section is WITHDRAW else tuple(rows)
    return [(Scalar(text=section.name, line=1), Listing(entries=entries, line=1))]


def _withdrawn(row: Fields) -> Fields:
    label, because = row.get("key"), row.get("because")
    words = label.text if isinstance(label, Scalar) else ""
    cell = (Scalar(text=words, line=row.line), because or Scalar(text="", line=row.line))
    return Fields(entries=(cell,), line=row.line)


class _Reader:
    """Reads one tab as the rows of one section; what it cannot place it notes."""

    def __init__(self, section: Section, file: str, complaints: list[Complaint]) -> None:
        self.section = section
        self.columns = (_KEY, *section.allowed)
        self.free = any(column.name == FREE for column in self.columns)
        self.file = file
        self.complaints = complaints

    def complain(self, line: int, key: str, expected: str) -> None:
        self.complaints.append(Complaint(file=self.file, line=line, key=key, expected=expected))

    def rows(self, tab: Tab) -> list[Fields]:
        paths = self.paths(tab.rows[0])
        names = tuple(name.strip() for name in tab.rows[0])
        example = example_of(self.section)
        found: list[Fields] = []
        for line, row in enumerate(tab.rows[1:], start=2):
            beyond = next((text for text in row[len(paths) :] if text.strip()), "")
            if beyond:
                self.complain(line, self.section.name, f"{beyond.strip()!r} stands beyond the last named column")
            if any(map(unwritable, row)):
                self.complain(line, self.section.name, "words without control characters and half characters")
            cells = {name: text.strip() for name, text in zip(names, row, strict=False) if text.strip()}
            if cells and cells != example:
                self.add(found, row, paths, line)
        return found

    def add(self, found: list[Fields], row: tuple[str, ...], paths: list[tuple[str, ...]], line: int) -> None:
        fields = Fields(entries=(), line=line)
        for path, text in zip(paths, row, strict=False):
            if path and text.strip():
                fields = put(fields, Cell(path=path, text=text.strip(), line=line), self.columns)
        joined = join(found[-1], fields, self.columns) if found else None
        if joined is None:
            found.append(fields)
        else:
            found[-1] = joined

    def paths(self, names: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Where each column leads; `()` for one that leads nowhere, which is a fault of the first row."""
        seen: set[str] = set()
        found = []
        for name in (each.strip() for each in names):
            if name and name in seen:
                self.complain(1, f"{self.section.name}.{name}", "this column stands twice")
            found.append(() if name in seen else self.path(name))
            seen.add(name)
        return found

    def path(self, name: str) -> tuple[str, ...]:
        path = tuple(name.split("."))
        if not name or knows(self.columns, path):
            return path if name else ()
        known = tuple(column.name for column in self.columns)
        if self.free and not any(much_like(name, each) >= _SLIP for each in known):
            return (FREE, name)
        meant = did_you_mean(path[0], known) or f"; the columns are {', '.join(known)}"
        self.complain(1, f"{self.section.name}.{name}", f"no column of this name{meant}")
        return ()
