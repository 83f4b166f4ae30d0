"""Which adversaries the case reckons with: every choice with who made it and when, for judgement to weigh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.persona import AdversariesChosen
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One choice, the member who signed it, and when it was recorded here."""

    choice: AdversariesChosen
    by: str
    at: datetime


class Adversaries:
    """A fold of every choice of adversaries."""

    name: ClassVar[str] = "adversaries"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("adversaries",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE adversaries (entry INTEGER PRIMARY KEY, member TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        if isinstance(entry.fact, AdversariesChosen):
            line = (entry.number, entry.by, entry.at.isoformat(), codec.to_bytes(entry.fact))
            rows.execute("INSERT INTO adversaries VALUES (?, ?, ?, ?)", line)


def choices(rows: Rows) -> tuple[Chosen, ...]:
    """Every choice, oldest first."""
    found = rows.execute("SELECT member, at, body FROM adversaries ORDER BY entry").fetchall()
    return tuple(
        Chosen(
            choice=codec.row_from_bytes(cast("bytes", body), AdversariesChosen),
            by=cast("str", by),
            at=datetime.fromisoformat(cast("str", at)),
        )
        for by, at, body in found
    )
