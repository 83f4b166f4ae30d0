"""What the draft, put together with everything already out, says about each person in it.

- Only exposure is judged here; who agreed to what is `consent`, what is true is `truth_*`.
- A draft that adds nothing about somebody over-exposed already is told apart (`already_exposed`).
- The worst of what was counted and what was asked stands; counting never cancels a question.
"""

from __future__ import annotations

from farbank.judgement import exposure_words as words
from farbank.judgement.circle import Person, lookable, people
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposing_sets import ExposingSet, exposing_sets, weighed
from farbank.judgement.exposure_asks import asked, undeclared
from farbank.judgement.counting import Candidates, bits, correctness, count
from farbank.judgement.mosaic import Fact, reference
from farbank.judgement.question import Question
from farbank.judgement.repair import repairs
from farbank.judgement.verdict import Finding, Severity, Where


def exposure(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Every finding about people, person by person."""
    found = list(undeclared(question, passages))
    for person in people(question, passages):
        found += [*asked(person), *_counted(person)]
    return tuple(found)


def measures(question: Question, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """For each person judged, what each phrase costs in bits and how often a guess would be right."""
    return tuple(line for person in people(question, passages) if (line := _measure(person)))


def _counted(person: Person) -> tuple[Finding, ...]:
    known = lookable(person.known)
    k = count(known, person.around.tables)
    severity = weighed(k, person.around.limits)
    if not known or k is None or severity is None:
        return ()
    if not person.adds:
        return (_already(person, known, k),)
    return (*_bounded(person, known, k), _mosaic(person, known, k, severity), *_explained(person, known, severity))


def _already(person: Person, known: tuple[Fact, ...], k: Candidates) -> Finding:
    because = f"{words.printed(person.persona, person.label)}: this draft adds nothing, but what is out already, "
    return Finding(
        rule="already_exposed",
        severity="HOLD",
        persona=person.label,
        where=person.where,
        k=k.people,
        because=f"{because}{words.told_where(known)}, leaves {words.leaves(k)}.",
        repair=("One editor may acknowledge it and print nothing more of them.", _without(person)),
    )


def _mosaic(person: Person, known: tuple[Fact, ...], k: Candidates, severity: Severity) -> Finding:
    alone = _published_fails(person)
    return Finding(
        rule="mosaic",
        severity=severity,
        persona=person.label,
        where=_drafted(known) or person.where,
        k=k.people,
        because=f"{words.printed(person.persona, person.label)}: {words.told_where(known)} {_verb(known)} "
        f"{words.leaves(k)}, if the registry can look up {words.looked_up(known)}.",
        repair=(() if alone else repairs(person.told, person.around)) or (_without(person),),
    )


def _bounded(person: Person, known: tuple[Fact, ...], k: Candidates) -> tuple[Finding, ...]:
    if k.bound is None or k.bound >= person.around.limits.block_below:
        return ()
    least = [each for each in known if (one := count((each,), person.around.tables)) and one.bound == k.bound]
    named = words.listed([f'"{each.shown.words}"' for each in least])
    return (
        Finding(
            rule="counted_set",
            severity="BLOCK",
            persona=person.label,
            where=_drafted(tuple(least)) or person.where,
            k=k.people,
            because=f"{person.label}: {named} is true of {k.bound} people at most, by count and not by estimate.",
            repair=("Leave it out, or say what more people knew.",),
        ),
    )


def _explained(person: Person, known: tuple[Fact, ...], severity: Severity) -> tuple[Finding, ...]:
    found = exposing_sets(known, person.around.tables, person.around.limits, severity=severity)
    smaller = [each for each in found if len(each.facts) < len(known)]
    return (*(_suffices(person, each, smaller, severity) for each in smaller[:1]), *_alone(person, known))


def _suffices(person: Person, least: ExposingSet, sets: list[ExposingSet], severity: Severity) -> Finding:
    return Finding(
        rule="exposing_set",
        severity=weighed(least.k, person.around.limits) or severity,
        persona=person.label,
        where=_drafted(least.facts) or person.where,
        k=least.k.people,
        because=words.suffices(sets),
    )


def _alone(person: Person, known: tuple[Fact, ...]) -> tuple[Finding, ...]:
    published = lookable(person.published)
    k = count(published, person.around.tables)
    if k is None or not _published_fails(person):
        return ()
    return (
        Finding(
            rule="published_alone",
            severity=weighed(k, person.around.limits) or "HOLD",
            persona=person.label,
            where=person.where,
            k=k.people,
            because=words.no_wording(known, published, k),
            repair=(_without(person),),
        ),
    )


def _published_fails(person: Person) -> bool:
    published = lookable(person.published)
    return bool(published) and weighed(count(published, person.around.tables), person.around.limits) is not None


def _measure(person: Person) -> str:
    known = lookable(person.known)
    tables = person.around.tables
    k, largest = count(known, tables), reference(tables)
    if k is None or largest is None:
        return ""
    costs = ", ".join(f"{fact.shown.words} {bit:.1f} bits" for fact, bit in bits(known, tables))
    right = correctness(k, max(largest.count, 1))
    return f"{person.label}: {costs or 'nothing told'}; a guess among those who fit is right in {right:.0%}"


def _drafted(known: tuple[Fact, ...]) -> tuple[Where, ...]:
    return tuple(dict.fromkeys(place for fact in known for told in fact.told if told.draft for place in told.where))


def _verb(known: tuple[Fact, ...]) -> str:
    return "leaves" if len(known) == 1 else "leave"


def _without(person: Person) -> str:
    return f"Leave {words.the_one(person.persona)} out of this part, or let a wider group say it."
