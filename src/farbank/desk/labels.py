"""Before any row is read: which id each row of the sheet has, so that rows may name rows further down."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.desk.book import Book, LineUsed
from farbank.desk.context import Context
from farbank.desk.item_row import Placed
from farbank.desk.numbers import Numbers
from farbank.desk.placing import Placing
from farbank.desk.wanted import inline, named
from farbank.errors import Complaint, Refused
from farbank.ports import Known
from farbank.reading.sheet.sheet import Row, Sheet
from farbank.reading.sheet.tree import Scalar
from farbank.values.ids import LineId


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The label book, which item each item row means, the ids still to be given, and labels that cannot stand."""

    book: Book
    items: dict[str, Placed]
    numbers: Numbers
    faults: tuple[Complaint, ...]


def label_rows(sheet: Sheet, known: Known, context: Context) -> Labelled:
    """Give every row with a label its id: the one it has in the case, the one it spells, or the next."""
    numbers = Numbers(known)
    rows = [row for row in sheet.rows if row.key and row.section.keyed]
    ids, faults = _spelt(rows, known, numbers)
    for row in rows:
        place = row.section.kind, row.key
        if row.section.kind != "item" and place not in ids:
            ids[place] = numbers.new(row.section.kind)
    lines = {row.key: _line(row, known, context) for row in sheet.of("lines")}
    book = Book(known=known, ids=ids, lines=lines, built_in=context.built_in_lines)
    items = Placing(known=known, files=context.files, numbers=numbers, book=book).place(sheet.of("items"))
    ids.update({("item", key): placed.id for key, placed in items.items()})
    return Labelled(book=book, items=items, numbers=numbers, faults=faults)


def geojson_of(row: Row, context: Context) -> str:
    """The GeoJSON of a row of `lines`, from the cell itself or from the file it names."""
    for wanted in named(row, "geojson"):
        return wanted.path if inline(wanted.path) else context.texts.get(wanted, "")
    return ""


def _spelt(rows: list[Row], known: Known, numbers: Numbers) -> tuple[dict[tuple[str, str], str], tuple[Complaint, ...]]:
    """Ids that the labels have already, in the case or because they spell one."""
    ids: dict[tuple[str, str], str] = {}
    faults = []
    for row in rows:
        kind = row.section.kind
        try:
            own = known.find(kind, row.key) or numbers.reserve(kind, row.key)
        except Refused as fault:
            faults.append(Complaint(file=row.file, line=row.line, key=row.where, expected=str(fault)))
            continue
        if own:
            ids[kind, row.key] = own
    return ids, tuple(faults)


def _line(row: Row, known: Known, context: Context) -> LineUsed:
    """The line that a row of `lines` adopts; version 0 when it names one that does not come with farbank."""
    used = row.cells.get("use")
    if isinstance(used, Scalar):
        name = used.text.strip()
        return LineUsed(name=LineId(name), version=context.built_in_lines.get(name, 0))
    before = known.line(known.find("line", row.key))
    if before is None:
        return LineUsed(name=LineId(row.key), version=1)
    changed = before.geojson != geojson_of(row, context)
    return LineUsed(name=before.name, version=before.version + 1 if changed else before.version)
