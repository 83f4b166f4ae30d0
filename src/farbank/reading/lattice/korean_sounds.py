"""Korean names as sounds, one sign a sound, from Hangul and from Latin letters of any system or none.

Signs: g d b j plain; G D B J S tense; K T P C breathed; k t p c where the spelling does not say which; n m N (ng) l s
h; vowels a e E (ae) i o O (eo, ŏ) u U (eu, ŭ); y w before a vowel. `loose` takes away all that romanisations disagree
on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from farbank.reading.lattice.hangul import INITIALS, VOWELS, Syllable, lettered

_INITIALS: Final = lettered(INITIALS, "g G n d D l m b B s S - j J C K T P h")
_VOWELS: Final = lettered(VOWELS, "a E ya yE O e yO ye o wa wE we yo u wO we wi yu U Ui i")
_FINALS: Final = lettered("ㄱㄴㄷㄹㅁㅂㅇ", "k n t l m p N") | {"": ""}
_RAW_FINALS: Final = {"ㅅ": "t", "ㅈ": "t", "ㅊ": "t", "ㅋ": "k", "ㅌ": "t", "ㅍ": "p", "ㄲ": "k", "ㅆ": "t"}
# letters -> sounds, longest first; marks are written as NFD leaves them, o and u with any of them in one form
_SPELLED: Final = {
    "yeo": "yO", "weo": "wO", "yae": "yE", "wae": "wE", "eui": "Ui", "you": "yO", "yŏ": "yO", "wŏ": "wO", "ŭi": "Ui",
    "eo": "O", "eu": "U", "ae": "E", "oe": "we", "oi": "we", "ui": "Ui", "oo": "u", "ee": "i", "wo": "wO", "ai": "E",
    "ou": "O",
    "ŏ": "O", "ŭ": "U", "tch": "J", "ch'": "C", "k'": "K", "t'": "T", "p'": "P", "kkh": "K", "kh": "K", "th": "T",
    "ph": "P",
    "kk": "G", "tt": "D", "pp": "B", "jj": "J", "ss": "S", "zh": "j", "ts": "c", "dz": "j", "ch": "c", "sh": "s",
    "n'g": "ng",
    "ng": "N", "ck": "k", "qu": "kw", "z": "j", "f": "P", "v": "b", "r": "l", "c": "k", "q": "k", "x": "s",
}  # fmt: skip
_TOKENS: Final = re.compile("|".join(sorted(map(re.escape, _SPELLED), key=len, reverse=True)))
_MARKED: Final = re.compile("([ou])[\u0302-\u0304\u0306\u030c]")
_MARKS: Final = re.compile("[\u0300-\u036f]")
_SAME_PLACE: Final = (
    (re.compile("[kg][kgG]"), "k"), (re.compile("[kg]K"), "K"), (re.compile("[td][tdD]"), "t"), (re.compile("[td]T"),
    "T"),
    (re.compile("[pb][pbB]"), "p"), (re.compile("[pb]P"), "P"), (re.compile("l+"), "l"), (re.compile("s[sS]"), "S"),
    (re.compile("(?<=[sSjJcC])y"), ""), (re.compile("t(?=[jJcC])"), ""),
)  # fmt: skip
# only the Revised Romanisation writes eo and eu, and in it k t p ch before a vowel are breathed
_REVISED: Final = re.compile("eo|eu")
_BREATHED: Final = re.compile("[ktpc](?=[yw]?[aeiouEOU])")
_LOOSE: Final = str.maketrans("gGKdDTbBPjJCSNOUE", "kkktttpppcccsnoue")


def from_syllables(word: Iterable[Syllable]) -> str:
    """The sounds of syllables as they stand, or as `hangul.spoken` left them."""
    return settled(
        "".join(
            _INITIALS.get(each.initial, "")
            + _VOWELS[each.vowel]
            + _FINALS.get(each.final, _RAW_FINALS.get(each.final, ""))
            for each in word
        )
    )


def from_latin(text: str) -> str:
    """The sounds that Latin letters may stand for, whatever system they follow."""
    parted = unicodedata.normalize("NFD", text.casefold())
    marked = _MARKED.sub(lambda found: {"o": "ŏ", "u": "ŭ"}[found[1]], parted)
    bare = _MARKS.sub("", re.sub(r"[\s.\-]+", "", marked))
    sounds = re.sub(r"[^A-Za-z]", "", _TOKENS.sub(lambda found: _SPELLED[found[0]], bare))
    return settled(_BREATHED.sub(lambda found: found[0].upper(), sounds) if _REVISED.search(bare) else sounds)


def settled(sounds: str) -> str:
    """Sounds with what is one sound for a hearer written as one: kk, ll, tj."""
    for pattern, one in _SAME_PLACE:
        sounds = pattern.sub(one, sounds)
    return sounds


def southern(sounds: str) -> str:
    """The sounds after the South's initial-sound rule (두음 법칙): lyong yong, lajin najin, ni i."""
    if sounds[:2] in {"li", "ly", "ni", "ny"}:
        return sounds[1:]
    return f"n{sounds[1:]}" if sounds.startswith("l") else sounds


def loose(sounds: str) -> str:
    """Sounds without what romanisations disagree on: breath, tension, ŏ or o, ng or n."""
    return sounds.translate(_LOOSE)
