"""What the gate is asked of a report: everything that the case knows and the verdict may rest on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from farbank.assemble.behind_citations import with_items
from farbank.assemble.name_tables import name_reader
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.overhearing import overheard
from farbank.assemble.pages.page import Made
from farbank.assemble.people_read import people_reader
from farbank.assemble.pseudonyms import names_of
from farbank.assemble.published_before import shelf
from farbank.assemble.tables import kinship
from farbank.assemble.tracing import traces
from farbank.assemble.what_is_true import with_truths
from farbank.facts.report import ReportDrafted
from farbank.judgement.adversary import limits_of
from farbank.judgement.question import Limits, Question
from farbank.judgement.totalising import find_totalising
from farbank.reading.persons.close import are_close
from farbank.values.draft import Draft
from farbank.values.package import Package
from farbank.views import adversaries, catalogue, custody, people, releases

LABELLED: Final = ("persona", "finding", "item", "statement", "source", "tally", "series")


def question_in_print(room: Newsroom) -> Question:
    """The case around no report at all: what is in print of whom, who can be counted, and how words are read."""
    rows = room.rows
    return Question(
        package="",
        draft=Draft(title=""),
        personas=people.personas(rows),
        disclosures=people.disclosures(rows),
        consents=people.consents(rows),
        access=people.access_sets(rows),
        populations=people.populations(rows),
        sources={each.id: each for each in custody.sources(rows)},
        labels=_labels(room),
        limits=limits_in(room),
        today=room.clock.today(),
        traces=traces(rows),
        find_totalising=find_totalising,
        read_people=people_reader(),
        find_kin=kinship().find,
        names=names_of(rows),
        sealed=frozenset(each.id for each in custody.sources(rows) if custody.card(rows, each.id)),
        are_close=partial(are_close, name_reader()),
    )


def limits_in(room: Newsroom) -> Limits:
    """The limits of the gate, with the adversaries that the case reckons with."""
    return limits_of([each.choice for each in adversaries.choices(room.rows)])


def question_of(room: Newsroom, made: Made, package: Package, report: ReportDrafted) -> Question:
    """One report as it would leave, with the case around it, what left before and its other editions."""
    asked = replace(
        question_in_print(room),
        package=package.digest,
        channels=package.channels,
        report=report.label,
        title=_title(room, made),
        draft=made.draft,
        changed=made.revising.changed,
        explained=made.revising.explained,
        struck=made.revising.struck,
    )
    asked = with_truths(room, with_items(room, asked, made), made)
    return with_publications(room, with_wording(room, asked, made.page.contact, own=report.text), report)


def with_wording(room: Newsroom, asked: Question, contact: tuple[str, ...] = (), own: str = "") -> Question:
    """With where its words stand in the intake; `contact` are the newsroom's own addresses, `own` the draft's file."""
    words = overheard(room.rows, asked.draft, asked.channels, own)
    return replace(
        asked,
        contacts=(*contact, *(each.name for each in asked.sources.values() if each.public)),
        heard=words.heard,
        variants=words.variants,
        unheard=words.unheard,
    )


def with_publications(room: Newsroom, asked: Question, report: ReportDrafted) -> Question:
    """With what left before it, and with its other editions."""
    around = shelf(room, report)
    return replace(
        asked,
        publications=around.publications,
        editions=around.editions,
        unread=around.unread,
        dated=around.dated,
        looks_drawn=around.drawn,
    )


def _title(room: Newsroom, made: Made) -> str:
    """The title of the report, else that of the case."""
    titled = releases.titled(room.rows)
    return made.draft.title or (titled.name if titled else "")


def _labels(room: Newsroom) -> dict[str, str]:
    return {
        name: each.id
        for kind in LABELLED
        for each in catalogue.listed(room.rows, kind)
        for name in (each.id, each.label)
        if name and not each.withdrawn
    }
