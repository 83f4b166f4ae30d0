"""The gate: the exact bytes of a report, judged together with everything published before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from farbank.assemble.appearing import chain_of, people_of, said_to_derive
from farbank.assemble.ground import ground_for_release
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.assemble.pages.page import Made, make_page
from farbank.assemble.tracing import traces
from farbank.desk.release import judged
from farbank.errors import Complained, Complaint, FarbankError, Refused
from farbank.facts.report import ReportDrafted
from farbank.intake.confined import Confinement
from farbank.judgement.gate import judge
from farbank.judgement.question import Question, TruthInput
from farbank.judgement.totalising import find_totalising
from farbank.judgement.totalising_coverage import Backing, coverage_backs
from farbank.judgement.verdict import Verdict, crashed
from farbank.publish.forms import Form
from farbank.publish.forms import package as package_of
from farbank.publish.photographs import photographs
from farbank.reading.report import read_report
from farbank.values.draft import Covered, Draft
from farbank.values.draft_labels import labels_used
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.values.package import Package
from farbank.views import catalogue, custody, figures, people, releases

_PLACED = "pictures/"  # where pictures that are made anew from items lie, each as JPEG
LABELLED = ("persona", "finding", "item", "statement", "source", "tally", "series")


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
    _read_again(confinement, package)
    verdict = _judged(room, made, package, report)
    _record(room, report, verdict)
    return Judged(report=report, draft=draft, package=package, verdict=verdict)


def _read_again(confinement: Confinement, package: Package) -> None:
    """Every placed picture is read by the second reader; one with anything more in it stops the package."""
    for file in package.files:
        if not file.path.startswith(_PLACED):
            continue  # figures are drawn from our own values
        found = confinement.complaint(file.content, "image/jpeg")
        if found:
            raise Refused(f"{file.path} cannot leave: {found}", advice="Report this with an invented file.")


def _judged(room: Newsroom, made: Made, package: Package, report: ReportDrafted) -> Verdict:
    """The verdict; a gate that fails is a BLOCK, for what was not read may expose somebody."""
    try:
        return judge(_question(room, made, package, report))
    except FarbankError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever failed, nothing may leave
        return crashed(type(fault).__name__, package=package.digest, report=report.label, title=made.draft.title)


def question_in_print(room: Newsroom) -> Question:
    """The case around no report at all: what is in print of whom, and who can be counted."""
    return Question(
        package="",
        draft=Draft(title=""),
        personas=people.personas(room.rows),
        disclosures=people.disclosures(room.rows),
        access=people.access_sets(room.rows),
        populations=people.populations(room.rows),
        traces=traces(room.rows),
        today=room.clock.today(),
    )


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


def _question(room: Newsroom, made: Made, package: Package, report: ReportDrafted) -> Question:
    rows = room.rows
    linked = said_to_derive(rows)
    chains = {each: chain_of(rows, each, {}) for each in sorted(_items_reached(made))}
    people_in = {each: people_of(rows, chain[0], linked) for each, chain in chains.items() if chain}
    series = figures.series(rows)
    titled = releases.titled(rows)
    return Question(
        package=package.digest,
        channels=package.channels,
        report=report.label,
        title=made.draft.title or (titled.name if titled else ""),
        draft=made.draft,
        personas=people.personas(rows),
        disclosures=people.disclosures(rows),
        consents=people.consents(rows),
        access=people.access_sets(rows),
        populations=people.populations(rows),
        sources={each.id: each for each in custody.sources(rows)},
        items={each.id: each.source for chain in chains.values() for each in chain},
        rests={each: _rest(made, each) for each in made.numbered.ids},
        item_fields={each: "letters" for each, chain in chains.items() if any(one.about.writer for one in chain)},
        printable={
            each: next((one.about.printable for one in chain if one.about.printable), "")
            for each, chain in chains.items()
        },
        made_from={each: tuple(one.id for one in chain[1:]) for each, chain in chains.items()},
        people={each: found.appearing for each, found in people_in.items() if found.appearing},
        undeclared=frozenset(each for each, found in people_in.items() if found.undeclared),
        taken_back=frozenset(each for each, found in people_in.items() if found.taken_back),
        drawn=made.numbered.drawn,
        labels=_labels(room),
        today=room.clock.today(),
        truths=tuple(_truths(made)),
        figures=tuple(figure for each in series for figure in figures.figures_of(rows, each.id)),
        series=series,
        backings=_backings(made),
        find_totalising=find_totalising,
        traces=traces(rows),
    )


def _labels(room: Newsroom) -> dict[str, str]:
    return {
        name: each.id
        for kind in LABELLED
        for each in catalogue.listed(room.rows, kind)
        for name in (each.id, each.label)
        if name and not each.withdrawn
    }


def _rest(made: Made, identity: str) -> tuple[str, ...]:
    """The items under a finding or a statement."""
    finding = made.weighed.get(identity)
    bearings = [each.on for each in finding[0].rests_on] if finding else [identity]
    found: list[str] = []
    for on in bearings:
        statement, tally = made.evidence.statement(on), made.evidence.tally(on)
        found += [statement.item] if statement else []
        found += [tally.item] if tally else []
        found += [on] if on in made.evidence.items else []
    return tuple(dict.fromkeys(each for each in found if each))


def _items_reached(made: Made) -> set[str]:
    reached = {item for each in made.numbered.ids for item in _rest(made, each)}
    return reached | set(made.numbered.ids) | set(made.numbered.drawn)


def _truths(made: Made) -> Iterable[TruthInput]:
    for identity in made.numbered.ids:
        if identity in made.weighed:
            finding, weight = made.weighed[identity]
            said = [made.evidence.statement(each.on) for each in finding.rests_on if each.stance == "supports"]
            modes = tuple(dict.fromkeys(each.mode for each in said if each and each.mode))
            backed = weight.totalising is not None and weight.totalising.backed
            yield TruthInput(id=identity, status=weight.status, modes=modes, total_backed=backed, unheld=weight.unheld)
        elif (statement := made.evidence.statement(identity)) is not None:
            yield TruthInput(id=identity, modes=(statement.mode,) if statement.mode else ())


def _backings(made: Made) -> dict[tuple[str, str], Backing]:
    found: dict[tuple[str, str], Backing] = {}
    for block in every_block(made.draft):
        for runs in run_groups(block):
            for run in every_run(runs):
                if isinstance(run, Covered):
                    words = words_of(run.runs)
                    found[words, run.coverage] = coverage_backs(
                        words, run.coverage, made.evidence, language=made.draft.language
                    )
    return found
