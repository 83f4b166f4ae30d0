"""What became of each report: a draft, embargoed, published or withdrawn; the difference that a list shows."""

from __future__ import annotations

from datetime import datetime

from farbank.assemble.newsroom import Newsroom
from farbank.facts.report import ReportDrafted
from farbank.views import approvals, releases


def states(room: Newsroom) -> dict[str, str]:
    """What became of each report: draft, embargoed, published, withdrawn."""
    return {each.id: state_of(room, each) for each in releases.reports(room.rows)}


def state_of(room: Newsroom, report: ReportDrafted) -> str:
    """Embargoed is what left and is dated in the future; what was taken back is withdrawn until it leaves again."""
    left = approvals.released(room.rows, report.id)
    if not left:
        return "draft"
    if is_taken_back(room, report.id):
        return "withdrawn"
    day = left[-1][0].day
    return "embargoed" if day is not None and day > room.clock.today() else "published"


def is_taken_back(room: Newsroom, report: str) -> bool:
    """Whether a report left, was taken back, and did not leave again."""
    since, left = last_taken_back(room, report), approvals.released(room.rows, report)
    return since is not None and not any(at > since for _, at in left)


def is_out(room: Newsroom, report: str, package: str) -> bool:
    """Whether exactly these bytes left, and were not taken back since."""
    since = last_taken_back(room, report)
    left = approvals.released(room.rows, report)
    return any(each.package == package and (since is None or at > since) for each, at in left)


def last_taken_back(room: Newsroom, report: str) -> datetime | None:
    """When a report was last taken back, or None."""
    found = approvals.taken_back(room.rows, report) if report else ()
    return found[-1][1] if found else None
