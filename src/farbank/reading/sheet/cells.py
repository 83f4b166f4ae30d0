"""The cells of one row, read by the columns of its section. Every getter says what was expected, and in which line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from farbank.errors import Complained, Complaint, Refused
from farbank.reading.sheet import convert
from farbank.reading.sheet.column import Column
from farbank.reading.sheet.sheet import Row
from farbank.reading.sheet.tree import Fields, Listing, Node
from farbank.values.count import Count, parts
from farbank.values.span import Span

T = TypeVar("T")


class SpanReader(Protocol):
    """Reads vague dates; raises `Refused` with the reason."""

    def __call__(self, text: str, *, language: str = "en", as_of: date | None = None) -> Span: ...


class Resolver(Protocol):
    """The id that a label names among some kinds of row; raises `Refused` with the nearest label."""

    def __call__(self, kinds: tuple[str, ...], label: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What it takes to read cells: dates in the sheet's language as of its day, and labels."""

    read_span: SpanReader
    resolve: Resolver
    language: str = "en"
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Named cells with their columns. `where` is how a complaint names them: `looks.L-1.vantage`."""

    file: str
    where: str
    line: int
    columns: tuple[Column, ...]
    fields: Fields
    reading: Reading

    def complaint(self, name: str, expected: str) -> Complaint:
        """What is wrong with one cell, at its line (the row's, when there is no such cell)."""
        key = f"{self.where}.{name}" if name else self.where
        return Complaint(file=self.file, line=self.line_of(name), key=key, expected=expected)

    def complained(self, name: str, expected: str) -> Complained:
        """The same, to be raised."""
        return Complained((self.complaint(name, expected),))

    def line_of(self, name: str) -> int:
        """The line of a cell."""
        return next((key.line for key, _ in self.fields.entries if key.text == name), self.line)

    def has(self, name: str) -> bool:
        """Whether anything is written there."""
        return self.fields.get(name) is not None

    def given(self, name: str) -> bool:
        """Whether the column stands there at all, be it empty."""
        return any(key.text == name for key, _ in self.fields.entries)

    def column(self, name: str) -> Column:
        """What the column is; a name that is no column is a slip in the code that asks."""
        return next(each for each in self.columns if each.name == name)

    def text(self, name: str) -> str:
        """Words that must be there."""
        return self._must(name, lambda node: convert.one(node).text.strip())

    def optional_text(self, name: str) -> str:
        """Words, or `""`."""
        return self._may(name, lambda node: convert.one(node).text.strip()) or ""

    def choice(self, name: str) -> str:
        """A word of the column's list, or `""`."""
        column = self.column(name)
        return self._may(name, lambda node: convert.chosen(convert.one(node).text, column.choices)) or ""

    def choices(self, name: str) -> tuple[str, ...]:
        """Words of the column's list."""
        column = self.column(name)
        return self._may(name, lambda node: _each(node, lambda text: convert.chosen(text, column.choices))) or ()

    def listed(self, name: str) -> tuple[str, ...]:
        """Words, one each."""
        return self._may(name, lambda node: _each(node, str.strip)) or ()

    def flag(self, name: str) -> bool:
        """Whether; no when nothing is written."""
        return self._may(name, lambda node: convert.yes_or_no(convert.one(node).text)) or False

    def span(self, name: str) -> Span | None:
        """When, or None."""
        return self._may(name, self._span)

    def when(self, name: str) -> Span:
        """When; it must be there."""
        return self._must(name, self._span)

    def day(self, name: str) -> date | None:
        """One day, or the last one of the time that is written."""
        return self._may(name, self._day)

    def share(self, name: str) -> int | None:
        """A share or probability in parts of `WHOLE`, or None."""
        return self._may(name, lambda node: parts(convert.one(node).text))

    def part(self, name: str) -> int:
        """A share that must be there."""
        return self._must(name, lambda node: parts(convert.one(node).text))

    def kilometres(self, name: str) -> int:
        """Metres, written as kilometres; they must be there."""
        return self._must(name, lambda node: convert.kilometres(convert.one(node).text))

    def length(self, name: str) -> Count | None:
        """A count of metres, written as kilometres, or None."""
        return self._may(name, lambda node: convert.count(node, convert.kilometres))

    def count(self, name: str) -> Count | None:
        """A count, or None."""
        return self._may(name, convert.count)

    def integer(self, name: str) -> int | None:
        """A whole number from 0 up, or None."""
        return self._may(name, lambda node: convert.whole_number(convert.one(node).text))

    def reference(self, name: str) -> str:
        """The id of the row that is named, or `""`."""
        refers = self.column(name).refers
        return self._may(name, lambda node: self.reading.resolve(refers, convert.one(node).text.strip())) or ""

    def references(self, name: str) -> tuple[str, ...]:
        """The ids of the rows that are named."""
        refers = self.column(name).refers
        return self._may(name, lambda node: _each(node, lambda text: self.reading.resolve(refers, text.strip()))) or ()

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """Freely named cells, in order."""
        return self._may(name, _pairs) or ()

    def inside(self, name: str) -> Cells | None:
        """The named cells inside a cell, or None."""
        node = self._may(name, _fields)
        return None if node is None else self._within(name, node)

    def each(self, name: str) -> tuple[Cells, ...]:
        """The entries of a list of named cells; a single one is a list of one."""
        entries = self._may(name, _entries) or ()
        return tuple(self._within(name, entry) for entry in entries)

    def _within(self, name: str, node: Fields) -> Cells:
        return Cells(
            file=self.file,
            where=f"{self.where}.{name}",
            line=node.line,
            columns=self.column(name).columns,
            fields=node,
            reading=self.reading,
        )

    def _span(self, node: Node) -> Span:
        words = convert.one(node).text.strip()
        return self.reading.read_span(words, language=self.reading.language, as_of=self.reading.as_of)

    def _day(self, node: Node) -> date:
        span = self._span(node)
        if span.latest is None:
            raise Refused(f"a day, not {span.words!r}, which has no end")
        return span.latest

    def _may(self, name: str, read: Callable[[Node], T]) -> T | None:
        node = self.fields.get(name)
        if node is None:
            return None
        try:
            return read(node)
        except Refused as fault:
            raise self.complained(name, str(fault)) from None

    def _must(self, name: str, read: Callable[[Node], T]) -> T:
        value = self._may(name, read)
        if value is None or value == "":
            raise self.complained(name, f"{self.column(name).help[:-1].lower()}; it must not be empty")
        return value


def cells_of(row: Row, reading: Reading, columns: tuple[Column, ...] = ()) -> Cells:
    """The cells of a row of a sheet; `columns` instead of its section's, where others hold."""
    allowed = columns or row.section.allowed
    return Cells(file=row.file, where=row.where, line=row.line, columns=allowed, fields=row.cells, reading=reading)


def _each(node: Node, read: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(read(each.text) for each in convert.several(node) if each.text.strip())


def _pairs(node: Node) -> tuple[tuple[str, str], ...]:
    return tuple((key.text.strip(), convert.one(value).text.strip()) for key, value in _fields(node).entries)


def _fields(node: Node) -> Fields:
    if isinstance(node, Fields):
        return node
    raise Refused("named cells such as {name: value}")


def _entries(node: Node) -> tuple[Fields, ...]:
    return tuple(_fields(each) for each in node.entries) if isinstance(node, Listing) else (_fields(node),)
