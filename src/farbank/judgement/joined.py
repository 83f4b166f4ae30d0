"""The persons of a draft together with those whom a reader may take them for: everybody's tellings, put together.

- For every pair of 0.2 or more, and for all who hang together by such links, everything told is judged as of one.
- A new pseudonym does not reset; that two personas are two persons must be said by a person (`not_linked`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from farbank.judgement.circle import Crowd, Person, person_of, together
from farbank.judgement.link_evidence import ties_told
from farbank.judgement.linking import Link, Linker, components, linked, profile
from farbank.judgement.question import Question
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told, circles
from farbank.judgement.traces import Tie, ties_of_sources

Circle = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A person with others they may be taken for: `together` is the one person of whom all was told then."""

    person: Person
    others: tuple[Circle, ...]
    links: tuple[Link, ...]
    together: Person

    @property
    def circles(self) -> frozenset[Circle]:
        """All circles that are taken for one."""
        return frozenset({self.person.circle, *self.others})

    def others_than(self, person: Person) -> tuple[Circle, ...]:
        """The circles that a person is taken for."""
        return tuple(sorted(self.circles - {person.circle}, key=sorted))


def joined(question: Question, around: Crowd) -> tuple[Joined, ...]:
    """Every union that one of the persons is in, each once, the most probable pairs first and all together last."""
    if not around.persons:
        return ()
    everybody = {each.circle: each for each in around.persons}
    for circle in circles(question.personas):
        if circle not in everybody:
            everybody[circle] = person_of(question, (), circle, around.told.get(circle, ()), around.among)
    profiles = {circle: profile(circle, each.known, each.published) for circle, each in everybody.items()}
    linker = linker_of(question, around.told, around.among.tables)
    links = linked([profiles[each.circle] for each in around.persons], tuple(profiles.values()), linker)
    groups = components(links, profiles, linker)
    seen: set[frozenset[Circle]] = set()
    found: list[Joined] = []
    for person in around.persons:
        for union in _unions(person.circle, links, groups):
            if union not in seen:
                seen.add(union)
                found.append(_joined(person, union, links, everybody))
    return tuple(found)


def linker_of(question: Question, told: Mapping[Circle, tuple[Told, ...]], tables: Tables) -> Linker:
    """What the case holds about who may be whom: ties of sources and of print, and who was parted by a person."""
    circle_of = {member: circle for circle in circles(question.personas) for member in circle}
    of_source: dict[str, set[str]] = {}
    for each in question.personas:
        of_source.setdefault(each.subject, set()).add(each.id)
    printed = ties_told((each for some in told.values() for each in some), question.disclosures)
    sources = (
        Tie(one=one, other=other, kind=tie.kind)
        for tie in ties_of_sources(question.traces)
        for one in of_source.get(tie.one, ())
        for other in of_source.get(tie.other, ())
    )
    parted = {
        frozenset({circle_of[each.id], circle_of[other]})
        for each in question.personas
        for other in each.not_linked
        if other in circle_of
    }
    return Linker(tables=tables, ties=_by_circles((*printed, *sources), circle_of), apart=frozenset(parted))


def _by_circles(ties: Iterable[Tie], circle_of: Mapping[str, Circle]) -> dict[frozenset[Circle], frozenset[str]]:
    found: dict[frozenset[Circle], set[str]] = {}
    for each in ties:
        if each.one in circle_of and each.other in circle_of and circle_of[each.one] != circle_of[each.other]:
            found.setdefault(frozenset({circle_of[each.one], circle_of[each.other]}), set()).add(each.kind)
    return {both: frozenset(kinds) for both, kinds in found.items()}


def _unions(circle: Circle, links: Sequence[Link], groups: Sequence[frozenset[Circle]]) -> Iterator[frozenset[Circle]]:
    yield from (frozenset({each.one, each.other}) for each in links if circle in (each.one, each.other))
    yield from (group for group in groups if circle in group)


def _joined(
    person: Person, union: frozenset[Circle], links: Sequence[Link], everybody: Mapping[Circle, Person]
) -> Joined:
    others = tuple(sorted(union - {person.circle}, key=sorted))
    return Joined(
        person=person,
        others=others,
        links=tuple(each for each in links if each.one in union and each.other in union),
        together=together(person, [everybody[each] for each in others]),
    )
