"""What the desk may ask of an open case, answered from its views."""

from __future__ import annotations

from collections.abc import Sequence

from farbank.facts.fact import Row
from farbank.facts.item import ItemReceived
from farbank.facts.look import LineAdopted
from farbank.ports import Rows
from farbank.values.ids import ItemId
from farbank.views import births, catalogue, custody, looks


class CaseKnown:
    """Implements `farbank.ports.Known`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, kind: str, label: str) -> str:
        return catalogue.find(self._rows, kind, label)

    def labels(self, kind: str) -> tuple[str, ...]:
        return catalogue.labels(self._rows, kind)

    def highest(self, kind: str) -> int:
        return max(catalogue.highest(self._rows, kind), births.highest(self._rows, kind))

    def unchanged(self, row: Row) -> bool:
        return catalogue.unchanged(self._rows, row)

    def item(self, item: ItemId) -> ItemReceived | None:
        return custody.item(self._rows, item)

    def items_with(self, digest: str) -> Sequence[ItemReceived]:
        return custody.items_with(self._rows, digest)

    def label(self, row: str) -> str:
        found = catalogue.one(self._rows, row)
        return found[1].label if found else ""

    def line(self, row: str) -> LineAdopted | None:
        return next((each for each in looks.lines(self._rows) if each.id == row), None)

    def withdrawn(self, row: str) -> bool:
        found = catalogue.one(self._rows, row)
        return found is not None and bool(found[1].withdrawn)
