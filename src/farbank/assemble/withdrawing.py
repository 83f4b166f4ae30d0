"""Taking a released report back: recorded at once, and the notice that replaces it is judged like a draft.

- That it was taken back is recorded before anything else; a notice that the gate stops takes nothing of that away.
- What the report disclosed is out. Nothing of it is taken out of what the gate counts.
- The reason that is recorded stays in the case; readers get the words given for print, or none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from farbank.assemble.ground import ground_for_release
from farbank.assemble.judging import judge_made
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.page import make_page
from farbank.assemble.placing_pages import written_beside
from farbank.assemble.publishing import check_out, declared
from farbank.assemble.reading_again import read_again
from farbank.assemble.report_states import is_taken_back, last_taken_back
from farbank.desk.approve import withdraw_report
from farbank.desk.release import noted
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.report import ReportDrafted
from farbank.intake.confined import Confinement
from farbank.judgement.verdict import Verdict
from farbank.publish.notice import TITLE, build_notice
from farbank.publish.wording import wording
from farbank.reading.report import read_report
from farbank.values.draft import Draft, Paragraph
from farbank.values.draft_labels import labels_used
from farbank.values.ids import ReportId
from farbank.values.package import Package
from farbank.views import approvals, releases


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """Which report, whether that was new, and the verdict on the notice, None where none was asked for."""

    report: str
    new: bool
    notice: Verdict | None = None

    @property
    def is_written(self) -> bool:
        """Whether the notice was written."""
        return self.notice is not None and self.notice.verdict == "NO FINDING"


def unpublish(
    room: Newsroom, confinement: Confinement, name: str, because: str, *, printed: str = "", out: Path | None = None
) -> TakenBack:
    """Record that a report is taken back; with `out`, write the notice there if the gate finds nothing in it."""
    report = next(each for each in releases.reports(room.rows) if each.id == room.resolve("report", name))
    words = _words(printed, report)
    if printed and out is None:
        raise Refused("a reason for print is printed in a notice", advice="Say where it goes with --out DIR.")
    if out is not None:
        check_out(out)
    new = bool(room.record(lambda: _withdrawn(room, report, because)))
    if out is None:
        return TakenBack(report=report.id, new=new)
    draft = _notice(room, report, words)
    made = make_page(room, confinement, draft, ground_for_release(room))
    package = build_notice(made.page)
    read_again(confinement, package)
    verdict = judge_made(room, made, package, report).verdict
    if verdict.verdict == "NO FINDING":
        with written_beside(package, out) as put_in_place:
            room.record(lambda: _said(room, report, because, printed, package, draft))
            put_in_place()
    return TakenBack(report=report.id, new=new, notice=verdict)


def _withdrawn(room: Newsroom, report: ReportDrafted, because: str) -> list[Fact]:
    return withdraw_report(
        ReportId(report.id),
        released=bool(approvals.released(room.rows, report.id)),
        taken_back=is_taken_back(room, report.id),
        because=because,
    )


def _said(
    room: Newsroom, report: ReportDrafted, because: str, printed: str, package: Package, draft: Draft
) -> list[Fact]:
    """The notice, once, and what it disclosed."""
    told = approvals.taken_back(room.rows, report.id)
    if any(each.notice == package.digest for each, _ in told):
        return []
    said = withdraw_report(
        ReportId(report.id),
        released=True,
        taken_back=True,
        because=because,
        printed=printed,
        notice=package.digest,
    )
    return [*said, *noted(room.known, ReportId(report.id), tuple(declared(draft)), draft.published)]


def _words(printed: str, report: ReportDrafted) -> Draft:
    """The reason for print as it is written in a report: paragraphs, in which personas are marked."""
    language = read_report(report.text, file_name=report.label).language
    if not printed.strip():
        return Draft(title=TITLE, language=language)
    header = f"---\ntitle: {TITLE}\nlanguage: {language}\n---\n\n"
    draft = read_report(f"{header}{printed.strip()}\n", file_name="the reason for print")
    others = [kind for kind, _, _ in labels_used(draft) if kind != "persona"]
    if others or draft.footnotes or not all(isinstance(each, Paragraph) for each in draft.blocks):
        raise Refused(
            "the reason for print is plain paragraphs, without citations, figures or notes",
            advice="Name personas with marks, as in a report, and nothing else.",
        )
    return draft


def _notice(room: Newsroom, report: ReportDrafted, words: Draft) -> Draft:
    """The notice as a draft: the page's own title, the outlet of the report, the day it was first taken back."""
    since = last_taken_back(room, report.id)
    first = approvals.taken_back(room.rows, report.id)
    again = [at for each, at in first if each.notice]
    day = (min(again) if again else since or room.clock.now()).date()
    outlet = read_report(report.text, file_name=report.label).outlet
    return replace(words, title=wording(words.language)(TITLE), outlet=outlet, published=day)
