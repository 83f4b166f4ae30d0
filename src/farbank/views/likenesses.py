"""The prints of pictures by which near-duplicates are found. They stand here and in the ledger, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, cast

from farbank.facts.entry import Entry
from farbank.facts.item import ItemReceived
from farbank.facts.likeness import PrintTaken
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The print of one leaf of an item."""

    item: str
    leaf: int
    bits: str


class Likenesses:
    """A fold of the latest prints of each item, and of the pictures that one can be taken of."""

    name: ClassVar[str] = "likenesses"
    version: ClassVar[int] = 2
    tables: ClassVar[tuple[str, ...]] = ("print", "printed", "picture")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE picture (entry INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE) STRICT",
        "CREATE TABLE printed (item TEXT PRIMARY KEY, method TEXT NOT NULL) STRICT",
        """CREATE TABLE print (item TEXT NOT NULL, leaf INTEGER NOT NULL, bits TEXT NOT NULL,
        PRIMARY KEY (item, leaf)) STRICT, WITHOUT ROWID""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case PrintTaken() as fact:
                self._keep(rows, fact)
            case ItemReceived(id=item, media=media):
                rows.execute("DELETE FROM picture WHERE item = ?", (item,))
                if media.startswith("image/"):
                    rows.execute("INSERT INTO picture VALUES (?, ?)", (entry.number, item))
            case _:
                pass

    def _keep(self, rows: Rows, fact: PrintTaken) -> None:
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


def unprinted(rows: Rows, method: str) -> tuple[str, ...]:
    """The pictures, in the order received, of which nobody took prints by a method, or found that they could not be."""
    asked = """SELECT item FROM picture p WHERE NOT EXISTS (SELECT 1 FROM printed d WHERE d.item = p.item
    AND d.method = ?) ORDER BY entry"""
    return tuple(cast("str", item) for (item,) in rows.execute(asked, (method,)).fetchall())
