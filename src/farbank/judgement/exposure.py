"""What the draft, put together with everything already out, says about each person in it.

- Only exposure is judged here; who agreed to what is `consent`, what is true is `truth_*`.
- A draft that adds nothing about somebody over-exposed already is told apart (`already_exposed`).
- The worst of what was counted and what was asked stands; counting never cancels a question.
"""

from __future__ import annotations

from farbank.judgement import exposure_words as words
from farbank.judgement.bits_told import bits, budget, correctness
from farbank.judgement.circle import Person, lookable
from farbank.judgement.counting import Candidates, bounded_by
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposing_sets import ExposingSet, exposing_sets, weighed
from farbank.judgement.exposure_asks import asked, undeclared
from farbank.judgement.exposure_linked import linked_finding, stood, worst_union
from farbank.judgement.joined import Joined
from farbank.judgement.mosaic import Fact, reference
from farbank.judgement.question import Question
from farbank.judgement.repair import repairs
from farbank.judgement.standing import Standing, in_print, standing
from farbank.judgement.verdict import Finding, Severity


def exposure(
    question: Question, passages: tuple[Passage, ...], persons: tuple[Person, ...], joined: tuple[Joined, ...]
) -> tuple[Finding, ...]:
    """Every finding about people, person by person, alone and together with those a reader may take for them."""
    found = list(undeclared(question, passages))
    unions = stood(joined)
    for person in persons:
        stands = standing(person)
        alone = stands.severity if person.adds or stands.severity is None else "HOLD"
        found += [*asked(person), *_counted(stands)]
        if (worst := worst_union(person, alone, unions)) is not None:
            found.append(linked_finding(question, person, worst))
            unions = tuple(each for each in unions if each is not worst)  # said once, of the first of them
    return tuple(found)


def measures(persons: tuple[Person, ...], joined: tuple[Joined, ...]) -> tuple[str, ...]:
    """For each person judged, what each phrase costs in bits, how often a guess is right, and how much may be added.

    What may be added is that of the person or of a union that a reader may take them for, whichever is less.
    """
    unions = {person.circle: [each.together for each in joined if person.circle in each.circles] for person in persons}
    return tuple(line for person in persons for line in _measure(person, unions[person.circle]))


def _counted(stands: Standing) -> tuple[Finding, ...]:
    person, known, severity = stands.person, stands.known, stands.severity
    if severity is None:
        return ()
    k = stands.counted()
    if not person.adds:
        return (_already(person, known, k),)
    return (*_bounded(person, known, k), _mosaic(stands, k, severity), *_explained(person, known, severity))


def _already(person: Person, known: tuple[Fact, ...], k: Candidates) -> Finding:
    because = f"{words.printed(person.persona, person.label)}: this draft adds nothing, but what is out already, "
    return Finding(
        rule="already_exposed",
        severity="HOLD",
        persona=person.label,
        where=person.where,
        k=k.people,
        because=f"{because}{words.told_where(known)}, leaves {words.leaves(k)}.",
        repair=("One editor may acknowledge it and print nothing more of them.", words.without(person.persona)),
    )


def _mosaic(stands: Standing, k: Candidates, severity: Severity) -> Finding:
    person, known = stands.person, stands.known
    who, what = words.who_looks_up(person.around.limits.adversaries), words.looked_up(known)
    mended = () if in_print(person).severity else repairs(person.told, person.around)
    verb = "leaves" if len(known) == 1 else "leave"
    return Finding(
        rule="mosaic",
        severity=severity,
        persona=person.label,
        where=words.drafted(known) or person.where,
        k=k.people,
        because=f"{words.printed(person.persona, person.label)}: {words.told_where(known)} {verb} "
        f"{words.leaves(k)}, if {who} can look up {what}.",
        repair=tuple(each.does for each in mended) or (words.without(person.persona),),
        remedies=tuple(each for each in mended if each.changes),
    )


def _bounded(person: Person, known: tuple[Fact, ...], k: Candidates) -> tuple[Finding, ...]:
    if k.bound is None or k.bound >= person.around.limits.block_below:
        return ()
    least = bounded_by(known, person.around.among)
    named = words.listed([f'"{each.shown.words}"' for each in least])
    return (
        Finding(
            rule="counted_set",
            severity="BLOCK",
            persona=person.label,
            where=words.drafted(least) or person.where,
            k=k.people,
            because=f"{person.label}: {named} is true of {k.bound} people at most, by count and not by estimate.",
            repair=("Leave it out, or say what more people knew.",),
        ),
    )


def _explained(person: Person, known: tuple[Fact, ...], severity: Severity) -> tuple[Finding, ...]:
    found = exposing_sets(known, person.around.among, person.around.limits, severity=severity)
    smaller = [each for each in found if len(each.facts) < len(known)]
    return (*(_suffices(person, each, smaller, severity) for each in smaller[:1]), *_alone(person, known))


def _suffices(person: Person, least: ExposingSet, sets: list[ExposingSet], severity: Severity) -> Finding:
    return Finding(
        rule="exposing_set",
        severity=weighed(least.k, person.around.limits) or severity,
        persona=person.label,
        where=words.drafted(least.facts) or person.where,
        k=least.k.people,
        because=words.suffices(sets),
    )


def _alone(person: Person, known: tuple[Fact, ...]) -> tuple[Finding, ...]:
    stands = in_print(person)
    if stands.severity is None:
        return ()
    k = stands.counted()
    return (
        Finding(
            rule="published_alone",
            severity=stands.severity,
            persona=person.label,
            where=person.where,
            k=k.people,
            because=words.no_wording(known, stands.known, k),
            repair=(words.without(person.persona),),
        ),
    )


def _measure(person: Person, unions: list[Person]) -> tuple[str, ...]:
    known = lookable(person.known)
    among, limits = person.around.among, person.around.limits
    k, largest = among.least([among.narrowing(each) for each in known]), reference(among.tables)
    if k is None or largest is None:
        return ()
    costs = ", ".join(f"{fact.shown.words} {bit:.1f} bits" for fact, bit in bits(known, among))
    right = correctness(k, max(largest.count, 1))
    said = f"{person.label}: {costs or 'nothing told'}; a guess among those who fit is right in {right:.0%}"
    left = [budget(lookable(each.known), among, limits) for each in (person, *unions)]
    return (said, *words.may_be_told(person.label, left))
