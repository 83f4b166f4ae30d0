"""Every report as it was when it left: its text, and the looks that could be drawn, whatever became of them since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.look import Looked
from farbank.facts.report import ReportDrafted, ReportJudged, ReportReleased
from farbank.ports import Rows

_DRAFT = "(SELECT max(entry) FROM drafting WHERE report = ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed:
    """A release: the package, the draft it was made of, the day it left (UTC), and its place in the ledger."""

    entry: int
    report: ReportDrafted
    package: str
    on: date


class Departures:
    """A fold of drafts, the packages that were judged of each, and what left of them. What is withdrawn stays."""

    name: ClassVar[str] = "departures"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("drafting", "judging", "departed", "looked_then")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE drafting (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, body BLOB NOT NULL) STRICT",
        "CREATE INDEX drafting_report ON drafting (report)",
        """CREATE TABLE judging (report TEXT NOT NULL, package TEXT NOT NULL, draft INTEGER,
        PRIMARY KEY (report, package)) STRICT""",
        """CREATE TABLE departed (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, package TEXT NOT NULL,
        draft INTEGER, at TEXT NOT NULL) STRICT""",
        "CREATE TABLE looked_then (entry INTEGER PRIMARY KEY, look TEXT NOT NULL, body BLOB NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ReportDrafted() as fact:
                rows.execute("INSERT INTO drafting VALUES (?, ?, ?)", (entry.number, fact.id, codec.to_bytes(fact)))
            case Looked() as fact:
                rows.execute("INSERT INTO looked_then VALUES (?, ?, ?)", (entry.number, fact.id, codec.to_bytes(fact)))
            case ReportJudged(report=report, package=package):
                told = (report, package, report)
                rows.execute(f"INSERT OR REPLACE INTO judging VALUES (?, ?, {_DRAFT})", told)  # noqa: S608
            case ReportReleased(report=report, package=package):
                judged = "(SELECT draft FROM judging WHERE report = ? AND package = ?)"
                left = (entry.number, report, package, report, package, report, entry.at.isoformat())
                rows.execute(f"INSERT INTO departed VALUES (?, ?, ?, coalesce({judged}, {_DRAFT}), ?)", left)  # noqa: S608
            case _:
                pass


def departed(rows: Rows) -> tuple[Departed, ...]:
    """Every release of every report, withdrawn or not, in the order in which they left."""
    asked = """SELECT departed.entry, body, package, at FROM departed JOIN drafting ON drafting.entry = departed.draft
    ORDER BY departed.entry"""
    return tuple(
        Departed(
            entry=cast("int", entry),
            report=codec.row_from_bytes(cast("bytes", body), ReportDrafted),
            package=cast("str", package),
            on=datetime.fromisoformat(cast("str", at)).date(),
        )
        for entry, body, package, at in rows.execute(asked)
    )


def looks_then(rows: Rows, entry: int) -> tuple[Looked, ...]:
    """The latest word on every look as it was before a place in the ledger, in the order in which they first came."""
    asked = """SELECT body FROM looked_then WHERE entry IN
    (SELECT max(entry) FROM looked_then WHERE entry < ? GROUP BY look) ORDER BY entry"""
    return tuple(codec.row_from_bytes(cast("bytes", body), Looked) for (body,) in rows.execute(asked, (entry,)))
