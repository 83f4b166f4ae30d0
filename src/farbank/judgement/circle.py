"""One person in the draft: the circle of personas a reader may take for them, and everything told of them."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.facts.persona import PersonaNamed
from farbank.judgement.draft_text import Passage
from farbank.judgement.mosaic import Fact, facts
from farbank.judgement.question import Question
from farbank.judgement.repair import Circumstances
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told, circles, judged, named_in, told_by_draft, told_in_print
from farbank.judgement.verdict import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One circle of personas: what is told of it, what of that the draft adds, and where the draft prints it."""

    persona: PersonaNamed
    label: str
    told: tuple[Told, ...]
    known: tuple[Fact, ...]
    published: tuple[Fact, ...]
    adds: bool
    where: tuple[Where, ...]
    around: Circumstances


def people(question: Question, passages: tuple[Passage, ...]) -> tuple[Person, ...]:
    """The persons this draft has to do with: printed, linked with one printed, or behind something cited."""
    told = (*told_in_print(question.disclosures), *told_by_draft(question, passages))
    tables = Tables(populations=question.populations, access=question.access)
    wanted = judged(question, passages)
    return tuple(
        _person(question, passages, circle, tuple(each for each in told if each.persona in circle), tables)
        for circle in circles(question.personas)
        if circle & wanted
    )


def lookable(known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts that somebody could look up; the others add nothing to the count."""
    return tuple(each for each in known if each.lookup)


def _person(
    question: Question, passages: tuple[Passage, ...], circle: frozenset[str], told: tuple[Told, ...], tables: Tables
) -> Person:
    members = {each.id: each for each in question.personas if each.id in circle}
    marks = [each for each in named_in(question, passages) if each.persona in circle]
    first = members[marks[0].persona if marks else min(members)]
    holders = frozenset(each.subject for each in members.values())
    published = facts([each for each in told if not each.draft], tables, holders)
    return Person(
        persona=first,
        label=first.label or first.id,
        told=told,
        known=facts(told, tables, holders),
        published=published,
        adds=any(_adds(each, told, tables) for each in told if each.draft and each.lookup),
        where=tuple(dict.fromkeys(each.where for each in marks)),
        around=Circumstances(tables=tables, limits=question.limits, holders=holders),
    )


def _adds(mine: Told, told: tuple[Told, ...], tables: Tables) -> bool:
    """Does the draft say more here than is in print? The same or wider values than those printed say nothing more."""
    printed = [each for each in told if not each.draft and each.lookup and each.dimension == mine.dimension]
    return not any(each.values and all(_within(mine, value, tables) for value in each.values) for each in printed)


def _within(mine: Told, value: str, tables: Tables) -> bool:
    return value in mine.values or any(tables.inside(mine.dimension, value, each) for each in mine.values)
