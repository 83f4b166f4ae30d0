"""The gate: the exact bytes of a report, judged together with everything published before."""

from __future__ import annotations

import json
from dataclasses import dataclass

from farbank.assemble.ground import ground_for_release
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.pages.page import Made, make_page
from farbank.assemble.questioning import question_of
from farbank.assemble.reading_again import read_again
from farbank.desk.release import judged
from farbank.errors import Complained, Complaint, FarbankError
from farbank.facts.report import ReportDrafted
from farbank.intake.confined import Confinement
from farbank.judgement.gate import judge
from farbank.judgement.verdict import Verdict, crashed
from farbank.publish.forms import Form
from farbank.publish.forms import package as package_of
from farbank.publish.photographs import photographs
from farbank.reading.report import read_report
from farbank.values.draft import Draft
from farbank.values.draft_labels import labels_used
from farbank.values.package import Package
from farbank.views import catalogue, releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict with the bytes it is bound to."""

    report: ReportDrafted
    draft: Draft
    package: Package
    verdict: Verdict


def judge_report(
    room: Newsroom, confinement: Confinement, name: str, *, form: Form = "site", pace: Pace = silent
) -> Judged:
    """Build the package of a report, judge it, and record the verdict if it is not the last one already."""
    identity = room.resolve("report", name)
    report = next(each for each in releases.reports(room.rows) if each.id == identity)
    draft = read_report(report.text, file_name=report.file_name or report.label)
    _check_labels(room, draft, report)
    made = make_page(room, confinement, draft, ground_for_release(room), pace)
    photos = photographs(made.page, lambda done, of: pace("pictures written", done, of))
    package = package_of(form, made.page, photos)
    read_again(confinement, package)
    verdict = _judged(room, made, package, report)
    _record(room, report, verdict)
    return Judged(report=report, draft=draft, package=package, verdict=verdict)


def _judged(room: Newsroom, made: Made, package: Package, report: ReportDrafted) -> Verdict:
    """The verdict; a gate that fails is a BLOCK, for what was not read may expose somebody."""
    try:
        return judge(question_of(room, made, package, report))
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
