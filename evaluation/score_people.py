"""How often the shortlist of `farbank person` has the right one first, and among five, of 5,000 invented persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from evaluation.people_names import FORMS, Invented, Lots, people, skeleton, written
from evaluation.score import Score, share
from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.keys import keys_asked, keys_of
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person, Whereabouts
from farbank.reading.persons.shortlist import Ranked, shortlist
from farbank.reading.persons.written import NoName
from farbank.values.span import moment

COUNT = 5000
ASKED = 2000


SEEN = "seen", Lots(seed=1, popular=0.0, twins=0.5)
UNSEEN = "unseen", Lots(seed=20261201, popular=0.4, twins=1.0)


class Case:
    """5,000 persons as a case holds them, found by their keys."""

    def __init__(self, lots: Lots) -> None:
        self.chance = Random(lots.seed + 1)
        self.invented = people(lots, COUNT)
        self.kept = [self._form(each) for each in self.invented]
        self.persons = [self._person(at) for at in range(COUNT)]
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for at, person in enumerate(self.persons):
            for key in keys_of(person.names[0]):
                self.by_key[key].append(at)

    def _form(self, one: Invented) -> tuple[str, str]:
        while True:
            form = self.chance.choice(FORMS)
            if text := written(one, form, self.chance):
                return form, text

    def _person(self, at: int) -> Person:
        one = self.invented[at]
        born = moment(date(one.born, 1, 1), date(one.born, 12, 31), words=str(one.born))
        return Person(
            id=f"U{at + 1}", names=(read(self.kept[at][1]),), born=born, last_place=Whereabouts(text=one.town)
        )

    def ranked(self, asked: Person) -> tuple[Ranked, ...]:
        keys = keys_asked(asked.names[0])
        near = {at for key in keys for at in self.by_key.get(key, ())}
        return shortlist(asked, [self.persons[at] for at in sorted(near)], name_reader().frequencies)


def read(text: str) -> Name:
    name = name_reader().read(text)
    if isinstance(name, NoName):
        raise SystemExit(f"evaluation: {text!r} was not read: {name.because}")
    return name


def place(ranked: tuple[Ranked, ...], wanted: str) -> tuple[float, float]:
    """The chance to be first and among five, where those of equal weight are in any order."""
    mine = next((each.bits for each in ranked if each.person == wanted), None)
    if mine is None:
        return 0.0, 0.0
    better = sum(each.bits > mine for each in ranked)
    equal = sum(each.bits == mine for each in ranked)
    return (1 / equal if not better else 0.0), min(max(5 - better, 0) / equal, 1.0)


def scores() -> Iterator[Score]:
    for name, lots in (SEEN, UNSEEN):
        yield from _scored(name, lots)


def _scored(name: str, lots: Lots) -> Iterator[Score]:
    case, chance = Case(lots), Random(lots.seed + 2)
    tally: dict[str, list[tuple[float, float]]] = defaultdict(list)
    known: list[tuple[float, float]] = []
    pairs: Counter[tuple[str, str]] = Counter()
    misses: dict[tuple[str, str], float] = defaultdict(float)
    for at in chance.sample(range(COUNT), ASKED):
        one, (kept, _) = case.invented[at], case.kept[at]
        form = chance.choice([each for each in FORMS if each != kept])
        text = written(one, form, chance)
        if not text:
            continue
        asked = Person(id="", names=(read(text),))
        got = place(case.ranked(asked), f"U{at + 1}")
        tally[form].append(got)
        tally["all"].append(got)
        pairs[kept, form] += 1
        misses[kept, form] += 1 - got[0]
        year = one.born + chance.choice((0, 0, 0, 1, -1))
        born = moment(date(year, 1, 1), date(year, 12, 31))
        fuller = replace(asked, born=born, last_place=Whereabouts(text=one.town if chance.random() < 0.7 else "평양"))
        known.append(place(case.ranked(fuller), f"U{at + 1}"))
    rows = []
    for form in (*FORMS, "all"):
        got = tally[form]
        rows.append(
            (
                form,
                str(len(got)),
                share(round(sum(a for a, _ in got)), len(got)),
                share(round(sum(b for _, b in got)), len(got)),
            )
        )
    rows.append(
        (
            "all, with year and last place",
            str(len(known)),
            share(round(sum(a for a, _ in known)), len(known)),
            share(round(sum(b for _, b in known)), len(known)),
        )
    )
    yield Score(
        title=f"Persons among {COUNT:,} confusable invented names, {name}",
        head=("asked in", "names", "first", "in top five"),
        rows=tuple(rows),
        notes=tuple(
            f"{a} <- {b}: {misses[a, b] / n:.2f} of {n}"
            for (a, b), n in sorted(pairs.items(), key=lambda e: -misses[e[0]] / e[1])[:25]
        ),
    )
