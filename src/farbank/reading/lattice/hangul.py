"""Hangul syllables taken apart, and as they are spoken beside one another.

Sound rules: Standard Pronunciation of Korean (표준 발음법, 1988), articles 8-20, as far as names of places and persons
need them. What a compound adds between its parts (나뭇잎, 기대산) cannot be seen in the letters and is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST: Final = ord("가")
_LAST: Final = ord("힣")
# a final before a vowel: what stays, what moves over (article 13, 14)
_CLUSTERS: Final = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
# a final before a consonant or at the end (articles 8-11): sound -> the finals that close to it
_CLOSING: Final = {"ㄱ": "ㄲㅋㄳㄺ", "ㄴ": "ㄵㄶ", "ㄷ": "ㅅㅆㅈㅊㅌㅎ", "ㄹ": "ㄼㄽㄾㅀ", "ㅁ": "ㄻ", "ㅂ": "ㅍㄿㅄ"}
_CLOSED: Final = {final: sound for sound, finals in _CLOSING.items() for final in finals}
_BREATHED: Final = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}  # after ㅎ (article 12)
_PALATAL: Final = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}  # before 이 (article 17)
_NASAL: Final = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}  # before ㄴ ㅁ (article 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllable:
    """One syllable in its letters; `initial` is empty where it begins with a vowel, `final` where it is open."""

    initial: str
    vowel: str
    final: str = ""


def lettered(letters: str, spelled: str) -> dict[str, str]:
    """How a system spells each letter; `-` stands for no letter at all."""
    return {letter: spelling.strip("-") for letter, spelling in zip(letters, spelled.split(), strict=True)}


def is_hangul(character: str) -> bool:
    """Whether this is one whole syllable of Hangul."""
    return _FIRST <= ord(character) <= _LAST


def apart(character: str) -> Syllable:
    """The letters of a syllable."""
    rest, final = divmod(ord(character) - _FIRST, len(FINALS))
    initial, vowel = divmod(rest, len(VOWELS))
    return Syllable(initial=INITIALS[initial].replace("ㅇ", ""), vowel=VOWELS[vowel], final=FINALS[final])


def together(syllable: Syllable) -> str:
    """The character of a syllable."""
    initial = INITIALS.index(syllable.initial or "ㅇ")
    number = (initial * len(VOWELS) + VOWELS.index(syllable.vowel)) * len(FINALS) + FINALS.index(syllable.final)
    return chr(_FIRST + number)


def spoken(word: Iterable[Syllable], *, liquid_stays: bool = False) -> tuple[Syllable, ...]:
    """The syllables of one word with the sounds they take on beside one another.

    With `liquid_stays` ㄹ is kept after another consonant, as the North writes it (압록 Amrok, 은률 Ŭnryul); else it
    becomes ㄴ or doubles (article 19, 20).
    """
    said: list[Syllable] = []
    for syllable in word:
        if said:
            said[-1], after = _meet(said[-1], syllable, liquid_stays=liquid_stays)
            said.append(after)
        else:
            said.append(syllable)
    return (*said[:-1], _closed(said[-1])) if said else ()


def _closed(syllable: Syllable) -> Syllable:
    return replace(syllable, final=_CLOSED.get(syllable.final, syllable.final))


def _meet(before: Syllable, after: Syllable, *, liquid_stays: bool) -> tuple[Syllable, Syllable]:
    if not before.final:
        return before, after
    if not after.initial:
        return _linked(before, after)
    breathed = before.final in {"ㅎ", "ㄶ", "ㅀ"} and after.initial in _BREATHED
    if breathed:
        stays = _CLUSTERS.get(before.final, "").removesuffix("ㅎ")
        return replace(before, final=stays), replace(after, initial=_BREATHED[after.initial])
    return _assimilated(_closed(before), after, liquid_stays=liquid_stays)


def _linked(before: Syllable, after: Syllable) -> tuple[Syllable, Syllable]:
    if before.final == "ㅇ":
        return before, after
    pair = _CLUSTERS.get(before.final, before.final).removesuffix("ㅎ")
    stays, moves = pair[:-1], pair[-1:]
    if after.vowel == "ㅣ":
        moves = _PALATAL.get(moves, moves)
    return replace(before, final=stays), replace(after, initial=moves)


def _assimilated(before: Syllable, after: Syllable, *, liquid_stays: bool) -> tuple[Syllable, Syllable]:
    final, initial = before.final, after.initial
    if initial in {"ㄴ", "ㅁ", "ㄹ"}:
        final = _NASAL.get(final, final)
    if initial == "ㄹ" and not liquid_stays:
        if final == "ㄴ" and before.final == "ㄴ":
            final = "ㄹ"
        elif final in {"ㅁ", "ㅇ", "ㄴ"}:
            initial = "ㄴ"
    if (final, initial) == ("ㄹ", "ㄴ"):
        initial = "ㄹ"
    return replace(before, final=final), replace(after, initial=initial)
