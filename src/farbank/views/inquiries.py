"""Inquiries, each with all that was recorded of it in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.facts.inquiry import (
    AskerChecked,
    InquiryClosed,
    InquiryOpened,
    MatchSaid,
    MoneyRouteAsked,
    ReplyWritten,
)
from farbank.ports import Rows
from farbank.views import latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One later fact about an inquiry, and when it was recorded."""

    at: datetime
    fact: Fact


class Inquiries:
    """A fold of inquiries: what was asked, the entry that opened each, and every later fact."""

    name: ClassVar[str] = "inquiries"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("inquiry", "inquiry_opened", "inquiry_fact")
    schema: ClassVar[tuple[str, ...]] = (
        latest.table("inquiry"),
        "CREATE TABLE inquiry_opened (id TEXT PRIMARY KEY, entry INTEGER NOT NULL) STRICT",
        """CREATE TABLE inquiry_fact (entry INTEGER PRIMARY KEY, inquiry TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
        "CREATE INDEX inquiry_fact_of ON inquiry_fact (inquiry)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case InquiryOpened() as fact:
                latest.keep(rows, "inquiry", fact)
                rows.execute("INSERT OR REPLACE INTO inquiry_opened VALUES (?, ?)", (fact.id, entry.number))
            case AskerChecked() | MatchSaid() | MoneyRouteAsked() | ReplyWritten() | InquiryClosed() as fact:
                line = (entry.number, fact.inquiry, entry.at.isoformat(), codec.to_bytes(fact))
                rows.execute("INSERT INTO inquiry_fact VALUES (?, ?, ?, ?)", line)
            case _:
                pass


def ids(rows: Rows) -> tuple[str, ...]:
    """Every inquiry, in the order opened."""
    return tuple(cast("str", each) for (each,) in rows.execute("SELECT id FROM inquiry_opened ORDER BY entry"))


def opened(rows: Rows, identity: str) -> tuple[InquiryOpened, int] | None:
    """What was asked, and the number of the entry that says so; None when there is no such inquiry."""
    row = next(latest.some(rows, "inquiry", InquiryOpened, (identity,)), None)
    found = rows.execute("SELECT entry FROM inquiry_opened WHERE id = ?", (identity,)).fetchone()
    return (row, cast("int", found[0])) if row is not None and found is not None else None


def recorded(rows: Rows, identity: str) -> tuple[Recorded, ...]:
    """Everything that was recorded of an inquiry after it was opened, oldest first."""
    asked = "SELECT at, body FROM inquiry_fact WHERE inquiry = ? ORDER BY entry"
    found = cast("Iterable[tuple[str, bytes]]", rows.execute(asked, (identity,)))
    return tuple(Recorded(at=datetime.fromisoformat(at), fact=codec.from_bytes(body)) for at, body in found)
