"""The prints of pictures by which near-duplicates are found. They stand here and in the ledger, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, cast

from farbank.facts.entry import Entry
from farbank.facts.likeness import PrintTaken
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The print of one leaf of an item."""

    item: str
    leaf: int
    bits: str


class Likenesses:
    """A fold of the latest prints of each item."""

    name: ClassVar[str] = "likenesses"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("print", "printed")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE printed (item TEXT PRIMARY KEY, method TEXT NOT NULL) STRICT",
        """CREATE TABLE print (item TEXT NOT NULL, leaf INTEGER NOT NULL, bits TEXT NOT NULL,
        PRIMARY KEY (item, leaf)) STRICT, WITHOUT ROWID""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if not isinstance(entry.fact, PrintTaken):
            return
        fact = entry.fact
        rows.execute("INSERT OR REPLACE INTO printed VALUES (?, ?)", (fact.item, fact.method))
        rows.execute("DELETE FROM print WHERE item = ?", (fact.item,))
        for each in fact.prints:
            if each.bits:
                rows.execute("INSERT INTO print VALUES (?, ?, ?)", (fact.item, each.leaf, each.bits))


def prints(rows: Rows) -> tuple[Printed, ...]:
    """Every print there is, in the order of items and leaves."""
    found = rows.execute("SELECT item, leaf, bits FROM print ORDER BY length(item), item, leaf").fetchall()
    return tuple(
        Printed(item=item, leaf=leaf, bits=bits) for item, leaf, bits in cast("list[tuple[str, int, str]]", found)
    )


def printed(rows: Rows, method: str) -> frozenset[str]:
    """The items of which prints were taken by a method, or could not be."""
    found = rows.execute("SELECT item FROM printed WHERE method = ?", (method,))
    return frozenset(cast("str", item) for (item,) in found)
