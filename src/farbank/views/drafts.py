"""Every draft of a report as it was written, and by whom: what two windows compare, and what one can go back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.report import ReportDrafted
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One draft: the record that holds it, when and by which member, and the draft."""

    entry: int
    at: datetime
    by: str
    draft: ReportDrafted


class Drafts:
    """A fold of every draft."""

    name: ClassVar[str] = "drafts"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("drafted",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE drafted (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, at TEXT NOT NULL,
        by TEXT NOT NULL, body BLOB NOT NULL) STRICT""",
        "CREATE INDEX drafted_report ON drafted (report)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, ReportDrafted):
            told = (entry.number, entry.fact.id, entry.at.isoformat(), entry.by, codec.to_bytes(entry.fact))
            rows.execute("INSERT INTO drafted VALUES (?, ?, ?, ?, ?)", told)


def last_entry(rows: Rows, report: str) -> int:
    """The record that holds the latest draft of a report, 0 when there is none."""
    found = rows.execute("SELECT max(entry) FROM drafted WHERE report = ?", (report,)).fetchone()
    return cast("int", found[0]) if found and found[0] is not None else 0


def written(rows: Rows, report: str) -> tuple[Written, ...]:
    """Every draft of a report, the latest first."""
    asked = "SELECT entry, at, by, body FROM drafted WHERE report = ? ORDER BY entry DESC"
    found = cast("list[tuple[int, str, str, bytes]]", rows.execute(asked, (report,)).fetchall())
    return tuple(
        Written(entry=entry, at=datetime.fromisoformat(at), by=by, draft=codec.row_from_bytes(body, ReportDrafted))
        for entry, at, by, body in found
    )
