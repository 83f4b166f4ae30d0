"""What a machine read off pictures: of which item, into which, by what, and how surely."""

from __future__ import annotations

from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.recognised import TextRecognised
from farbank.ports import Rows


class Recognised:
    """A fold of the latest reading by machine of each item."""

    name: ClassVar[str] = "recognised"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("recognised",)
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE recognised (of TEXT PRIMARY KEY, item TEXT NOT NULL, body BLOB NOT NULL) STRICT",
        "CREATE INDEX recognised_item ON recognised (item)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, TextRecognised):
            fact = entry.fact
            rows.execute(
                "INSERT OR REPLACE INTO recognised VALUES (?, ?, ?)", (fact.of, fact.item, codec.to_bytes(fact))
            )


def recognised(rows: Rows, identity: str) -> TextRecognised | None:
    """The latest reading by machine of an item, or the one that an item of words came from; None when there is none."""
    found = rows.execute("SELECT body FROM recognised WHERE of = ? OR item = ?", (identity, identity)).fetchone()
    return cast("TextRecognised", codec.from_bytes(cast("bytes", found[0]))) if found else None
