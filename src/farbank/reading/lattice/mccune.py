"""The McCune-Reischauer romanisation of Korean.

Source: G. M. McCune and E. O. Reischauer, Transactions of the Korea Branch of the Royal Asiatic Society 29 (1939), and
its table of finals and initials as the Library of Congress prints it.
"""

from __future__ import annotations

from typing import Final

from farbank.reading.lattice.hangul import INITIALS, VOWELS, Syllable, lettered, spoken
from farbank.reading.lattice.romanised import romanised, softened

_INITIALS: Final = lettered(INITIALS, "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h")
_VOWELS: Final = lettered(VOWELS, "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i")
_FINALS: Final = lettered("ㄱㄴㄷㄹㅁㅂㅇ", "k n t l m p ng") | {"": ""}
_VOICED: Final = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_SOFT: Final = {"k": "g", "t": "d", "p": "b", "ch": "j"}


def mccune_reischauer(text: str) -> str:
    """Text with its Hangul in McCune-Reischauer: 회령 Hoeryŏng, 만포 Manp'o."""
    return romanised(text, _word, lambda part: softened(_word(part), _SOFT))


def _word(word: tuple[Syllable, ...]) -> str:
    said = spoken(word)
    before = (None, *said)
    letters = "".join(
        _initial(each, last) + _VOWELS[each.vowel] + _FINALS[each.final]
        for last, each in zip(before, said, strict=False)
    )
    return letters.replace("lh", "rh")


def _initial(syllable: Syllable, before: Syllable | None) -> str:  # noqa: PLR0911 - one return a rule
    own = _INITIALS.get(syllable.initial, "")
    if (syllable.initial, syllable.vowel) == ("ㅅ", "ㅟ"):
        return "sh"
    if before is None:
        return own
    if (before.final, syllable.initial) == ("ㄹ", "ㄹ"):
        return "l"
    if (before.final, syllable.initial) == ("ㄴ", "ㄱ"):
        return "'g"  # not to be read as ng
    if before.final in {"", "ㄴ", "ㅁ", "ㅇ"}:
        return _VOICED.get(syllable.initial, own)
    if before.final == "ㄹ" and syllable.initial in {"ㄱ", "ㅂ"}:
        return _VOICED[syllable.initial]
    return own
