"""The gate: the exact bytes of a report, judged together with everything published before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from farbank.assemble.behind_citations import items_reached
from farbank.assemble.ground import ground_for_release
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.pages.neighbours import neighbours
from farbank.assemble.pages.page import Made, make_page
from farbank.assemble.questioning import question_of
from farbank.assemble.reading_again import read_again
from farbank.assemble.revising import Reason, revising
from farbank.desk.release import judged
from farbank.errors import Complained, Complaint, FarbankError
from farbank.facts.persona import DisclosureNoted
from farbank.facts.report import ReportDrafted
from farbank.intake.confined import Confinement
from farbank.judgement.difference import Difference
from farbank.judgement.gate import judge
from farbank.judgement.verdict import Verdict, crashed
from farbank.publish.forms import Form
from farbank.publish.forms import package as package_of
from farbank.reading.report import read_report
from farbank.values.draft import Draft
from farbank.values.draft_labels import labels_used
from farbank.values.package import Package
from farbank.views import catalogue, releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict with the bytes it is bound to.

    `reached` is what the report cites, rests on and draws from, `changed` what it says otherwise than when it left.
    """

    report: ReportDrafted
    draft: Draft
    package: Package
    verdict: Verdict
    reached: frozenset[str] = frozenset()
    changed: Difference | None = None


def judge_report(
    room: Newsroom,
    confinement: Confinement,
    name: str,
    *,
    form: Form = "site",
    reason: Reason | None = None,
    pace: Pace = silent,
) -> Judged:
    """Build the package of a report, judge it, and record the verdict if it is not the last one already.

    `reason` is why it says something else than when it left; it is recorded first, because the page prints it.
    """
    report, draft = drafted(room, name)
    made = ready(room, confinement, report, draft, reason=reason, pace=pace)
    package = package_of(form, made.page, made.photos)
    read_again(confinement, package)
    return judge_made(room, made, package, report)


def drafted(room: Newsroom, name: str) -> tuple[ReportDrafted, Draft]:
    """A report as last written, and as read; everything that it names is in the case."""
    identity = room.resolve("report", name)
    report = next(each for each in releases.reports(room.rows) if each.id == identity)
    draft = read_report(report.text, file_name=report.file_name or report.label)
    _check_labels(room, draft, report)
    return report, draft


def ready(
    room: Newsroom,
    confinement: Confinement,
    report: ReportDrafted,
    draft: Draft,
    *,
    reason: Reason | None = None,
    beside: Sequence[ReportDrafted] = (),
    pace: Pace = silent,
) -> Made:
    """The page of a report with its neighbours and its revisions; `beside` are those that leave together with it."""
    made = make_page(room, confinement, draft, ground_for_release(room), pace)
    around = neighbours(room, report, beside)
    page = replace(made.page, parts=around.parts, editions=around.editions, contact=draft.contact)
    return _revised(room, report, replace(made, page=page), reason)


def judge_made(
    room: Newsroom, made: Made, package: Package, report: ReportDrafted, beside: Sequence[DisclosureNoted] = ()
) -> Judged:
    """The verdict on one report in a package, recorded; `beside` is what leaves together with it."""
    verdict = _judged(room, made, package, report, beside)
    _record(room, report, verdict)
    return Judged(
        report=report,
        draft=made.draft,
        package=package,
        verdict=verdict,
        reached=frozenset(items_reached(room, made)),
        changed=made.revising.changed or None,
    )


def _revised(room: Newsroom, report: ReportDrafted, made: Made, reason: Reason | None) -> Made:
    """The page with what changed since it last left."""
    found = revising(room, report, made.page, reason)
    return replace(made, page=replace(made.page, revisions=found.revisions), revising=found)


def _judged(
    room: Newsroom, made: Made, package: Package, report: ReportDrafted, beside: Sequence[DisclosureNoted]
) -> Verdict:
    """The verdict; a gate that fails is a BLOCK, for what was not read may expose somebody."""
    try:
        question = question_of(room, made, package, report)
        return judge(replace(question, disclosures=(*question.disclosures, *beside)))
    except FarbankError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever failed, nothing may leave
        return crashed(type(fault).__name__, package=package.digest, report=report.label, title=made.draft.title)


def _record(room: Newsroom, report: ReportDrafted, verdict: Verdict) -> None:
    said = json.dumps(verdict.to_json(), ensure_ascii=False, sort_keys=True)
    before = releases.judgements(room.rows, report.id)
    if not before or before[-1].verdict != said:
        room.record(lambda: judged(room.known, report.id, verdict.bytes, said))


def _check_labels(room: Newsroom, draft: Draft, report: ReportDrafted) -> None:
    """Everything the draft names is in the case; every name that is not is told with its line."""
    faults = [
        Complaint(file=report.file_name or report.label, line=line, key=label, expected=f"a {kind} of this case")
        for kind, label, line in labels_used(draft)
        if kind != "report" and not _known(room, kind, label)
    ]
    if faults:
        raise Complained(tuple(faults))


def _known(room: Newsroom, kind: str, label: str) -> bool:
    kinds = ("finding", "item", "statement") if kind == "citation" else (kind,)
    return any(catalogue.find(room.rows, each, label) for each in kinds)
