"""Which files a sheet names: evidence to be sealed, and texts to be read beside the sheet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from farbank.desk.context import Wanted
from farbank.errors import Complained, Complaint
from farbank.reading.sheet.sheet import Row, Sheet
from farbank.reading.sheet.tree import Listing, Node, Scalar


def files_wanted(sheet: Sheet) -> tuple[Wanted, ...]:
    """The evidence that items name, file and pages, one entry an item even where two name the same path."""
    return tuple(each for row in sheet.of("items") for each in item_files(row))


def csvs_wanted(sheet: Sheet) -> tuple[Wanted, ...]:
    """The CSV files that figures name."""
    return tuple(each for row in sheet.of("figures") for each in named(row, "csv"))


def texts_wanted(sheet: Sheet) -> tuple[Wanted, ...]:
    """Every text to be read beside the sheet: CSV files of figures, reports, GeoJSON of lines."""
    reports = (each for row in sheet.of("reports") for each in named(row, "file"))
    lines = (each for row in sheet.of("lines") for each in named(row, "geojson") if not inline(each.path))
    return (*csvs_wanted(sheet), *reports, *lines)


def item_files(row: Row) -> tuple[Wanted, ...]:
    """The files of one item in order; the first is its original."""
    return (*named(row, "file"), *named(row, "pages"))


def named(row: Row, column: str) -> tuple[Wanted, ...]:
    """The paths in one column of a row."""
    return tuple(
        Wanted(section=row.section.name, key=row.key, line=cell.line, path=cell.text.strip())
        for cell in _cells(row.cells.get(column))
        if cell.text.strip()
    )


def lost(row: Row, wanted: Iterable[Wanted], found: Container[Wanted]) -> None:
    """Complain of every file that was wanted and is not there."""
    faults = tuple(
        Complaint(file=row.file, line=each.line, key=row.where, expected=f"a file that is there, not {each.path!r}")
        for each in wanted
        if each not in found
    )
    if faults:
        raise Complained(faults)


def inline(text: str) -> bool:
    """Whether a `geojson` cell holds the thing itself and not a path."""
    return text.lstrip().startswith("{")


def _cells(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        yield from (each for each in node.entries if isinstance(each, Scalar))
