"""What each report cites, draft by draft, so that a withdrawal finds every release that rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, cast

from farbank.errors import FarbankError
from farbank.facts.entry import Entry
from farbank.facts.report import ReportDrafted, ReportReleased
from farbank.ports import Rows
from farbank.values.draft_labels import labels_used


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """A report that cites something asked for: in its latest draft or not, and the days it left with it."""

    report: str
    labels: tuple[str, ...]
    still: bool
    left: tuple[str, ...]


class Cites:
    """A fold of the labels that every draft uses, and of which draft left when."""

    name: ClassVar[str] = "cites"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("cite", "draft", "draft_left")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE cite (draft INTEGER NOT NULL, label TEXT NOT NULL,
        PRIMARY KEY (label, draft)) STRICT, WITHOUT ROWID""",
        "CREATE TABLE draft (entry INTEGER PRIMARY KEY, report TEXT NOT NULL) STRICT",
        "CREATE INDEX draft_report ON draft (report)",
        "CREATE TABLE draft_left (draft INTEGER NOT NULL, day TEXT NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ReportDrafted(id=report) as fact:
                rows.execute("INSERT INTO draft VALUES (?, ?)", (entry.number, report))
                for label in _labels(fact):
                    rows.execute("INSERT OR IGNORE INTO cite VALUES (?, ?)", (entry.number, label))
            case ReportReleased(report=report):
                day = entry.at.date().isoformat()
                latest = "SELECT max(entry), ? FROM draft WHERE report = ? HAVING max(entry) IS NOT NULL"
                rows.execute(f"INSERT INTO draft_left {latest}", (day, report))
            case _:
                pass


def citing(rows: Rows, labels: Iterable[str]) -> tuple[Citing, ...]:
    """Every report of which some draft uses one of these labels or ids."""
    found: dict[str, dict[int, list[str]]] = {}
    for label in dict.fromkeys(labels):
        asked = "SELECT d.report, d.entry FROM cite AS c JOIN draft AS d ON d.entry = c.draft WHERE c.label = ?"
        for report, draft in cast("Iterable[tuple[str, int]]", rows.execute(asked, (label,))):
            found.setdefault(report, {}).setdefault(draft, []).append(label)
    return tuple(_citing(rows, report, drafts) for report, drafts in sorted(found.items()))


def left(rows: Rows) -> frozenset[str]:
    """The labels and ids used by any draft that left."""
    asked = "SELECT DISTINCT c.label FROM cite AS c JOIN draft_left AS l ON l.draft = c.draft"
    return frozenset(cast("str", label) for (label,) in rows.execute(asked))


def used(rows: Rows) -> frozenset[str]:
    """The labels and ids used by any draft."""
    return frozenset(cast("str", label) for (label,) in rows.execute("SELECT DISTINCT label FROM cite"))


def any_cited(rows: Rows) -> bool:
    """Whether any report cites anything."""
    return rows.execute("SELECT 1 FROM cite LIMIT 1").fetchone() is not None


def _citing(rows: Rows, report: str, drafts: dict[int, list[str]]) -> Citing:
    latest = rows.execute("SELECT max(entry) FROM draft WHERE report = ?", (report,)).fetchone()
    left = [
        cast("str", day)
        for draft in sorted(drafts)
        for (day,) in rows.execute("SELECT day FROM draft_left WHERE draft = ? ORDER BY day", (draft,))
    ]
    labels = dict.fromkeys(label for found in drafts.values() for label in found)
    return Citing(
        report=report, labels=tuple(labels), still=latest is not None and latest[0] in drafts, left=tuple(left)
    )


def _labels(report: ReportDrafted) -> tuple[str, ...]:
    """The labels a draft uses; a draft that cannot be read any more uses none that anybody could find."""
    from farbank.reading.report import read_report  # noqa: PLC0415 - whoever only reads a case needs no Markdown

    try:
        draft = read_report(report.text, file_name=report.file_name or report.label)
    except FarbankError:
        return ()
    return tuple(dict.fromkeys(label for _, label, _ in labels_used(draft)))
