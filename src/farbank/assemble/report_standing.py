"""How a report stands on its way out: drafted, judged, approved, published, withdrawn; as one window has to know it."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.approving import stands_of
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.report_states import state_of
from farbank.errors import Missing
from farbank.facts.report import ReportDrafted, ReportReleased
from farbank.judgement.approval import Approval, Standing
from farbank.judgement.verdict import Verdict
from farbank.judgement.verdict_read import read_verdict
from farbank.reading.report import read_report
from farbank.views import approvals, drafts, releases
from farbank.views.drafts import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """One report with the last verdict on it and who answers for it.

    `since` is the record that holds the draft; `is_of_draft` says that the verdict is later than that. `approved` are
    the approvals of the bytes last judged, in the order given.
    """

    report: ReportDrafted
    state: str
    since: int
    written: Written | None
    judged: releases.Judged | None
    verdict: Verdict | None
    is_of_draft: bool
    standing: Standing | None
    approved: tuple[Approval, ...]
    left: tuple[tuple[ReportReleased, str], ...]

    @property
    def form(self) -> str:
        """The form in which the bytes last judged were approved; a site where nobody has approved any."""
        return self.approved[-1].form if self.approved else "site"


def how_it_stands(room: Newsroom, name: str) -> Stands:
    """One report by id or label."""
    identity = room.resolve("report", name)
    report = releases.report(room.rows, identity)
    if report is None:
        raise Missing(f"there is no report {identity}")
    judged = releases.judgements(room.rows, identity)
    last = judged[-1] if judged else None
    since = drafts.last_entry(room.rows, identity)
    verdict = read_verdict(last.verdict, report=report.label, title=_title(report)) if last else None
    return Stands(
        report=report,
        state=state_of(room, report),
        since=since,
        written=next(iter(drafts.written(room.rows, identity)), None),
        judged=last,
        verdict=verdict,
        is_of_draft=last is not None and last.entry > since,
        standing=stands_of(room, verdict, identity) if verdict else None,
        approved=tuple(approvals.approvals(room.rows, last.package)) if last else (),
        left=tuple((each, f"{at:%Y-%m-%d %H:%M}") for each, at in approvals.released(room.rows, identity)),
    )


def _title(report: ReportDrafted) -> str:
    return read_report(report.text, file_name=report.file_name or report.label).title
