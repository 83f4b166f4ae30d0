"""One cell of a tab put where its column's name says: inside another column, as a list, or as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.reading.sheet.column import Column
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar

_LISTS = ("list", "choices", "references")
_INSIDE = ("mapping", "rows")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The words of a cell, under the path its column's name spells, in a row of the tab."""

    path: tuple[str, ...]
    text: str
    line: int


def knows(columns: tuple[Column, ...], path: tuple[str, ...]) -> bool:
    """Whether a path such as `vantage.kind` leads to a column."""
    column = _named(columns, path[0])
    if column is None:
        return False
    if column.kind in _INSIDE:
        return len(path) > 1 and knows(column.columns, path[1:])
    return (len(path) == 2) == (column.kind == "pairs") and len(path) <= 2  # noqa: PLR2004 - column.name


def put(fields: Fields, cell: Cell, columns: tuple[Column, ...]) -> Fields:
    """The same cells with one more. Its path must lead to a column."""
    name, rest = cell.path[0], Cell(path=cell.path[1:], text=cell.text, line=cell.line)
    column = next(each for each in columns if each.name == name)
    node: Node = Scalar(text=cell.text, line=cell.line)
    if column.kind == "pairs":
        node = _inner(fields, name, cell.line).holding(rest.path[0], node)
    elif column.kind in _INSIDE:
        node = put(_inner(fields, name, cell.line), rest, column.columns)
        node = Listing(entries=(node,), line=cell.line) if column.kind == "rows" else node
    elif column.kind in _LISTS:
        parts = tuple(part.strip() for part in cell.text.split(";"))
        node = Listing(entries=tuple(Scalar(text=part, line=cell.line) for part in parts if part), line=cell.line)
    return fields.holding(name, node)


def join(above: Fields, row: Fields, columns: tuple[Column, ...]) -> Fields | None:
    """A row that repeats the key above it adds its entries to that row; None when it is a row of its own."""
    key = row.get("key")
    if key is None or not _same(above.get("key"), key):
        return None
    several = tuple(column.name for column in columns if column.kind == "rows" and row.get(column.name) is not None)
    alike = all(_same(above.get(name.text), node) for name, node in row.without(*several).entries)
    if not several or not alike:
        return None
    for name in several:
        above = above.holding(name, _both(above.get(name), row.get(name), row.line))
    return above


def _both(first: Node | None, second: Node | None, line: int) -> Listing:
    entries = [each for node in (first, second) if isinstance(node, Listing) for each in node.entries]
    return Listing(entries=tuple(entries), line=line)


def _same(one: Node | None, other: Node) -> bool:
    return isinstance(one, Scalar) and isinstance(other, Scalar) and one.text == other.text


def _inner(fields: Fields, name: str, line: int) -> Fields:
    """The cells already put inside a column; those of a row of entries stand in its only one."""
    node = fields.get(name)
    if isinstance(node, Listing) and isinstance(node.entries[0], Fields):
        return node.entries[0]
    return node if isinstance(node, Fields) else Fields(entries=(), line=line)


def _named(columns: tuple[Column, ...], name: str) -> Column | None:
    return next((each for each in columns if each.name == name), None)
