"""A draft written on where it stands: replaced by an edited text, or by the words that a finding asks for.

- Who edits says which draft they read. Where another was recorded since, nothing is replaced.
- What cannot be read as a report is not recorded; every fault is told with its line.
"""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.desk.draft import draft, heading_of
from farbank.desk.rewrite import rewrite
from farbank.errors import Conflict, Missing, Refused
from farbank.facts.fact import Fact
from farbank.facts.report import ReportDrafted
from farbank.judgement.verdict_read import read_verdict
from farbank.reading.report import read_report
from farbank.views import drafts, releases


def write_draft(room: Newsroom, name: str, text: str, *, since: int) -> bool:
    """Record an edited text of a report; False where it says just what it said. `since` is the record that was read.

    `Conflict` where somebody has changed it since, `Complained` where it is no report.
    """
    report = _report(room, name)
    text = _lines(text)
    read_report(text, file_name=report.file_name or report.label)
    return bool(room.record(lambda: _replaced(room, report, text, since)))


def new_draft(room: Newsroom, label: str, text: str) -> str:
    """Record the first draft of a report; its id. `Refused` where the label is taken."""
    label = label.strip()
    text = _lines(text)
    read_report(text, file_name=label or "the report")

    def decide() -> list[Fact]:
        if room.known.find("report", label):
            raise Refused(f"there is a report {label} already", advice="Give the new one another label.")
        return draft(room.known, text, heading_of(text), label)

    room.record(decide)
    return room.resolve("report", label)


def mend_draft(room: Newsroom, name: str, *, verdict: int, finding: int, remedy: int, since: int) -> None:
    """Carry out one remedy of a verdict: by the record of the verdict, the finding in it, the remedy of that (from 0).

    `Conflict` where the draft was changed since; `Refused` where its words are not there any more.
    """
    report = _report(room, name)
    said = next((each for each in releases.judgements(room.rows, report.id) if each.entry == verdict), None)
    if said is None:
        raise Missing(f"there is no such verdict on {report.id}", advice="Judge it again.")
    findings = read_verdict(said.verdict).findings
    if finding >= len(findings) or remedy >= len(findings[finding].remedies):
        raise Missing(f"that verdict on {report.id} has no such remedy", advice="Judge it again.")
    changes = findings[finding].remedies[remedy].changes
    _refuse_changed(room, report, since)
    mended = rewrite(report.text, changes, file_name=report.file_name or report.label)
    room.record(lambda: _replaced(room, report, mended, since))


def _replaced(room: Newsroom, report: ReportDrafted, text: str, since: int) -> list[Fact]:
    _refuse_changed(room, report, since)
    return draft(room.known, text, heading_of(text), report.label or report.id, report.file_name)


def _refuse_changed(room: Newsroom, report: ReportDrafted, since: int) -> None:
    if drafts.last_entry(room.rows, report.id) != since:
        raise Conflict(
            f"somebody has changed {report.label or report.id} since you read it; nothing was replaced",
            advice="Read it as it stands now, and write your change into that.",
        )


def _report(room: Newsroom, name: str) -> ReportDrafted:
    identity = room.resolve("report", name)
    found = releases.report(room.rows, identity)
    if found is None:
        raise Missing(f"there is no report {identity}")
    return found


def _lines(text: str) -> str:
    """The text with the ends of lines that a form sends as two letters made one, and one at its end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
