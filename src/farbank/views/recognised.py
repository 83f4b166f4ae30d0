"""What a machine read off pictures: of which item, into which, by what, and how surely."""

from __future__ import annotations

from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.recognised import TextRecognised
from farbank.ports import Rows


class Recognised:
    """A fold of every reading by machine."""

    name: ClassVar[str] = "recognised"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("recognised",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE recognised (entry INTEGER PRIMARY KEY, of TEXT NOT NULL, item TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
        "CREATE INDEX recognised_of ON recognised (of)",
        "CREATE INDEX recognised_item ON recognised (item)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, TextRecognised):
            fact = entry.fact
            told = (entry.number, fact.of, fact.item, codec.to_bytes(fact))
            rows.execute("INSERT INTO recognised VALUES (?, ?, ?, ?)", told)


def recognised(rows: Rows, identity: str) -> TextRecognised | None:
    """The latest reading by machine of an item, or the one that an item of words came from; None when there is none.

    One by which something was read counts before one by which nothing was.
    """
    asked = """SELECT body FROM recognised WHERE of = ? OR (item = ? AND item <> '')
        ORDER BY item <> '' DESC, entry DESC LIMIT 1"""
    found = rows.execute(asked, (identity, identity)).fetchone()
    return cast("TextRecognised", codec.from_bytes(cast("bytes", found[0]))) if found else None
