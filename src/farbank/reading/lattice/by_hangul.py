"""Names in Hangul: as Korean sounds, and as the Korean spelling of a Chinese name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.reading.lattice import korean_sounds, pinyin
from farbank.reading.lattice.hangul import INITIALS, VOWELS, Syllable, apart, is_hangul, lettered, spoken
from farbank.reading.lattice.reading import Reading

AS_SPELLED: Final = 15  # every letter written, no sounds changed: Sinla, Hoelyeong
LIQUID: Final = 5  # ㄹ kept as the North does
SOUTHERN: Final = 5
AS_CHINESE: Final = 25
# the South's rules for Chinese names (외래어 표기법, 1986, table 5), the other way round
_INITIALS: Final = lettered(INITIALS, "g g n d d l m b b x s - z z c k t p h")
_VOWELS: Final = lettered(VOWELS, "a ai ia iai e ei ie ie o ua uai ui io u uo ue v iu i i i")
_FINALS: Final = {"ㄴ": "n", "ㅇ": "N"}


def read(text: str) -> Iterator[Reading]:
    """The readings of a name that is all Hangul."""
    yield from korean(text, cost=0, steps=("read as Korean",))
    yield Reading(
        channel="mandarin", key=(signs := _chinese(text)), fine=signs, cost=AS_CHINESE,
        steps=("read as the Korean spelling of a Chinese name",),
    )  # fmt: skip


def korean(text: str, *, cost: int, steps: tuple[str, ...]) -> Iterator[Reading]:
    """The Korean readings of Hangul that was written or was read out of other letters."""
    word = tuple(apart(each) for each in text if is_hangul(each))
    ways = (
        (spoken(word), 0, ()),
        (spoken(word, liquid_stays=True), LIQUID, ("the North keeps ㄹ",)),
        (word, AS_SPELLED, ("letter by letter",)),
    )
    for syllables, more, why in ways:
        yield from sounds(korean_sounds.from_syllables(syllables), cost=cost + more, steps=(*steps, *why))


def sounds(fine: str, *, cost: int, steps: tuple[str, ...]) -> Iterator[Reading]:
    """The readings of Korean sounds: as they are, and as the South begins a word."""
    yield Reading(channel="korean", key=korean_sounds.loose(fine), fine=fine, cost=cost, steps=steps)
    south = korean_sounds.southern(fine)
    if south != fine:
        yield Reading(
            channel="korean", key=korean_sounds.loose(south), fine=south, cost=cost + SOUTHERN,
            steps=(*steps, "the South drops ㄹ or ㄴ at the beginning"),
        )  # fmt: skip


def _chinese(text: str) -> str:
    letters = "".join(_chinese_syllable(apart(each)) for each in text if is_hangul(each))
    return pinyin.signs((letters,))


def _chinese_syllable(syllable: Syllable) -> str:
    vowel, final = _VOWELS[syllable.vowel], _FINALS.get(syllable.final, "")
    if final == "N" and vowel == "u":
        vowel = "o"
    if final == "n" and vowel in {"ie", "iai"}:
        vowel = "ia"
    initial = _INITIALS.get(syllable.initial, "")
    if initial in {"z", "c", "x"}:
        palatal = vowel[0] in "iv" and syllable.vowel != "ㅡ"
        initial = {"z": "j", "c": "q", "x": "x"}[initial] if palatal else {"z": "Z", "c": "C", "x": "S"}[initial]
    if not initial and vowel[0] in "iu":
        initial = "w" if vowel[0] == "u" else "y"
        vowel = vowel[1:] if len(vowel) > 1 else vowel
    return initial + vowel + final
