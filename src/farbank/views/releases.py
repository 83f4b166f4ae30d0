"""Reports, the names things have in print, what the gate said, and what left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.report import PublicNameDrawn, ReportDrafted, ReportJudged, ReportReleased
from farbank.ports import Rows
from farbank.views import latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict as recorded: on which package, what, when, and the record that holds it."""

    package: str
    outcome: str
    verdict: str
    at: datetime
    entry: int = 0


class Releases:
    """A fold of the case's title, reports, public names, verdicts and releases."""

    name: ClassVar[str] = "releases"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("titled", "report", "public_name", "judged", "released")
    schema: ClassVar[tuple[str, ...]] = (
        latest.table("titled"),
        latest.table("report"),
        "CREATE TABLE public_name (id TEXT PRIMARY KEY, name TEXT NOT NULL, salt TEXT NOT NULL) STRICT",
        """CREATE TABLE judged (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, package TEXT NOT NULL,
        outcome TEXT NOT NULL, verdict TEXT NOT NULL, at TEXT NOT NULL) STRICT""",
        """CREATE TABLE released (entry INTEGER PRIMARY KEY, report TEXT NOT NULL, package TEXT NOT NULL,
        at TEXT NOT NULL) STRICT""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case CaseTitled() as fact:
                latest.keep(rows, "titled", fact)
            case ReportDrafted() as fact:
                latest.keep(rows, "report", fact)
            case PublicNameDrawn(id=identity, name=name, salt=salt):
                rows.execute("INSERT OR REPLACE INTO public_name VALUES (?, ?, ?)", (identity, name, salt))
            case ReportJudged(report=report, package=package, verdict=verdict, outcome=outcome):
                told = (entry.number, report, package, outcome, verdict, entry.at.isoformat())
                rows.execute("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?)", told)
            case ReportReleased(report=report, package=package):
                left = (entry.number, report, package, entry.at.isoformat())
                rows.execute("INSERT INTO released VALUES (?, ?, ?, ?)", left)
            case Withdrawn(id=identity):
                latest.drop(rows, "report", identity)
            case _:
                pass


def titled(rows: Rows) -> CaseTitled | None:
    """What the case is called, or None while nobody has named it."""
    return next(latest.every(rows, "titled", CaseTitled), None)


def reports(rows: Rows) -> tuple[ReportDrafted, ...]:
    """Every report in the order first drafted."""
    return tuple(latest.every(rows, "report", ReportDrafted))


def report(rows: Rows, identity: str) -> ReportDrafted | None:
    """One report, or None."""
    return next(latest.some(rows, "report", ReportDrafted, (identity,)), None)


def public_names(rows: Rows) -> dict[str, PublicNameDrawn]:
    """The name in print and the salt of everything that has one, by id."""
    found = rows.execute("SELECT id, name, salt FROM public_name").fetchall()
    drawn = (PublicNameDrawn(id=cast("str", i), name=cast("str", n), salt=cast("str", s)) for i, n, s in found)
    return {each.id: each for each in drawn}


def judgements(rows: Rows, report_id: str) -> tuple[Judged, ...]:
    """Every verdict on a report, oldest first."""
    asked = "SELECT package, outcome, verdict, at, entry FROM judged WHERE report = ? ORDER BY entry"
    found = cast("list[tuple[str, str, str, str, int]]", rows.execute(asked, (report_id,)).fetchall())
    return tuple(
        Judged(package=package, outcome=outcome, verdict=verdict, at=datetime.fromisoformat(at), entry=entry)
        for package, outcome, verdict, at, entry in found
    )


def verdict_on(rows: Rows, report_id: str, package: str) -> str:
    """The last verdict on these bytes of a report, as JSON; `""` when they were never judged here."""
    asked = "SELECT verdict FROM judged WHERE report = ? AND package = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (report_id, package)).fetchone()
    return cast("str", found[0]) if found else ""


def released(rows: Rows, report_id: str) -> tuple[tuple[str, datetime], ...]:
    """Every package of a report that left, with when."""
    found = rows.execute("SELECT package, at FROM released WHERE report = ? ORDER BY entry", (report_id,)).fetchall()
    return tuple((package, datetime.fromisoformat(at)) for package, at in cast("list[tuple[str, str]]", found))
