"""Which copies were made of which items by covering, who made them, and whether somebody looked at every person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.redacted import ItemRedacted
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """One making of a copy: the fact, the member who signed it, and when."""

    fact: ItemRedacted
    by: str
    at: datetime


class Redactions:
    """A fold of every redacted copy."""

    name: ClassVar[str] = "redactions"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("redactions",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE redactions (entry INTEGER PRIMARY KEY, of TEXT NOT NULL, item TEXT NOT NULL,
        by TEXT NOT NULL, at TEXT NOT NULL, body BLOB NOT NULL) STRICT""",
        "CREATE INDEX redactions_of ON redactions (of)",
        "CREATE INDEX redactions_item ON redactions (item)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, ItemRedacted):
            fact = entry.fact
            told = (entry.number, fact.of, fact.item, entry.by, entry.at.isoformat(), codec.to_bytes(fact))
            rows.execute("INSERT INTO redactions VALUES (?, ?, ?, ?, ?, ?)", told)


def redactions(rows: Rows, identity: str) -> tuple[Redaction, ...]:
    """Every copy made of an item, and every making of a copy, the oldest first."""
    asked = "SELECT by, at, body FROM redactions WHERE of = ? OR item = ? ORDER BY entry"
    return tuple(_redaction(found) for found in rows.execute(asked, (identity, identity)))


def latest_cover(rows: Rows, identity: str) -> ItemRedacted | None:
    """The latest making of a copy of an item with boxes over it, or of this copy itself; None without one."""
    covered = [each.fact for each in redactions(rows, identity) if each.fact.boxes]
    return covered[-1] if covered else None


def _redaction(found: tuple[object, ...]) -> Redaction:
    by, at, body = cast("tuple[str, str, bytes]", found)
    return Redaction(fact=codec.row_from_bytes(body, ItemRedacted), by=by, at=datetime.fromisoformat(at))
