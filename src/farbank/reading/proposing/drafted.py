"""A row of a desk sheet as drafted from proposals: words in cells, nothing decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from farbank.reading.sheet.sections import SECTION
from farbank.reading.sheet.sheet import Row
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Several words in one cell."""

    words: tuple[str, ...]


Cell = str | tuple[tuple[str, str], ...] | Several  # words, named words inside one cell, or a list of words


def several(words: Iterable[str]) -> Cell:
    """A cell of several words, an empty one where there are none."""
    found = tuple(dict.fromkeys(words))
    return Several(words=found) if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One row; `cells` in the order in which they are written, empty ones left out."""

    section: str
    key: str
    cells: tuple[tuple[str, Cell], ...]

    def cell(self, name: str) -> Cell:
        """What stands in a column, `""` when nothing does."""
        return dict(self.cells).get(name, "")

    def as_row(self, file: str, line: int) -> Row:
        """The same as a sheet would give it."""
        return Row(section=SECTION[self.section], key=self.key, line=line, cells=_fields(self.cells, line), file=file)


def drafted(section: str, key: str, **cells: Cell) -> Drafted:
    """A row from its cells."""
    return Drafted(section=section, key=key, cells=tuple((name, cell) for name, cell in cells.items() if cell))


def _fields(cells: tuple[tuple[str, Cell], ...], line: int) -> Fields:
    return Fields(entries=tuple((Scalar(text=name, line=line), _node(cell, line)) for name, cell in cells), line=line)


def _node(cell: Cell, line: int) -> Node:
    match cell:
        case str():
            return Scalar(text=cell, line=line)
        case Several(words=words):
            return Listing(entries=tuple(Scalar(text=each, line=line) for each in words), line=line)
        case _:
            return _fields(cell, line)
