"""The North's own romanisation of Korean (Rules of the Latin Alphabetical Transcription, 1992, changed 2002 and 2012).

Source: the rules as reported to the United Nations Group of Experts on Geographical Names (17th session, 1994, and
later), with their published examples. The edition of 2012 writes ㅚ `oi`, the earlier ones `oe`. ㄹ keeps its sound
after a consonant (압록 Amrok, 은률 Ŭnryul) save in the few words with a longstanding spelling. Sounds that a compound
adds are not guessed, and no hyphen is set after ng, which the published examples do now and then.
"""

from __future__ import annotations

from typing import Final, Literal

from farbank.reading.lattice.hangul import INITIALS, VOWELS, Syllable, lettered, spoken, together
from farbank.reading.lattice.romanised import romanised, softened

Edition = Literal["2002", "2012"]

_INITIALS: Final = lettered(INITIALS, "k kk n t tt r m p pp s ss - j jj ch kh th ph h")
_VOWELS: Final = lettered(VOWELS, "a ae ya yae ŏ e yŏ ye o wa wae oi yo u wŏ we wi yu ŭ ŭi i")
_FINALS: Final = lettered("ㄱㄴㄷㄹㅁㅂㅇ", "k n t l m p ng") | {"": ""}
_VOICED: Final = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b"}
_SOFT: Final = {"k": "g", "t": "d", "p": "b"}
_FEATURES: Final = {"강": "g", "봉": "b"}  # the words for river and peak at the end of a name (Amrokgang, Satkatbong)
_LONGSTANDING: Final = ("천리", "전라", "신라", "한라")  # written ll


def north(text: str, edition: Edition = "2012") -> str:
    """Text with its Hangul as the North writes it: 만포 Manpho, 회령 Hoiryŏng (Hoeryŏng before 2012)."""
    return romanised(text, lambda word: _word(word, edition), lambda part: softened(_word(part, edition), _SOFT))


def _word(word: tuple[Syllable, ...], edition: Edition) -> str:
    whole = "".join(together(each) for each in word)
    said = spoken(word, liquid_stays=not whole.startswith(_LONGSTANDING))
    feature = _FEATURES.get(whole[-1]) if len(whole) > 2 else None  # noqa: PLR2004 - 강 and 봉 alone are no suffix
    letters = []
    for at, each in enumerate(said):
        own = feature if feature and at == len(said) - 1 else _initial(each, said[at - 1] if at else None)
        letters.append(own + _VOWELS[each.vowel] + _FINALS[each.final])
    spelled = "".join(letters)
    return spelled if edition == "2012" else spelled.replace("oi", "oe")


def _initial(syllable: Syllable, before: Syllable | None) -> str:
    own = _INITIALS.get(syllable.initial, "")
    if before is None:
        return own
    if before.final == syllable.initial == "ㄹ":
        return "l"
    if (before.final, syllable.initial) == ("ㄴ", "ㄱ"):
        return "-g"  # not to be read as ng
    return _VOICED.get(syllable.initial, own) if before.final in {"", "ㄴ", "ㅁ", "ㅇ", "ㄹ"} else own
