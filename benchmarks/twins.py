"""Whether a second persona of one person is found among twenty personas of whom six attributes each are in print.

Of ten attributes each persona tells six, so that two of them have few in common. A value is told wrong in one of twenty
cases. Made people only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.figure import Figure
from benchmarks.made_population import Made, made, tables, word
from farbank.judgement.linking import LINKED_FROM, Linker, Profile, profile
from farbank.judgement.mosaic import facts
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told

SIZE, PERSONAS, TOLD, WRONG = 100_000, 20, 6, 0.05
RUNS, TRIALS = 5, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One trial: whether the twin came first, how probable it was, and how many of the others were linked too."""

    first: bool
    twin: float
    linked: int


def figures() -> Iterator[Figure]:
    """Percent of trials, from people of the whole population and from one home only, where all look more alike."""
    for where, home in (("", False), (", all of one home", True)):
        runs = [tried(Random(run), TRIALS, home=home) for run in range(RUNS)]
        first = tuple(100 * sum(each.first for each in some) / len(some) for some in runs)
        found = tuple(100 * sum(each.twin >= LINKED_FROM for each in some) / len(some) for some in runs)
        others = tuple(100 * sum(each.linked for each in some) / (len(some) * (PERSONAS - 2)) for some in runs)
        target = {} if home else {"at_least": 80.0}
        yield Figure(what=f"twin ranked first of 19{where}", peer="", values=first, unit="%", **target)
        yield Figure(what=f"twin judged with it (P >= 0.2){where}", peer="", values=found, unit="%")
        yield Figure(what=f"stranger judged with it{where}", peer="", values=others, unit="%")


def tried(chance: Random, trials: int, *, size: int = SIZE, home: bool = False) -> list[Tried]:
    """Trials in one made population, in which attributes depend on one another."""
    people = made(chance, size, 1.0)
    known = Tables(populations=(tables(people, chance),))
    pool = range(people.size)
    if home:
        pool = [person for person in pool if people.values["residence"][person] == 0]
    return [_trial(people, chance.sample(pool, PERSONAS - 1), known, chance) for _ in range(trials)]


def _trial(people: Made, persons: list[int], known: Tables, chance: Random) -> Tried:
    asked = _persona("P0", people, persons[0], known, chance)
    others = [_persona(f"P{number + 1}", people, person, known, chance) for number, person in enumerate(persons)]
    linker = Linker(tables=known)
    found = [linker.link(asked, each) for each in others]
    likely = [each.probability if each else 0.0 for each in found]
    return Tried(
        first=likely[0] > max(likely[1:]), twin=likely[0], linked=sum(each >= LINKED_FROM for each in likely[1:])
    )


def _persona(name: str, people: Made, person: int, known: Tables, chance: Random) -> Profile:
    told = []
    for dimension in chance.sample(sorted(people.values), TOLD):
        of = chance.randrange(people.size) if chance.random() < WRONG else person
        words = word(dimension, people.values[dimension][of])
        told.append(
            Told(persona=name, dimension=dimension, values=frozenset({words}), words=words, place="part 1", group="1")
        )
    some = facts(told, known)
    return profile(frozenset({name}), some, some)
