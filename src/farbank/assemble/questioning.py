"""What the gate is asked of a report: everything that the case knows and the verdict may rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from farbank.assemble.appearing import chain_of, people_of, said_to_derive
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.page import Made
from farbank.assemble.tracing import traces
from farbank.facts.item import ItemReceived
from farbank.facts.report import ReportDrafted
from farbank.judgement.adversary import limits_of
from farbank.judgement.question import Limits, Question, TruthInput
from farbank.judgement.totalising import find_totalising
from farbank.judgement.totalising_coverage import Backing, coverage_backs
from farbank.values.draft import Covered, Draft
from farbank.values.draft_walk import every_block, every_run, run_groups, words_of
from farbank.values.package import Package
from farbank.views import adversaries, catalogue, custody, figures, people, releases

LABELLED: Final = ("persona", "finding", "item", "statement", "source", "tally", "series")


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
        limits=limits_in(room),
        today=room.clock.today(),
    )


def limits_in(room: Newsroom) -> Limits:
    """The limits of the gate, with the adversaries that the case reckons with."""
    return limits_of([each.choice for each in adversaries.choices(room.rows)])


def question_of(room: Newsroom, made: Made, package: Package, report: ReportDrafted) -> Question:
    """One report as it would leave, with the case around it."""
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
        printable={each: _printable(chain) for each, chain in chains.items()},
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
        limits=limits_in(room),
    )


def _printable(chain: Iterable[ItemReceived]) -> str:
    """The nearest word on what of an item may be printed."""
    return next((one.about.printable for one in chain if one.about.printable), "")


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
