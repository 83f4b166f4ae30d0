"""One person in the draft: the circle of personas a reader may take for them, and everything told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from farbank.facts.persona import PersonaNamed
from farbank.judgement.counting import Field
from farbank.judgement.draft_text import Passage
from farbank.judgement.kinship import told_by_editions, told_by_kin
from farbank.judgement.mosaic import Fact, facts, merged
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
    circle: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """All that is told of anybody, by circle, the counted world, and the persons that a draft has to do with."""

    told: Mapping[frozenset[str], tuple[Told, ...]]
    among: Field
    persons: tuple[Person, ...]


def crowd(question: Question, passages: tuple[Passage, ...]) -> Crowd:
    """Everybody; the persons are those who are printed, linked with one printed, or behind something cited."""
    told = told_of(question, passages)
    among = Field(tables=tables_of(question))
    wanted = judged(question, passages)
    persons = tuple(
        person_of(question, passages, circle, told.get(circle, ()), among)
        for circle in circles(question.personas)
        if circle & wanted
    )
    return Crowd(told=told, among=among, persons=persons)


def tables_of(question: Question) -> Tables:
    """The counted world of a question, with ages carried on to the day of publication."""
    return Tables(populations=question.populations, access=question.access, today=question.printed_on)


def told_of(question: Question, passages: tuple[Passage, ...]) -> dict[frozenset[str], tuple[Told, ...]]:
    """Everything told, by the circle of personas that it is told of."""
    circle_of = {member: circle for circle in circles(question.personas) for member in circle}
    found: dict[frozenset[str], list[Told]] = {}
    own = told_by_draft(question, passages)
    others = (*told_by_editions(question, own), *told_by_kin(question, passages))
    for each in (*told_in_print(question.disclosures), *own, *others):
        if each.persona in circle_of:
            found.setdefault(circle_of[each.persona], []).append(each)
    return {circle: tuple(rows) for circle, rows in found.items()}


def person_of(
    question: Question, passages: tuple[Passage, ...], circle: frozenset[str], told: tuple[Told, ...], among: Field
) -> Person:
    """One circle as a person."""
    members = {each.id: each for each in question.personas if each.id in circle}
    marks = [each for each in named_in(question, passages) if each.persona in circle]
    first = members[marks[0].persona if marks else min(members)]
    holders = frozenset(each.subject for each in members.values())
    around = Circumstances(among=among, limits=question.limits, holders=holders)
    tables = among.tables
    return Person(
        persona=first,
        label=first.label or first.id,
        told=told,
        known=facts(told, tables, holders),
        published=facts([each for each in told if not each.draft], tables, holders),
        adds=_adds_any(told, tables),
        where=tuple(dict.fromkeys(each.where for each in marks)),
        around=around,
        circle=circle,
    )


def lookable(known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts that somebody could look up; the others add nothing to the count."""
    return tuple(each for each in known if each.lookup)


def seen_by_each(person: Person) -> tuple[Person, ...]:
    """The person as each class of adversary sees them: by what that class can look up, against its own limit.

    Where all of them can look up the same, they are one, and the strictest limit counts.
    """
    limits = person.around.limits
    visible = {name: tuple(each for each in person.told if each.known_to(name)) for name in limits.adversaries}
    if len(set(visible.values())) <= 1 and all(len(each) == len(_lookable(person)) for each in visible.values()):
        return (person,)
    return tuple(
        retold(person, told, replace(person.around, limits=replace(limits, adversaries=(name,))))
        for name, told in visible.items()
    )


def retold(person: Person, told: tuple[Told, ...], around: Circumstances) -> Person:
    """The same person with other things told of them, in other circumstances."""
    return replace(
        person,
        told=told,
        known=facts(told, around.tables, around.holders),
        published=facts([each for each in told if not each.draft], around.tables, around.holders),
        adds=_adds_any(told, around.tables),
        around=around,
    )


def together(person: Person, others: Sequence[Person]) -> Person:
    """The person with everything told of some others, as if all of them were one."""
    everybody = (person, *others)
    holders = frozenset(holder for each in everybody for holder in each.around.holders)
    told = tuple(each for one in everybody for each in one.told)
    tables = person.around.tables
    return replace(
        person,
        told=told,
        known=merged([each.known for each in everybody], tables, holders),
        published=merged([each.published for each in everybody], tables, holders),
        adds=_adds_any(told, tables),
        around=replace(person.around, holders=holders),
    )


def _lookable(person: Person) -> list[Told]:
    return [each for each in person.told if each.lookup]


def _adds_any(told: tuple[Told, ...], tables: Tables) -> bool:
    return any(_adds(each, told, tables) for each in told if each.draft and each.lookup)


def _adds(mine: Told, told: tuple[Told, ...], tables: Tables) -> bool:
    """Does the draft say more here than is in print? The same or wider values than those printed say nothing more."""
    printed = [each for each in told if not each.draft and each.lookup and each.dimension == mine.dimension]
    return not any(each.values and all(_within(mine, value, tables) for value in each.values) for each in printed)


def _within(mine: Told, value: str, tables: Tables) -> bool:
    return value in mine.values or any(tables.inside(mine.dimension, value, each) for each in mine.values)
