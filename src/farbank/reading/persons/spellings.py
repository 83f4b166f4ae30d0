"""Every spelling of every surname and syllable by every system, with how likely the system is to spell it so.

A name is compared in the South's spelling of its syllables, where the two states write one name in two ways: 리, 림
and 룡 of the North are 이, 임 and 용; at the beginning 로, 라 are 노, 나 (the initial sound rule, 두음법칙). Elsewhere
라 and 나 stay apart: 유라 is not 유나.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final, Literal

from farbank.reading.lattice.han import HanTables, folded
from farbank.reading.lattice.hangul import apart
from farbank.reading.persons.kana import roman
from farbank.reading.persons.tables import Letters, NameTables, Sound, Surname, Weighted

Place = Literal["surname", "first", "later"]
Likely = Mapping[str, float]  # syllable (or surname) -> how likely it is to be spelled so
Index = Mapping[str, Likely]  # spelling -> what it may spell
PLACES: Final[tuple[Place, ...]] = ("surname", "first", "later")
_LIQUID: Final = frozenset("이임입인양여역연열염영예요용유육윤율융")  # ㄹ that the South drops wherever it stands
_BREVES: Final = str.maketrans("ŏŭ", "ou")
_AS_NORTH: Final = 0.5  # how often such a syllable has an ㄹ at its root
_BY_LIST: Final = {"rr": 0.5, "mr": 0.4, "north": 0.08, "press": 0.9}  # surnames that keep their holder's spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One system as it is printed: with its marks, without the breves, without any mark."""

    full: Mapping[Place, Index]
    no_breves: Mapping[Place, Index]
    bare: Mapping[Place, Index]


class Spellings:
    """The indexes of all systems, each made when it is first asked for."""

    def __init__(self, tables: NameTables, han: HanTables) -> None:
        self.tables = tables
        self.han = han
        self.surnames: Final = {each.hangul: each for each in tables.surnames}
        self.sounds: Final = {each.hangul: each for each in tables.sounds}
        self._systems: dict[str, Marked] = {}

    @cached_property
    def folds(self) -> Mapping[str, str]:
        """A syllable or surname as the North writes it -> as the South does at the beginning of a word."""
        rows: Iterable[Surname | Sound] = (*self.tables.surnames, *self.tables.sounds)
        return {north: row.hangul for row in rows for north in row.north}

    def folded(self, syllable: str, place: Place) -> str:
        """A syllable as it is compared."""
        south = self.folds.get(syllable, syllable)
        return south if place != "later" or south in _LIQUID else syllable

    def korean(self, character: str) -> tuple[str, ...]:
        """The Korean readings of a character, of its older form where it is a newer one; none when it has none."""
        return self.han.korean.get(folded(character, self.han)) or self.han.korean.get(character, ())

    def row(self, part: str, place: Place) -> Surname | Sound | None:
        """What the tables say of a surname or syllable, None when they do not have it."""
        return self.surnames.get(part) if place == "surname" else self.sounds.get(part)

    def written(self, syllable: str, place: Place) -> Weighted:
        """How the two states write a syllable that is compared so."""
        row = self.row(syllable, place)
        north = row.north if row else ()
        if not north or (place == "later" and syllable not in _LIQUID):
            return ((syllable, 1.0),)
        return ((syllable, 1 - _AS_NORTH), *((each, _AS_NORTH / len(north)) for each in north))

    def system(self, name: str) -> Marked:
        """The indexes of one system: of letters (`rr`, `mr`, `north` ...) or of characters (`on`, `pinyin`)."""
        if name not in self._systems:
            self._systems[name] = self._by_characters(name) if name in _READ_BY else self._by_letters(name)
        return self._systems[name]

    def _by_letters(self, name: str) -> Marked:
        full = {place: _index(self._spelled(name, place)) for place in PLACES}
        no_breves = {place: _stripped(index, without_breves) for place, index in full.items()}
        bare = {place: _stripped(index, without_marks) for place, index in no_breves.items()}
        return Marked(full=full, no_breves=no_breves, bare=bare)

    def _spelled(self, name: str, place: Place) -> Iterator[tuple[str, str, float]]:
        letters = self.tables.letters[name]
        listed = _BY_LIST.get(name, 0.0) if place == "surname" else 0.0
        for row in self.tables.surnames if place == "surname" else self.tables.sounds:
            for written, share in self.written(row.hangul, place):
                for spelling, likely in word_spelled(written, letters, later=place == "later"):
                    yield spelling, row.hangul, likely * share * (1 - listed)
            if listed and isinstance(row, Surname):
                yield from ((spelling, row.hangul, likely * listed) for spelling, likely in row.latin)

    def _by_characters(self, name: str) -> Marked:
        full = {place: _index(self._read(name, place)) for place in PLACES}
        return Marked(full=full, no_breves=full, bare=full)

    def _read(self, name: str, place: Place) -> Iterator[tuple[str, str, float]]:
        for row in self.tables.surnames if place == "surname" else self.tables.sounds:
            for word in row.hanja:
                for reading in word_read(word, name, self.han):
                    yield reading, row.hangul, 1 / len(row.hanja)


_READ_BY: Final = {"on", "pinyin"}


def without_breves(spelling: str) -> str:
    """ŏ and ŭ as the press prints them."""
    return spelling.translate(_BREVES)


def without_marks(spelling: str) -> str:
    """Without breves and without the apostrophe of ch', k', p', t'."""
    return without_breves(spelling).replace("'", "")


def word_spelled(word: str, letters: Letters, *, later: bool) -> Iterator[tuple[str, float]]:
    """Every spelling of one or two syllables by a system of letters, with its weight."""
    options = [_syllable(each, letters, later=later or at > 0) for at, each in enumerate(word)]
    for chosen in product(*options):
        weight = 1.0
        for _, each in chosen:
            weight *= each
        yield "".join(spelling for spelling, _ in chosen), weight


def _syllable(syllable: str, letters: Letters, *, later: bool) -> list[tuple[str, float]]:
    taken = apart(syllable)
    parts = [("initial", taken.initial or "ㅇ"), ("vowel", taken.vowel)]
    parts += [("final", taken.final)] if taken.final else []
    spelled = [letters[part].later if later else letters[part].first for part in parts]
    return [("".join(text for text, _ in each), _product(weight for _, weight in each)) for each in product(*spelled)]


def word_read(word: str, name: str, han: HanTables) -> tuple[str, ...]:
    """The first readings of one or two characters, joined: on'yomi or pinyin without tones."""
    found = [(han.japanese if name == "on" else han.mandarin).get(folded(each, han), ())[:2] for each in word]
    if name == "on":
        found = [tuple(roman(each) for each in readings) for readings in found]
    return tuple("".join(each) for each in product(*found))


def _product(weights: Iterable[float]) -> float:
    found = 1.0
    for each in weights:
        found *= each
    return found


def _index(spelled: Iterable[tuple[str, str, float]]) -> dict[str, dict[str, float]]:
    index: dict[str, dict[str, float]] = {}
    for spelling, syllable, likely in spelled:
        inner = index.setdefault(spelling, {})
        inner[syllable] = inner.get(syllable, 0.0) + likely
    return index


def _stripped(index: Index, strip: Callable[[str], str]) -> Index:
    return _index((strip(spelling), each, likely) for spelling, of in index.items() for each, likely in of.items())
