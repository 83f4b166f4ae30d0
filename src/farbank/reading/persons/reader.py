"""Names of persons read in any script: to the syllables they may stand for, with shares that sum to one.

By Bayes: the share of a name is how often people bear it, times how likely the system is to spell it so, over all
systems that could have spelled it. One name is spelled by one system, so `Jeong-jong` is 정종: whoever writes `eo` for
ㅓ writes `o` for ㅗ only. Surnames keep the spelling their holder chose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from farbank.reading.lattice.han import folded
from farbank.reading.persons.arranged import arrangements
from farbank.reading.persons.frequencies import Frequencies
from farbank.reading.persons.kana import roman, spelled
from farbank.reading.persons.name import Name, Reading, Syllables
from farbank.reading.persons.segments import MOST, Cut, Cutter
from farbank.reading.persons.spellings import Index, Likely, Marked, Place, Spellings
from farbank.reading.persons.written import NoName, Script, Written, plain

# script -> the systems that write names in it, and how often each is met (ours)
_SYSTEMS: Final[Mapping[Script, Mapping[str, float]]] = {
    "Latn": {"rr": 0.25, "mr": 0.2, "north": 0.25, "press": 0.25, "pinyin": 0.03, "on": 0.02},
    "Cyrl": {"cyrillic": 1.0},
    "Kana": {"kana": 0.85, "on": 0.15},
    "Hang": {}, "Hani": {}, "Kore": {}, "Jpan": {},
}  # fmt: skip
_SYLLABIC: Final[Mapping[Script, str]] = {"Hang": "hangul", "Hani": "hanja", "Kore": "hanja", "Jpan": "hanja"}
_LONGEST_SURNAME: Final = 2  # syllables
_TURNED: Final = frozenset({"rr", "mr", "press", "cyrillic", "pinyin"})  # texts that use these put the surname last too
_MOST: Final = 64  # readings kept of one name
_LEAST: Final = 0.0002  # of the likeliest; what is less is left
_WIDE: Final = 8  # syllables tried at one place
_CUT_FURTHER: Final = 0.1  # a piece that somebody kept apart is seldom two syllables
_BREATHED: Final = re.compile(r"(?:ch|[kpt])'")  # as McCune-Reischauer alone writes ㅊ ㅋ ㅍ ㅌ
_APART: Final = re.compile(r"-|(?<!ch)(?<![kpt])'")  # Ŭn'gŏn, Jong-un
_NOT_BREATHED: Final = 0.02
_BY_RANK: Final = (0.75, 0.17, 0.08)  # a character's first reading, its second, its third

_Words = tuple[tuple[str, ...], ...]
Found = dict[Syllables, dict[str, float]]  # what may be meant -> how likely by each system


class NameReader:
    """Reads names by the tables; makes each index when a name first needs it."""

    def __init__(self, spellings: Spellings) -> None:
        self.spellings = spellings
        self.frequencies = Frequencies(spellings=spellings)
        self._cutters: dict[tuple[str, str], tuple[Index, Cutter]] = {}

    def read(self, untrusted_text: str, *, guess: bool = False) -> Name | NoName:
        """A name, or why there is none in these words. `guess` says that its characters were guessed by somebody."""
        written = plain(untrusted_text)
        if isinstance(written, NoName):
            return written
        found = self._syllabic(written) if not _SYSTEMS[written.script] else self._spelled(written)
        return Name(
            text=untrusted_text,
            script=written.script,
            readings=_shared(found),
            han=self._han(written),
            sounds=self._sounds(written),
            remarks=written.remarks,
            guess=guess,
        )

    def _syllabic(self, written: Written) -> Found:
        """Hangul and characters: every character is one syllable; a longer name than `MOST` is compared as written."""
        found: Found = {}
        for each in arrangements(tuple((word,) for word in written.words), self._is_surname, letters=False):
            surname = tuple(self._word(each.surname, "surname")) if each.surname else (("", 1.0),)
            given = "".join(each.given)
            if len(given) > MOST:
                continue
            cut = [dict(self._read(one, "later" if at else "first")) for at, one in enumerate(given)]
            self._add(found, dict(surname), tuple(cut), _SYLLABIC[written.script], each.prior)
        return found

    def _is_surname(self, word: str) -> bool:
        return any(each in self.spellings.surnames for each, _ in self._word(word, "surname"))

    def _word(self, word: str, place: Place) -> Iterator[tuple[str, float]]:
        """A surname of one or two characters, read."""
        parts = [("", 1.0)] if len(word) <= _LONGEST_SURNAME else []
        for each in word:
            parts = [(left + one, a * b) for left, a in parts for one, b in self._raw(each)]
        yield from ((self.spellings.folded(text, place), share) for text, share in parts)

    def _read(self, character: str, place: Place) -> Iterator[tuple[str, float]]:
        return ((self.spellings.folded(each, place), share) for each, share in self._raw(character))

    def _raw(self, character: str) -> Iterator[tuple[str, float]]:
        readings = self.spellings.korean(character) or (character,)
        yield from zip(readings, _BY_RANK, strict=False) if len(readings) > 1 else ((readings[0], 1.0),)

    def _spelled(self, written: Written) -> Found:
        found: Found = {}
        for system, met in _SYSTEMS[written.script].items():
            marked = self.spellings.system(system)
            for index, words, which, doubt in _as_printed(written, marked, system):
                surnames, cutter = self._cutter(system, which, index)
                for each in arrangements(
                    words,
                    surnames.__contains__,
                    letters=True,
                    last=system in _TURNED and not written.comma,
                    comma=written.comma,
                ):
                    surname = surnames.get(each.surname, {}) if each.surname else {"": 1.0}
                    for cut, again in cutter.pieces(each.given) if surname else ():
                        self._add(found, surname, cut, system, met * doubt * each.prior * _CUT_FURTHER**again)
        return found

    def _cutter(self, system: str, which: str, index: Mapping[Place, Index]) -> tuple[Index, Cutter]:
        key = system, which
        if key not in self._cutters:
            self._cutters[key] = index["surname"], Cutter(first=index["first"], later=index["later"])
        return self._cutters[key]

    def _add(self, found: Found, surname: Likely, cut: Cut, system: str, weight: float) -> None:
        """What the parts of one arrangement may stand for, weighed by how often people bear it."""
        ways: list[tuple[tuple[str, ...], float]] = [
            ((one,), weight * chance * (self.frequencies.surname(one) if one else 1.0))
            for one, chance in surname.items()
        ]
        for at, likely in enumerate(cut):
            here = sorted(((self._often(one, at) * share, one) for one, share in likely.items()), reverse=True)[:_WIDE]
            ways = [((*left, one), so_far * share) for left, so_far in ways for share, one in here]
        for (first, *given), weighed in ways:
            inner = found.setdefault(Syllables(surname=first, given=tuple(given)), {})
            inner[system] = inner.get(system, 0.0) + weighed * self.frequencies.length(len(given))

    def _often(self, syllable: str, at: int) -> float:
        return self.frequencies.syllable(syllable, later=at > 0)

    def _han(self, written: Written) -> str:
        if written.script != "Hani":
            return ""
        return folded("".join(written.words), self.spellings.han)

    def _sounds(self, written: Written) -> tuple[str, ...]:
        """How the words sound or look, joined in their order and the other way round, without marks."""
        words = tuple(_sound(word, written.script) for word in written.words)
        joined = {"".join(words), "".join((*words[1:], *words[:1])), "".join((*words[-1:], *words[:-1]))}
        if written.script == "Hani":
            joined |= {"".join(self._pinyin("".join(written.words)))}
        return tuple(sorted(each for each in joined if each))

    def _pinyin(self, text: str) -> Iterator[str]:
        table = self.spellings.han.mandarin
        yield from ((table.get(each) or (each,))[0] for each in folded(text, self.spellings.han))


_Printed = tuple[Mapping[Place, Index], _Words, str, float]


def _as_printed(written: Written, marked: Marked, system: str) -> Iterator[_Printed]:
    """The index that fits the marks a name is printed with, its words in the pieces that hyphens make, and a weight."""
    text = written.text
    words = tuple(tuple(piece for piece in _APART.split(word) if piece) for word in written.words)
    if system in {"kana", "on"}:
        read = spelled if system == "kana" else roman
        yield marked.full, tuple(tuple(read(piece) for piece in word) for word in words), "full", 1.0
    elif "ŏ" in text or "ŭ" in text:
        yield marked.full, words, "full", 1.0
    else:
        breathed = bool(_BREATHED.search(text))
        if breathed and system == "mr":
            yield marked.no_breves, words, "no breves", 1.0
        bare = tuple(tuple(piece.replace("'", "") for piece in word) for word in words)
        yield marked.bare, bare, "bare", _NOT_BREATHED if breathed else 1.0


def _sound(word: str, script: Script) -> str:
    if script == "Kana":
        word = roman(word)
    bare = "".join(each for each in unicodedata.normalize("NFD", word) if each.isalnum())
    return unicodedata.normalize("NFC", bare)


def _shared(found: Found) -> tuple[Reading, ...]:
    """The likeliest readings with their shares of all."""
    weighed = sorted(
        ((sum(by.values()), what) for what, by in found.items()), key=lambda each: (-each[0], each[1].hangul)
    )
    kept = [(weight, what) for weight, what in weighed[:_MOST] if weight >= _LEAST * weighed[0][0]]
    whole = sum(weight for weight, _ in kept)
    return tuple(
        Reading(syllables=what, share=weight / whole, system=max(sorted(found[what]), key=found[what].__getitem__))
        for weight, what in kept
    )
