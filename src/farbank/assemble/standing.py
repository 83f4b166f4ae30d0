"""What merging asks of an open case, answered from its views and its ledger."""

from __future__ import annotations

from collections.abc import Callable

from farbank.desk.merge_words import localised
from farbank.facts import codec
from farbank.facts.fact import Fact
from farbank.facts.parcel import EntryReceived
from farbank.facts.word import Key, Word
from farbank.ports import Known, Rows
from farbank.values.ids import ItemId
from farbank.views import births, catalogue, custody, looks, places, releases


class CaseStanding:
    """Implements `desk.merge_known.Standing`. `entry` gives the fact with a number, `lost` what cannot be locked."""

    def __init__(
        self, rows: Rows, known: Known, entry: Callable[[int], Fact | None], lost: Callable[[str], bool]
    ) -> None:
        self._rows = rows
        self._entry = entry
        self._lost = lost
        self.known = known

    def took(self, place: str, number: int) -> bool:
        return births.is_ours(self._rows, place, number) or places.took(self._rows, place, number)

    def row_named(self, name: str) -> str:
        return births.row_named(self._rows, name)

    def main_of(self, row: str) -> tuple[str, str]:
        return births.main_of(self._rows, row)

    def row_on(self, main: str, branch: str) -> str:
        return births.row_on(self._rows, main, branch)

    def words_on(self, tree: str) -> tuple[Word, ...]:
        return births.words_on(self._rows, tree)

    def tree_with(self, key: Key) -> str:
        return births.tree_with(self._rows, key)

    def told(self, key: Key) -> Fact | None:
        number = births.entry_of(self._rows, key)
        fact = self._entry(number) if number else None
        if not isinstance(fact, EntryReceived):
            return fact
        names = dict(fact.names)
        place = fact.place

        def rename(identity: str) -> str:
            return births.row_named(self._rows, names.get(identity, f"{place}#{identity}")) or identity

        return localised(codec.from_bytes(fact.body.encode()), rename)

    def is_here(self, row: str) -> bool:
        return catalogue.one(self._rows, row) is not None

    def is_forgotten(self, compartment: str) -> bool:
        return self._lost(compartment)

    def item_with(self, digest: str, source: str) -> str:
        equal = custody.items_with(self._rows, digest)
        return next((each.id for each in equal if each.source == source and not each.pages), "")

    def line_called(self, name: str) -> str:
        return next((each.id for each in looks.lines(self._rows) if each.name == name), "")

    def was_read(self, item: str) -> bool:
        return custody.reading(self._rows, ItemId(item)) is not None

    def has_public_name(self, row: str) -> bool:
        return row in releases.public_names(self._rows)

    def member_with(self, verify_key: str) -> str:
        return next((each.id for each in places.colleagues(self._rows) if each.verify_key == verify_key), "")
