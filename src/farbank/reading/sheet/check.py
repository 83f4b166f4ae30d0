"""Every fault of a row at once: unknown columns, what must be there and is not, and cells that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from farbank.errors import Complained, Complaint
from farbank.reading.sheet.cells import Cells
from farbank.reading.sheet.column import Column, Kind
from farbank.reading.sheet.nearest import did_you_mean

_READ: Final[dict[Kind, Callable[[Cells, str], Any]]] = {
    "text": Cells.optional_text,
    "choice": Cells.choice,
    "choices": Cells.choices,
    "flag": Cells.flag,
    "day": Cells.day,
    "span": Cells.span,
    "share": Cells.share,
    "kilometres": Cells.kilometres,
    "length": Cells.length,
    "count": Cells.count,
    "integer": Cells.integer,
    "list": Cells.listed,
    "pairs": Cells.pairs,
    "reference": Cells.reference,
    "references": Cells.references,
    "mapping": Cells.inside,
    "rows": Cells.each,
}


def faults(cells: Cells) -> Iterator[Complaint]:
    """All that is wrong with these cells and with those inside them, as far as single cells can tell."""
    names = tuple(column.name for column in cells.columns)
    for key, _ in cells.fields.entries:
        if key.text not in names:
            meant = did_you_mean(key.text, names) or f"; the columns are {', '.join(names)}"
            where = f"{cells.where}.{key.text}"
            yield Complaint(file=cells.file, line=key.line, key=where, expected=f"no column of this name{meant}")
    for column in cells.columns:
        yield from _column(cells, column)


def _column(cells: Cells, column: Column) -> Iterator[Complaint]:
    if not cells.has(column.name):
        if column.required:
            yield cells.complaint(column.name, f"must be given: {_help(column)}")
        return
    try:
        value = _READ[column.kind](cells, column.name)
    except Complained as found:
        yield from found.complaints
        return
    match value:
        case Cells():
            yield from faults(value)
        case (Cells(), *_):
            for entry in value:
                yield from faults(entry)
        case _:
            return


def _help(column: Column) -> str:
    says = column.help[0].lower() + column.help[1:].rstrip(".")
    return f"{says} ({', '.join(column.choices)})" if column.choices else says
