"""What was decided about the people in items: every decision, for judgement to weigh."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.decided import PrintDecided
from farbank.facts.entry import Entry
from farbank.ports import Rows


class Decided:
    """A fold of every decision on a person in an item."""

    name: ClassVar[str] = "decided"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("decided",)
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE decided (entry INTEGER PRIMARY KEY, item TEXT NOT NULL, body BLOB NOT NULL) STRICT",
        "CREATE INDEX decided_item ON decided (item)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, PrintDecided):
            line = (entry.number, entry.fact.item, codec.to_bytes(entry.fact))
            rows.execute("INSERT INTO decided VALUES (?, ?, ?)", line)


def decisions(rows: Rows, items: Iterable[str]) -> tuple[PrintDecided, ...]:
    """Every decision on anybody in these items, oldest first in each."""
    asked = "SELECT body FROM decided WHERE item = ? ORDER BY entry"
    return tuple(
        codec.row_from_bytes(cast("bytes", body), PrintDecided)
        for item in dict.fromkeys(items)
        for (body,) in rows.execute(asked, (item,))
    )
