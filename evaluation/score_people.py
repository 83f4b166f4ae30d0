"""How often the right person comes first, and among five, of 5,000 invented persons with confusable names.

Each person is kept under one form of the name and asked for in another script or spelling. Where several fit as well
as each other, each counts as first with the same chance. The second set has another seed and other settings, and
nothing was decided by it; nor by the third, whose lots do not follow the frequencies that farbank counts on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from evaluation.peers_people import Peer, peers
from evaluation.people_names import FORMS, Invented, Lots, people, skeleton, written
from evaluation.score import Score
from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.keys import keys_asked, keys_of
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person, Whereabouts
from farbank.reading.persons.shortlist import shortlist
from farbank.reading.persons.written import NoName
from farbank.values.span import Span, moment

COUNT: Final = 5000
ASKED: Final = 1500  # of them, one in turn after the other
SETS: Final = {
    "seen": Lots(seed=1, popular=0.0, twins=0.5),
    "unseen": Lots(seed=20261201, popular=0.4, twins=1.0),
    "flat": Lots(seed=31, popular=0.0, twins=1.0, flat=True),
}
TARGETS: Final = (80.0, 98.0)  # of a hundred: first, and in the top five, by names alone, on sets that decided nothing
_TOP: Final = 5
_YEARS_OFF: Final = (0, 0, 0, 1, -1)
_STILL_THERE: Final = 0.7  # how often the last place that is asked for is the one on record
Place = tuple[float, float]  # the chance to be first, and among five


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One person asked for: who it is, and the name in another form."""

    at: int
    form: str
    text: str


class Case:
    """5,000 persons as a case holds them, found by their keys."""

    def __init__(self, lots: Lots) -> None:
        chance = Random(lots.seed + 1)
        self.invented = people(lots, COUNT)
        self.kept = [_some_form(each, chance, FORMS) for each in self.invented]
        self.persons = [_person(at, one, self.kept[at][1]) for at, one in enumerate(self.invented)]
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for at, person in enumerate(self.persons):
            for key in keys_of(person.names[0]):
                self.by_key[key].append(at)
        self.questions = tuple(self._question(at, chance) for at in sorted(chance.sample(range(COUNT), ASKED)))

    def _question(self, at: int, chance: Random) -> Question:
        form, text = _some_form(self.invented[at], chance, tuple(each for each in FORMS if each != self.kept[at][0]))
        return Question(at=at, form=form, text=text)

    def placed(self, asked: Person, at: int) -> Place:
        near = {each for key in keys_asked(asked.names[0]) for each in self.by_key.get(key, ())}
        ranked = shortlist(asked, [self.persons[each] for each in sorted(near)], name_reader().frequencies)
        return place({each.person: each.bits for each in ranked}, f"U{at + 1}")

    def confusable(self) -> float:
        """The share of persons whose name is spelled like another's, without marks, as most texts print."""
        spelled = Counter(skeleton(f"{each.parts[0]} {''.join(each.parts[1:])}") for each in self.invented)
        return sum(count for count in spelled.values() if count > 1) / COUNT


def scores() -> Iterator[Score]:
    """Both sets, each by the form that was asked in."""
    for name, lots in SETS.items():
        yield _scored(name, Case(lots))


def _scored(name: str, case: Case) -> Score:
    by_name = {each.at: case.placed(Person(id="", names=(_read(each.text),)), each.at) for each in case.questions}
    rows = [_row(form, [by_name[each.at] for each in case.questions if each.form == form]) for form in FORMS]
    rows.append(_row("all, by names alone", list(by_name.values())))
    chance = Random(COUNT)
    rows.append(_row("all, with year and last place", [_with_facts(case, each, chance) for each in case.questions]))
    rows += [_row(f"all, by {peer.name}", _by_peer(case, peer)) for peer in peers()]
    absent = () if any(peers()) else ("anyascii and rapidfuzz are not installed, so there is no row of theirs.",)
    missed = tuple(
        f"{title} {100 * got:.1f} %, not {target:.0f} %"
        for title, got, target in zip(("first", "top five"), _mean(list(by_name.values())), TARGETS, strict=True)
        if name != "seen" and 100 * got < target
    )
    alike = f"{100 * case.confusable():.0f} % of these names are spelled like another in Latin without marks."
    return Score(
        title=f"Persons among {COUNT:,}, {name} set",
        head=("asked in", "asked", "first", "top five"),
        rows=tuple(rows),
        notes=(alike, *absent),
        missed=missed,
    )


def _with_facts(case: Case, asked: Question, chance: Random) -> Place:
    """The same question with a year of birth that may be one off, and a last place that may be an older one."""
    one = case.invented[asked.at]
    where = one.town if chance.random() < _STILL_THERE else "평양"
    born = _year(one.born + chance.choice(_YEARS_OFF))
    person = Person(id="", names=(_read(asked.text),), born=born, last_place=Whereabouts(text=where))
    return case.placed(person, asked.at)


def _by_peer(case: Case, peer: Peer) -> list[Place]:
    """The same questions by another tool, which compares with everybody."""
    kept = [peer.prepared(text) for _, text in case.kept]
    return [place(dict(peer.ranked(each.text, kept)), f"U{each.at + 1}") for each in case.questions]


def place(weights: dict[str, float], wanted: str) -> Place:
    """The chance to be first and among five, those of equal weight in any order."""
    mine = weights.get(wanted)
    if mine is None:
        return 0.0, 0.0
    better = sum(each > mine for each in weights.values())
    equal = sum(each == mine for each in weights.values())
    return 0.0 if better else 1 / equal, min(max(_TOP - better, 0) / equal, 1.0)


def _row(title: str, got: list[Place]) -> tuple[str, ...]:
    first, five = _mean(got)
    return title, str(len(got)), f"{100 * first:.1f} %", f"{100 * five:.1f} %"


def _mean(got: list[Place]) -> Place:
    many = len(got) or 1
    return sum(first for first, _ in got) / many, sum(five for _, five in got) / many


def _some_form(one: Invented, chance: Random, forms: tuple[str, ...]) -> tuple[str, str]:
    while True:
        form = chance.choice(forms)
        if text := written(one, form, chance):
            return form, text


def _person(at: int, one: Invented, text: str) -> Person:
    return Person(id=f"U{at + 1}", names=(_read(text),), born=_year(one.born), last_place=Whereabouts(text=one.town))


def _year(year: int) -> Span:
    return moment(date(year, 1, 1), date(year, 12, 31), words=str(year))


def _read(text: str) -> Name:
    name = name_reader().read(text)
    if isinstance(name, NoName):
        raise SystemExit(f"evaluation: {text!r} was not read: {name.because}")
    return name
