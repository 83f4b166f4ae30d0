"""Copies that left the folder, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, cast

from farbank.facts.copy import CopyConfirmed, CopyMade
from farbank.facts.entry import Entry
from farbank.ports import Rows
from farbank.views import latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy with the last word on it; `became` is empty while nobody has said what became of it."""

    made: CopyMade
    became: str
    because: str


class Copies:
    """A fold of copies and of what their holders said."""

    name: ClassVar[str] = "copies"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("copy", "confirmed")
    schema: ClassVar[tuple[str, ...]] = (
        latest.table("copy"),
        "CREATE TABLE confirmed (copy TEXT PRIMARY KEY, became TEXT NOT NULL, because TEXT NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case CopyMade() as fact:
                latest.keep(rows, "copy", fact)
                rows.execute("DELETE FROM confirmed WHERE copy = ?", (fact.id,))
            case CopyConfirmed(copy=copy, became=became, because=because):
                rows.execute("INSERT OR REPLACE INTO confirmed VALUES (?, ?, ?)", (copy, became, because))
            case _:
                pass


def copies(rows: Rows) -> tuple[Copy, ...]:
    """Every copy that left, in the order made."""
    said = {
        cast("str", copy): (cast("str", became), cast("str", because))
        for copy, became, because in rows.execute("SELECT copy, became, because FROM confirmed")
    }
    every = latest.every(rows, "copy", CopyMade)
    return tuple(
        Copy(made=each, became=said.get(each.id, ("", ""))[0], because=said.get(each.id, ("", ""))[1]) for each in every
    )
