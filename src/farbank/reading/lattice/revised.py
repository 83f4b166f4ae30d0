"""The Revised Romanisation of Korean, official in South Korea.

Source: Ministry of Culture and Tourism, notice 2000-8 (국어의 로마자 표기법). Tense sounds that arise between syllables
are not written; ㅎ after ㄱ ㄷ ㅂ in nouns is (묵호 Mukho).
"""

from __future__ import annotations

from typing import Final

from farbank.reading.lattice.hangul import INITIALS, VOWELS, Syllable, lettered, spoken
from farbank.reading.lattice.romanised import romanised

_INITIALS: Final = lettered(INITIALS, "g kk n d tt r m b pp s ss - j jj ch k t p h")
_VOWELS: Final = lettered(VOWELS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS: Final = lettered("ㄱㄴㄷㄹㅁㅂㅇ", "k n t l m p ng") | {"": ""}


def revised(text: str) -> str:
    """Text with its Hangul in the Revised Romanisation: 회령 Hoeryeong."""
    return romanised(text, _word)


def _word(word: tuple[Syllable, ...]) -> str:
    letters, before = [], ""
    for each in spoken(word):
        initial = _INITIALS.get(each.initial, "")
        initial = "l" if before == "ㄹ" and each.initial == "ㄹ" else initial
        letters.append(initial + _VOWELS[each.vowel] + _FINALS[each.final])
        before = each.final
    return "".join(letters)
