"""What was proposed of each item and refused: the last word on each proposal, with who said it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.refused import ProposalRefused
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One refusal that stands."""

    fact: ProposalRefused
    by: str
    at: datetime


class Refusals:
    """A fold of the last word on each proposal that anybody refused."""

    name: ClassVar[str] = "refused"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("refused_proposal",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE refused_proposal (item TEXT NOT NULL, name TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL, PRIMARY KEY (item, name)) STRICT, WITHOUT ROWID""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        fact = entry.fact
        if isinstance(fact, ProposalRefused):
            line = (fact.item, fact.name, entry.by, entry.at.isoformat(), codec.to_bytes(fact))
            rows.execute("INSERT OR REPLACE INTO refused_proposal VALUES (?, ?, ?, ?, ?)", line)


def refused(rows: Rows, item: str) -> dict[str, Refusal]:
    """The refusals of an item that stand, by the name of the proposal."""
    found = rows.execute("SELECT by, at, body FROM refused_proposal WHERE item = ?", (item,)).fetchall()
    told = (
        Refusal(fact=codec.row_from_bytes(body, ProposalRefused), by=by, at=datetime.fromisoformat(at))
        for by, at, body in cast("list[tuple[str, str, bytes]]", found)
    )
    return {each.fact.name: each for each in told if each.fact.refused}
