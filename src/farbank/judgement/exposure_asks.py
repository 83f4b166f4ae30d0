"""What the gate asks before it can count: strangers, unknown dimensions, contradictions, the uncounted, named groups.

- Any person the case does not know, any unknown dimension and any contradiction holds.
- A named group under the limit holds, however many people fit within it.
- Three or more dated places of one person hold without counting.
"""

from __future__ import annotations

from typing import Final

from farbank.judgement import exposure_words as words
from farbank.judgement.circle import Person
from farbank.judgement.draft_text import Passage
from farbank.judgement.mosaic import Fact, uncounted
from farbank.judgement.places_said import dated_places
from farbank.judgement.question import Question
from farbank.judgement.shares import shown
from farbank.judgement.told import named_in
from farbank.judgement.verdict import Finding

APART: Final = (
    "Correct the wrong one, or say in the sheet when each was true, or with not_linked that these are different people."
)
COUNT_IT: Final = (
    "Give a population and a share for it (farbank population), a counted set in the same words (farbank access), "
    "or have a person mark that nobody can look it up (lookup: none, by)."
)
NO_POPULATION: Final = "Take one that ships (farbank population use north-korea-2020), or add your own: population add."


def asked(person: Person) -> tuple[Finding, ...]:
    """Every question about one person, in the order in which they are best answered."""
    return (
        *_unknown(person),
        *_contradictions(person),
        *_uncounted(person),
        *_groups(person),
        *_places(person),
    )


def undeclared(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Marks that name nobody the case knows."""
    known = {each.id for each in question.personas}
    strangers = [each for each in named_in(question, passages) if each.persona not in known]
    return tuple(
        Finding(
            rule="undeclared_persona",
            severity="HOLD",
            persona=name,
            where=tuple(each.where for each in strangers if each.persona == name),
            because=f"The draft names {name}, whom the case does not know, so nothing about them was counted.",
            repair=(f"Give {name} a row under personas.",),
        )
        for name in dict.fromkeys(each.persona for each in strangers)
    )


def _hold(
    person: Person, rule: str, because: str, *, some: tuple[Fact, ...] = (), repair: tuple[str, ...] = ()
) -> Finding:
    where = tuple(place for fact in some for told in fact.told for place in told.where)
    return Finding(
        rule=rule,
        severity="HOLD",
        persona=person.label,
        where=tuple(dict.fromkeys(where)) or person.where,
        because=because,
        repair=repair,
    )


def _unknown(person: Person) -> tuple[Finding, ...]:
    return tuple(
        _hold(
            person,
            "unknown_dimension",
            f"{person.label}: nobody can say how many people {fact.dimension}={fact.shown.words} fits; "
            f"{fact.dimension} is no dimension the gate knows.",
            some=(fact,),
            repair=("Use one of the dimensions, or take the words out.",),
        )
        for fact in person.known
        if fact.dimension not in words.DIMENSIONS
    )


def _contradictions(person: Person) -> tuple[Finding, ...]:
    return tuple(
        _hold(
            person,
            "contradiction",
            f"{person.label}: {fact.dimension} is told as {_versions(fact)}; not all of it can be true of one person.",
            some=(fact,),
            repair=(APART,),
        )
        for fact in person.known
        if fact.conflict
    )


def _versions(fact: Fact) -> str:
    return words.listed([f"{each.words} ({each.place})" for each in fact.told])


def _uncounted(person: Person) -> tuple[Finding, ...]:
    missing = uncounted(person.known, person.around.tables)
    none = not person.around.tables.populations
    why = "the case has no population, and so no share" if none else "no population of the case has a share"
    return tuple(
        _hold(
            person,
            "not_counted",
            f'{person.label}: {why} for {fact.dimension} "{shown(value)}", so nobody can say how many people fit.',
            some=(fact,),
            repair=(NO_POPULATION, COUNT_IT) if none else (COUNT_IT,),
        )
        for fact in person.known
        for value in sorted(fact.values)
        if fact.dimension in words.DIMENSIONS and (fact.dimension, value) in missing
    )


def _groups(person: Person) -> tuple[Finding, ...]:
    limit = person.around.limits.group_below
    found = []
    for fact in person.known:
        for value in sorted(fact.values):
            size = person.around.tables.bound((value,))
            if size is not None and size < limit:
                found.append(
                    _hold(
                        person,
                        "small_group",
                        f'{person.label}: "{value}" is a named group of {size}; all of them are put at risk, '
                        f"whoever of them it was.",
                        some=(fact,),
                        repair=(f"Name a group of {limit} or more, or none.",),
                    )
                )
    return tuple(found)


def _places(person: Person) -> tuple[Finding, ...]:
    points = dated_places(person.told)
    limit = person.around.limits.dated_places
    if len(points) < limit:
        return ()
    named = words.listed([each.words for each in points])
    because = f"{person.label}: {len(points)} dated places finer than a province in a month are told ({named}); "
    return (
        _hold(
            person,
            "dated_places",
            f"{because}so many points of place and time fit hardly anybody else.",
            repair=("Give the province and the season instead.",),
        ),
    )
