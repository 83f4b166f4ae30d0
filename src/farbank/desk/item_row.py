"""Items of a sheet. An item is (bytes, source), and its bytes never change.

- the same bytes from the same source are the item that is there already, adopted under the sheet's label;
- an item that came without a source is adopted with the sheet's source;
- the same bytes from another source are another item, and say so.

A column that is absent changes nothing; one that is there and empty clears what was said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from farbank.desk.bench import Bench
from farbank.desk.context import Kept
from farbank.desk.wanted import item_files, lost
from farbank.facts.fact import Row as FactRow
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.reading.sheet.cells import Cells
from farbank.reading.sheet.sheet import Row
from farbank.values.ids import ItemId, SourceId
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Which item a row means: its id, the item as received when the case has it, and equal ones from others."""

    id: ItemId
    received: ItemReceived | None
    same_bytes: tuple[ItemId, ...] = ()


def item(cells: Cells, bench: Bench, row: Row, placed: Placed) -> tuple[FactRow, ...]:
    """The facts that would say this row: the first is the one to record; any of them, if known, is enough."""
    if cells.has("derived_from") != cells.has("derivation"):
        absent = "derivation" if cells.has("derived_from") else "derived_from"
        raise cells.complained(absent, "derived_from and derivation together")
    lost(row, item_files(row), bench.context.files)
    kept = tuple(bench.context.files[each] for each in item_files(row))
    source = SourceId(cells.reference("from"))
    note = cells.optional_text("note")
    received = placed.received
    about = _described(cells, received.about if received else Description())
    if received is None:
        return (_received(cells, kept, placed, source, about, note),)
    _check_same(cells, kept, received, source)
    source = source or received.source
    described = ItemDescribed(id=placed.id, label="", note=note, source=source, about=about)
    return described, replace(received, label="", note=note, source=source, about=about)


def digests(kept: tuple[Kept, ...]) -> tuple[str, ...]:
    """What the files are, by their bytes."""
    return tuple(each.sealed.digest for each in kept)


def digests_of(received: ItemReceived) -> tuple[str, ...]:
    """What an item's files are, by their bytes."""
    return tuple(each.digest for each in received.objects)


def _received(
    cells: Cells, kept: tuple[Kept, ...], placed: Placed, source: SourceId, about: Description, note: str
) -> ItemReceived:
    if not kept and not about.url:
        raise cells.complained("file", "a file, pages or a url: an item is something that was taken in")
    first = kept[0] if kept else None
    return ItemReceived(
        id=placed.id,
        label="",
        note=note,
        source=source,
        file_name=first.file_name if first else "",
        media=first.media if first else "",
        original=first.sealed if first else None,
        pages=tuple(each.sealed for each in kept[1:]),
        same_bytes=placed.same_bytes,
        about=about,
    )


def _check_same(cells: Cells, kept: tuple[Kept, ...], received: ItemReceived, source: SourceId) -> None:
    if source and received.source and source != received.source:
        said = f"{received.source}, where it came from; from another source it is another item, with its own label"
        raise cells.complained("from", said)
    if kept and digests(kept) != digests_of(received):
        said = f"the bytes that {received.id} was taken in with; other bytes are another item, with its own label"
        raise cells.complained("file" if cells.has("file") else "pages", said)
    if cells.reference("derived_from") == received.id:
        raise cells.complained("derived_from", "another item")


def _described(cells: Cells, before: Description) -> Description:
    def words(column: str, said: str) -> str:
        return cells.optional_text(column) if cells.given(column) else said

    def when(column: str, said: Span | None) -> Span | None:
        return cells.span(column) if cells.given(column) else said

    derived = cells.given("derived_from")
    return Description(
        heading=words("title", before.heading),
        how=words("how", before.how),
        acquired=when("acquired", before.acquired),
        shows=words("shows", before.shows),
        when=when("when", before.when),
        where=words("where", before.where),
        language=words("language", before.language),
        credit=words("credit", before.credit),
        caption=words("caption", before.caption),
        url=words("url", before.url),
        archived=words("archived", before.archived),
        derivation=cells.choice("derivation") if derived else before.derivation,
        derived_from=ItemId(cells.reference("derived_from")) if derived else before.derived_from,
        collection=cells.reference("collection") if cells.given("collection") else before.collection,
        writer=words("writer", before.writer),
        addressee=words("addressee", before.addressee),
        written=when("written", before.written),
        postmarked=when("postmarked", before.postmarked),
        printable=words("printable", before.printable),
        people_shown=cells.listed("people_shown") if cells.given("people_shown") else before.people_shown,
    )
