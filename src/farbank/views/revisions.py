"""The drafts that left, as they were written, and the reasons given for what changed after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.report import ReportDrafted, ReportReleased
from farbank.facts.revised import RevisionExplained
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAs:
    """A release: its package, when, the draft as it was written then, and the digest of every file by its path."""

    package: str
    at: datetime
    draft: ReportDrafted
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A reason as recorded, and when."""

    fact: RevisionExplained
    at: datetime


class Revisions:
    """A fold of the latest draft of each report, of the draft behind each release, and of the reasons for changes."""

    name: ClassVar[str] = "revisions"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("written", "left_as", "explained")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE written (report TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
        """CREATE TABLE left_as (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, package TEXT NOT NULL,
        at TEXT NOT NULL, body BLOB NOT NULL, files TEXT NOT NULL) STRICT""",
        """CREATE TABLE explained (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, at TEXT NOT NULL,
        body BLOB NOT NULL) STRICT""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ReportDrafted() as fact:
                rows.execute("INSERT OR REPLACE INTO written VALUES (?, ?)", (fact.id, codec.to_bytes(fact)))
            case ReportReleased() as fact:
                files = json.dumps(dict(fact.files), sort_keys=True)
                told = (entry.number, fact.report, fact.package, entry.at.isoformat(), files, fact.report)
                asked = "INSERT INTO left_as SELECT ?, ?, ?, ?, body, ? FROM written WHERE report = ?"
                rows.execute(asked, told)
            case RevisionExplained() as fact:
                why = (entry.number, fact.report, entry.at.isoformat(), codec.to_bytes(fact))
                rows.execute("INSERT INTO explained VALUES (?, ?, ?, ?)", why)
            case _:
                pass


def latest(rows: Rows, report: str) -> ReportDrafted | None:
    """A report as it was last written, or None."""
    found = rows.execute("SELECT body FROM written WHERE report = ?", (report,)).fetchone()
    return codec.row_from_bytes(cast("bytes", found[0]), ReportDrafted) if found else None


def entry_of(rows: Rows, package: str) -> int:
    """The number of the entry by which a package last left, 0 when it never did."""
    found = rows.execute("SELECT max(entry) FROM left_as WHERE package = ?", (package,)).fetchone()
    return cast("int", found[0]) if found and found[0] is not None else 0


def left(rows: Rows, report: str) -> tuple[LeftAs, ...]:
    """Every release of a report, the oldest first."""
    asked = "SELECT package, at, body, files FROM left_as WHERE report = ? ORDER BY entry"
    found = cast("list[tuple[str, str, bytes, str]]", rows.execute(asked, (report,)).fetchall())
    return tuple(
        LeftAs(
            package=package,
            at=datetime.fromisoformat(at),
            draft=codec.row_from_bytes(body, ReportDrafted),
            files=json.loads(files),
        )
        for package, at, body, files in found
    )


def explained(rows: Rows, report: str) -> tuple[Explained, ...]:
    """Every reason given for a change of a report, the oldest first."""
    asked = "SELECT at, body FROM explained WHERE report = ? ORDER BY entry"
    found = cast("list[tuple[str, bytes]]", rows.execute(asked, (report,)).fetchall())
    return tuple(
        Explained(fact=codec.row_from_bytes(body, RevisionExplained), at=datetime.fromisoformat(at))
        for at, body in found
    )
