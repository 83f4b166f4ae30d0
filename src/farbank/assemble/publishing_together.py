"""Letting several reports leave at once: judged together as one package, and put in one folder whole or not at all.

- Each is judged on the bytes of all of them, as if the others were in print.
- While a finding on any of them is open, or a member has still to approve one, nothing is written or released.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from farbank.assemble.judging import Judged, drafted, judge_made, ready
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.pages.neighbours import neighbours
from farbank.assemble.pages.page import Made
from farbank.assemble.placing_pages import placed
from farbank.assemble.publishing import check_out, declared, may_leave, record_release
from farbank.assemble.questioning import question_in_print
from farbank.assemble.reading_again import read_again
from farbank.assemble.revising import Reason
from farbank.desk.release import noted
from farbank.errors import Refused
from farbank.facts.persona import DisclosureNoted
from farbank.facts.report import ReportDrafted
from farbank.intake.confined import Confinement
from farbank.judgement.approval import Standing
from farbank.judgement.rejudging import rejudged
from farbank.judgement.verdict import Finding
from farbank.publish.site import build
from farbank.publish.together import together
from farbank.views import revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTogether:
    """The verdict on each, whether they left, where to (None: to whoever asked), and who stands worse than before."""

    judged: tuple[Judged, ...]
    stands: tuple[Standing, ...]
    left: bool = False
    out: Path | None = None
    afterwards: tuple[Finding, ...] = ()


def publish_together(
    room: Newsroom,
    confinement: Confinement,
    names: Sequence[str],
    out: Path | None,
    *,
    reason: Reason | None = None,
    pace: Pace = silent,
) -> PublishedTogether:
    """Judge several reports as one package; where no finding is open on any, write them and record the releases.

    Without `out` nothing is written, as with one report.
    """
    if out is not None:
        check_out(out)
    judged = judge_together(room, confinement, names, reason=reason, pace=pace)
    stands = tuple(may_leave(room, each) for each in judged)
    if any(each.open for each in stands):
        return PublishedTogether(judged=judged, stands=stands)
    before = question_in_print(room)
    with placed(judged[0].package, out) as put_in_place:
        for each in judged:
            record_release(room, each, "site")
        put_in_place()
    afterwards = rejudged(before, question_in_print(room))
    return PublishedTogether(judged=judged, stands=stands, left=True, out=out, afterwards=afterwards)


def judge_together(
    room: Newsroom,
    confinement: Confinement,
    names: Sequence[str],
    *,
    reason: Reason | None = None,
    pace: Pace = silent,
) -> tuple[Judged, ...]:
    """The verdict on each of several reports, on the bytes of all of them and as if the others were in print."""
    reports = tuple({each.id: each for each, _ in (drafted(room, name) for name in names)}.values())
    folders = {each.id: _folder(room, each, reports) for each in reports}
    made = {each.id: _made(room, confinement, each, reports, reason, pace) for each in reports}
    built = {folders[each]: (one.page, build(one.page, one.photos)) for each, one in made.items()}
    for _, package in built.values():
        read_again(confinement, package)
    whole = together(built)
    read_again(confinement, whole, apart=tuple(folders.values()))
    told = {each.id: _told(room, each, made[each.id]) for each in reports}
    others = {each.id: [fact for of, facts in told.items() if of != each.id for fact in facts] for each in reports}
    return tuple(judge_made(room, made[each.id], whole, each, others[each.id]) for each in reports)


def _folder(room: Newsroom, report: ReportDrafted, reports: Sequence[ReportDrafted]) -> str:
    found = neighbours(room, report, reports).folder
    if not found:
        raise Refused(
            f"{report.label} is no part of a series and no edition of another of these reports",
            advice="Give each its 'part' and 'of', or 'translation_of', in its header; or publish it by itself.",
        )
    return found


def _made(
    room: Newsroom,
    confinement: Confinement,
    report: ReportDrafted,
    reports: Sequence[ReportDrafted],
    reason: Reason | None,
    pace: Pace,
) -> Made:
    _, draft = drafted(room, report.id)
    reason = reason if revisions.left(room.rows, report.id) else None  # a part that is new has nothing to explain
    return ready(room, confinement, report, draft, reason=reason, beside=reports, pace=pace)


def _told(room: Newsroom, report: ReportDrafted, made: Made) -> list[DisclosureNoted]:
    """What a report discloses, as it will stand in print."""
    printed = made.draft.published or room.clock.today()
    return noted(room.known, report.id, tuple(declared(made.draft)), printed)
