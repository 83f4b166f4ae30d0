"""How one persona stands by what is in print today: alone, with the personas of the same person, with lookalikes.

- Nothing of a draft is counted here; the gate does that, with the draft.
- Each class of adversary that the case reckons with is counted by what it can look up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farbank.judgement.bits_told import Budget, bits, budget, correctness
from farbank.judgement.circle import Crowd, Person, lookable, person_of, retold, tables_of, told_of
from farbank.judgement.counting import Field
from farbank.judgement.exposing_sets import weighed
from farbank.judgement.exposure import measures
from farbank.judgement.exposure_asks import asked
from farbank.judgement.joined import Joined, joined
from farbank.judgement.mosaic import reference
from farbank.judgement.question import Question
from farbank.judgement.told import circles
from farbank.judgement.verdict import Finding, People, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How many people fit for one class of adversary (None: nothing to count, or nothing to count in)."""

    adversary: str
    people: People | None
    severity: Severity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The persona taken for one person with some others (their ids), and why a reader may do so."""

    others: tuple[str, ...]
    seen: tuple[Seen, ...]
    because: tuple[str, ...] = ()
    probability: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What is counted of a persona. `taken` begins with the persona alone; `questions` are what the gate would ask.

    `measures` are the sentences of the gate on bits, guesses and what may still be told; `bits` are those of each
    phrase, `budget` what remains of the person as the case knows them (None: a limit is passed, or nothing counts).
    """

    taken: tuple[Taken, ...]
    bits: tuple[tuple[str, float], ...]
    budget: Budget | None
    guess: float | None
    measures: tuple[str, ...]
    questions: tuple[Finding, ...]


def today(question: Question, persona: str) -> Today:
    """One persona (its id) by everything that is in print; the draft of the question is not read."""
    told = told_of(question, ())
    among = Field(tables=tables_of(question))
    circle = next(each for each in circles(question.personas) if persona in each)
    whole = person_of(question, (), circle, told.get(circle, ()), among)
    own = tuple(each for each in whole.told if each.persona == persona)
    alone = person_of(question, (), frozenset({persona}), own, among)
    unions = joined(question, Crowd(told=told, among=among, persons=(whole,)))
    known = lookable(whole.known)
    k, largest = among.least([among.narrowing(each) for each in known]), reference(among.tables)
    return Today(
        taken=(_taken(alone, ()), *_circle(whole, persona), *(_union(each, persona) for each in unions)),
        bits=tuple((fact.shown.words, bit) for fact, bit in bits(known, among)),
        budget=budget(known, among, question.limits) if known else None,
        guess=correctness(k, max(largest.count, 1)) if k is not None and largest is not None and known else None,
        measures=measures((whole,), unions) if known else (),
        questions=asked(whole),
    )


def _circle(whole: Person, persona: str) -> tuple[Taken, ...]:
    """The personas that the case itself says are one person, where there are several."""
    others = tuple(sorted(whole.circle - {persona}))
    return (_taken(whole, others, because=("the case says that they are one",)),) if others else ()


def _union(union: Joined, persona: str) -> Taken:
    others = tuple(sorted(frozenset().union(*union.circles) - {persona}))
    because = tuple(dict.fromkeys(words for link in union.links for words in link.because))
    sure = min((each.probability for each in union.links), default=1.0)
    return _taken(union.together, others, because=because, probability=sure)


def _taken(person: Person, others: Sequence[str], *, because: tuple[str, ...] = (), probability: float = 1.0) -> Taken:
    classes = person.around.limits.adversaries
    seen = tuple(_seen(person, each) for each in classes)
    return Taken(others=tuple(others), seen=seen, because=because, probability=probability)


def _seen(person: Person, adversary: str) -> Seen:
    limits = replace(person.around.limits, adversaries=(adversary,))
    visible = tuple(each for each in person.told if each.known_to(adversary))
    as_seen = retold(person, visible, replace(person.around, limits=limits))
    known, among = lookable(as_seen.known), person.around.among
    k = among.count([among.narrowing(each) for each in known]) if known else None
    return Seen(adversary=adversary, people=k.people if k else None, severity=weighed(k, limits))
