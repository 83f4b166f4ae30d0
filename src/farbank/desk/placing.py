"""Which item an item row means: one the case has under this label, one with the same bytes, or a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from farbank.desk.book import Book
from farbank.desk.context import Kept, Wanted
from farbank.desk.item_row import Placed, digests, digests_of
from farbank.desk.numbers import Numbers
from farbank.desk.wanted import item_files
from farbank.errors import Refused
from farbank.facts.item import ItemReceived
from farbank.ports import Known
from farbank.reading.sheet.sheet import Row
from farbank.reading.sheet.tree import Scalar
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Places the item rows of one sheet, in order; `book` holds the labels found so far."""

    known: Known
    files: Mapping[Wanted, Kept]
    numbers: Numbers
    book: Book

    def place(self, rows: tuple[Row, ...]) -> dict[str, Placed]:
        """The item of every label."""
        placed: dict[str, Placed] = {}
        claimed = {own for row in rows if (own := self.book.ids.get(("item", row.key), ""))}
        new: list[tuple[tuple[str, ...], str, ItemId]] = []  # digests, source and id of those this sheet takes in
        for row in rows:
            if row.key and row.key not in placed:
                placed[row.key] = self._one(row, claimed, new)
        return placed

    def _one(self, row: Row, claimed: set[str], new: list[tuple[tuple[str, ...], str, ItemId]]) -> Placed:
        bytes_of = digests(tuple(self.files[each] for each in item_files(row) if each in self.files))
        given = self.book.ids.get(("item", row.key), "")
        received = self.known.item(ItemId(given)) if given else self._adopted(row, bytes_of, claimed)
        if received is not None:
            claimed.add(received.id)
            return Placed(id=ItemId(received.id), received=received)
        source = self._source(row)
        twin = next((own for files, giver, own in new if bytes_of and (files, giver) == (bytes_of, source)), None)
        if twin is not None:
            return Placed(id=twin, received=None)  # the row that comes second complains of it
        own = ItemId(given or self.numbers.new("item"))
        if not bytes_of:
            return Placed(id=own, received=None)
        before = [ItemId(each.id) for each in self.known.items_with(bytes_of[0])]
        here = [each for files, _, each in new if files[0] == bytes_of[0]]
        new.append((bytes_of, source, own))
        return Placed(id=own, received=None, same_bytes=(*before, *here))

    def _adopted(self, row: Row, bytes_of: tuple[str, ...], claimed: set[str]) -> ItemReceived | None:
        """The item in the case with these bytes from this source, else one that came without a source."""
        source = self._source(row)
        equal = self.known.items_with(bytes_of[0]) if bytes_of else ()
        whole = [each for each in equal if digests_of(each) == bytes_of]
        same = [each for each in whole if each.source == source]
        nobody = [each for each in whole if not each.source and each.id not in claimed]
        return next(iter((*same, *nobody)), None)

    def _source(self, row: Row) -> str:
        cell = row.cells.get("from")
        try:
            return self.book.resolve(("source",), cell.text.strip()) if isinstance(cell, Scalar) else ""
        except Refused:
            return ""  # the row complains of it when it is read
