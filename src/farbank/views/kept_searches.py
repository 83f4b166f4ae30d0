"""The searches that are kept, by name."""

from __future__ import annotations

from typing import ClassVar

from farbank.facts.entry import Entry
from farbank.facts.kept_search import SearchKept
from farbank.ports import Rows


class KeptSearches:
    """A fold of the newest address under each name."""

    name: ClassVar[str] = "kept_searches"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("saved_search",)
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE saved_search (name TEXT PRIMARY KEY, address TEXT NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, SearchKept):
            rows.execute("DELETE FROM saved_search WHERE name = ?", (entry.fact.name,))
            if entry.fact.address:
                rows.execute("INSERT INTO saved_search VALUES (?, ?)", (entry.fact.name, entry.fact.address))


def kept(rows: Rows) -> tuple[tuple[str, str], ...]:
    """(name, address) of each, by name."""
    found = rows.execute("SELECT name, address FROM saved_search ORDER BY name").fetchall()
    return tuple((str(name), str(address)) for name, address in found)
