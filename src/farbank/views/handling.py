"""How items are to be handled, and what tools found about them on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.parcel import HandlingNoted, VerdictObserved
from farbank.ports import Rows

RESTRICTED: Final = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one tool found about an item, and when."""

    at: datetime
    verdict: VerdictObserved


class Handling:
    """A fold of the tier of each item and of every verdict on it."""

    name: ClassVar[str] = "handling"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("tier", "observed")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE tier (item TEXT PRIMARY KEY, tier TEXT NOT NULL) STRICT",
        """CREATE TABLE observed (entry INTEGER PRIMARY KEY, item TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
        "CREATE INDEX observed_item ON observed (item)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case HandlingNoted(item=item, tier=tier):
                rows.execute("INSERT OR REPLACE INTO tier VALUES (?, ?)", (item, tier))
            case VerdictObserved() as fact:
                told = (entry.number, fact.item, entry.at.isoformat(), codec.to_bytes(fact))
                rows.execute("INSERT INTO observed VALUES (?, ?, ?, ?)", told)
            case _:
                pass


def restricted(rows: Rows) -> frozenset[str]:
    """The items that stay out of search, lists of contents, and exports."""
    found = rows.execute("SELECT item FROM tier WHERE tier = ?", (RESTRICTED,))
    return frozenset(cast("str", item) for (item,) in found)


def verdicts(rows: Rows, item: str) -> tuple[Found, ...]:
    """What tools found about an item, oldest first."""
    found = rows.execute("SELECT at, body FROM observed WHERE item = ? ORDER BY entry", (item,)).fetchall()
    return tuple(
        Found(
            at=datetime.fromisoformat(cast("str", at)),
            verdict=codec.row_from_bytes(cast("bytes", body), VerdictObserved),
        )
        for at, body in found
    )
