"""Invented persons: names drawn from the public tables of frequencies, with years, places, and forms in all scripts.

Every name comes about by lot from a seed. None is taken from anybody; that somebody bears it cannot be ruled out, since
common syllables make common names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from evaluation.people_written import kana, private
from evaluation.score import set_rows
from farbank.assemble.name_tables import name_reader
from farbank.assemble.tables import han_tables
from farbank.reading.lattice.hangul import apart
from farbank.reading.lattice.mccune import mccune_reischauer
from farbank.reading.lattice.north import north
from farbank.reading.lattice.revised import revised
from farbank.reading.persons.tables import NameTables, Sound

_LOTS: Final = tuple(set_rows("people_lots.tsv"))
TOWNS: Final = tuple(row["word"] for row in _LOTS if row["kind"] == "town")
POPULAR: Final = tuple(row["word"] for row in _LOTS if row["kind"] == "given")
UNMARKED: Final = 0.8  # how often the North's spelling is printed without breves
TURNED: Final = 0.3  # how often the surname comes last or with a comma
SHOUTED: Final = 0.2  # how often in capitals
_BREVES: Final = str.maketrans("ŏŭŎŬ", "ouOU")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A person by lot: the name in the South's spelling, part by part, and in characters."""

    parts: tuple[str, ...]
    hanja: str
    born: int
    town: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lots:
    """How a set is drawn: from which seed, how often a given name in fashion, how often a twin comes beside a name."""

    seed: int
    popular: float
    twins: float
    flat: bool = False  # every surname and syllable as often as any other


def people(lots: Lots, count: int) -> tuple[Invented, ...]:
    """Persons whose names differ in Hangul. A twin differs in one syllable and is spelled alike without marks."""
    chance, tables = Random(lots.seed), name_reader().spellings.tables
    sounds = {each.hangul: each for each in tables.sounds if each.hanja}
    alike: dict[str, list[str]] = {}
    for each in sounds:
        alike.setdefault(skeleton(each), []).append(each)
    found: dict[tuple[str, ...], Invented] = {}
    while len(found) < count:
        parts = _name(lots, chance, tables, sounds)
        twins = [parts]
        if chance.random() < lots.twins:
            twins += [(*parts[:at], other, *parts[at + 1 :]) for at, other in _twin(parts, alike, chance)]
        for each in twins:
            found.setdefault(each, _person(each, chance, tables, sounds))
    return tuple(found.values())[:count]


def _twin(parts: tuple[str, ...], alike: dict[str, list[str]], chance: Random) -> list[tuple[int, str]]:
    """One syllable that could stand for another of the name, where there is one."""
    offered = [(at, each) for at in (1, 2) for each in alike[skeleton(parts[at])] if each != parts[at]]
    return [chance.choice(offered)] if offered else []


def without_marks(text: str) -> str:
    """Without breves and apostrophes, as most texts print."""
    return text.translate(_BREVES).replace("'", "")


def skeleton(text: str) -> str:
    """The spelling without breves and apostrophes that most texts print."""
    return without_marks(mccune_reischauer(text)).casefold()


def _name(lots: Lots, chance: Random, tables: NameTables, sounds: dict[str, Sound]) -> tuple[str, ...]:
    surname = _drawn([(each.hangul, 1.0 if lots.flat else each.share) for each in tables.surnames], chance)
    if chance.random() < lots.popular:
        return (surname, *chance.choice(POPULAR))
    first = [(each.hangul, 1.0 if lots.flat else each.first) for each in sounds.values()]
    later = [(each.hangul, 1.0 if lots.flat else each.later) for each in sounds.values()]
    return surname, _drawn(first, chance), _drawn(later, chance)


def _person(parts: tuple[str, ...], chance: Random, tables: NameTables, sounds: dict[str, Sound]) -> Invented:
    surname = next(each for each in tables.surnames if each.hangul == parts[0])
    given = "".join(chance.choice(sounds[each].hanja) for each in parts[1:])
    return Invented(
        parts=parts, hanja=surname.hanja[0] + given, born=chance.randint(1935, 2005), town=chance.choice(TOWNS)
    )


def _drawn(weighted: list[tuple[str, float]], chance: Random) -> str:
    return chance.choices([each for each, _ in weighted], [weight for _, weight in weighted])[0]


def written(one: Invented, form: str, chance: Random) -> str:
    """The name in one form; `""` where the form has no spelling for it."""
    return _FORMS[form](one, chance)


def _simplified(one: Invented) -> str:
    return "".join(han_tables().simplified.get(each, each) for each in one.hanja)


def _kana(one: Invented) -> str:
    surname, given = (kana(tuple((a.initial, a.vowel, a.final) for a in map(apart, part))) for part in _halves(one))
    return f"{surname}・{given}"


def _halves(one: Invented) -> tuple[str, str]:
    return one.parts[0], "".join(one.parts[1:])


def _private(one: Invented, chance: Random) -> str:
    spelled = private(one.parts, chance)
    return _joined(spelled[0], spelled[1:], chance) if spelled else ""


def _mccune(one: Invented) -> str:
    return " ".join(mccune_reischauer(each) for each in _halves(one))


def _north_latin(one: Invented, chance: Random) -> str:
    text = " ".join(north(_northern(one, at)) for at in range(len(one.parts)))
    return without_marks(text) if chance.random() < UNMARKED else text


def _revised(one: Invented, chance: Random) -> str:
    surname, *given = (revised(each) for each in one.parts)
    return _joined(surname, tuple(given), chance)


def _northern(one: Invented, at: int) -> str:
    """A syllable as the North writes it where its character begins with ㄹ or ㄴ."""
    reader = name_reader().spellings
    syllable, character = one.parts[at], one.hanja[at] if len(one.hanja) == len(one.parts) else ""
    readings = reader.korean(character) if character else ()
    row = reader.surnames.get(syllable) if at == 0 else reader.sounds.get(syllable)
    return next((each for each in (row.north if row else ()) if each in readings[:1]), syllable)


def _joined(surname: str, given: tuple[str, ...], chance: Random) -> str:
    name = chance.choice(("-", " ", "")).join(given)
    first = chance.random()
    text = f"{surname} {name}"
    if first < TURNED:
        text = f"{name} {surname}" if first < TURNED / 2 else f"{surname}, {name}"
    return text.upper() if chance.random() < SHOUTED else text.title()


_FORMS: Final[dict[str, Callable[[Invented, Random], str]]] = {
    "Hangul, South": lambda one, _: "".join(one.parts),
    "Hangul, North": lambda one, _: "".join(_northern(one, at) for at in range(len(one.parts))),
    "hanja": lambda one, _: one.hanja,
    "simplified": lambda one, _: _simplified(one),
    "kana": lambda one, _: _kana(one),
    "Revised": _revised,
    "McCune-Reischauer": lambda one, _: _mccune(one),
    "McCune without marks": lambda one, _: without_marks(_mccune(one)),
    "North's Latin": _north_latin,
    "private Latin": _private,
}
FORMS: Final = tuple(_FORMS)
