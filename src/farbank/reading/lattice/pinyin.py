"""Mandarin syllables: pinyin, and the Wade-Giles and postal spellings of it, as one sign a sound.

Signs are the letters of pinyin with Z C S for zh ch sh, N for ng and v for ü. Sources: the scheme of 1958
(汉语拼音方案); H. A. Giles, Chinese-English Dictionary (1912), table of syllables; the imperial post's habit of
leaving out apostrophes and of ki, tsi, hi, si for ji and xi.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

# initial -> the finals it goes with, as pinyin spells them
_TABLE: Final = {
    "": "a ai an ang ao e ei en eng er o ou", "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u", "d": "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un", "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo", "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo", "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un", "w": "a ai an ang ei en eng o u",
}  # fmt: skip
SYLLABLES: Final = frozenset(initial + final for initial, finals in _TABLE.items() for final in finals.split())
# Wade-Giles initials and finals -> pinyin, where they differ
_WADE_INITIALS: Final = {
    "ts'": "c", "tz'": "c", "ts": "z", "tz": "z", "p'": "p", "t'": "t", "k'": "k", "p": "b", "t": "d", "k": "g",
    "hs": "x", "j": "r", "ss": "s",
    "sz": "s", "sh": "sh", "ch'": "ch", "ch": "zh", "m": "m", "f": "f", "n": "n", "l": "l", "h": "h", "s": "s",
    "y": "y", "w": "w", "": "",
}  # fmt: skip
_WADE_FINALS: Final = {
    "ieh": "ie", "ien": "ian", "iung": "iong", "ung": "ong", "uei": "ui", "eh": "e", "erh": "er", "ih": "i", "ŭ": "i",
    "ueh": "ue", "üeh": "ue",
    "üan": "uan", "ün": "un", "ü": "u", "en": "en", "yen": "yan",
}  # fmt: skip
_TO_PALATAL: Final = {"zh": "j", "ch": "q", "z": "j", "c": "q", "s": "x"}
_SIGNS: Final = re.compile("zh|ch|sh|ng(?![aeiouv])")
_SIGN_OF: Final = {"zh": "Z", "ch": "C", "sh": "S", "ng": "N"}
_TONES: Final = re.compile("[\u0300\u0301\u0304\u030c]|(?<=[a-zü])[1-5]")
_LONGEST: Final = 6


def spelled(text: str) -> str:
    """Latin letters without tones, spaces and hyphens; ü is kept, apostrophes too."""
    parted = _TONES.sub("", unicodedata.normalize("NFD", text.casefold()))
    return re.sub(r"[\s\-.]+", "", unicodedata.normalize("NFC", parted))


def as_pinyin(letters: str) -> tuple[str, ...] | None:
    """The syllables of letters in pinyin, longest first; nothing when they are not pinyin."""
    parts = [_cut(part, SYLLABLES) for part in letters.replace("ü", "v").split("'")]
    return tuple(each for part in parts for each in part or ()) if all(parts) else None


def as_wade_giles(letters: str) -> tuple[tuple[str, ...], ...]:
    """The syllables, in pinyin, of letters in Wade-Giles; without apostrophes each way, the plain one first."""
    parts = _cut(letters, frozenset(_wade()))
    if not parts:
        return ()
    plain = tuple(_wade()[part][0] for part in parts)
    breathed = tuple(_wade()[part][-1] for part in parts)
    return (plain,) if plain == breathed else (plain, breathed, *_one_breathed(plain, breathed))


def _one_breathed(plain: tuple[str, ...], breathed: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if len(plain) != 2 or plain[0] == breathed[0] or plain[1] == breathed[1]:  # noqa: PLR2004 - names are two syllables
        return ()
    return (plain[0], breathed[1]), (breathed[0], plain[1])


def signs(syllables: tuple[str, ...] | list[str]) -> str:
    """Syllables of pinyin as one sign a sound."""
    return "".join(_SIGNS.sub(lambda found: _SIGN_OF[found[0]], each.replace("ü", "v")) for each in syllables)


@cache
def _wade() -> dict[str, tuple[str, ...]]:
    """Spelling in Wade-Giles, with and without its apostrophe -> the syllables of pinyin it may be."""
    found: dict[str, tuple[str, ...]] = {}
    finals = {final for listed in _TABLE.values() for final in listed.split()} | set(_WADE_FINALS)
    for initial, base in _WADE_INITIALS.items():
        for final in sorted(finals):
            syllable = _pinyin_of(base, final)
            if syllable in SYLLABLES:
                found[initial + final] = (syllable,)
    for spelling, (syllable, *_) in sorted(found.items()):
        bare = spelling.replace("'", "")
        if bare != spelling:
            found[bare] = (*found.get(bare, ()), syllable)
    return found | _postal(found)


def _pinyin_of(base: str, final: str) -> str:
    final_in_pinyin = _WADE_FINALS.get(final, final)
    palatal = final[0] in "iü" and final != "ih"
    initial = _TO_PALATAL.get(base, base) if palatal else base
    if initial in {"g", "k", "h"} and final == "o":
        return initial + "e"
    if initial in {"d", "t", "n", "l", "z", "c", "s", "zh", "ch", "r"} and final == "o":
        return initial + "uo"
    return initial + final_in_pinyin


def _postal(found: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What the post wrote for j q x before i: ki tsi, hi si."""
    old = {"ki": "ji", "ki'": "qi", "tsi": "ji", "hi": "xi", "si": "xi"}
    rows: dict[str, tuple[str, ...]] = {}
    for start, new in old.items():
        for syllable in SYLLABLES:
            spelling = start + syllable.removeprefix(new)
            if syllable.startswith(new) and spelling not in found:
                rows[spelling] = (syllable,)
    return rows


def _cut(letters: str, known: frozenset[str]) -> tuple[str, ...]:
    """The syllables of letters, the longest that leave nothing over; empty when there is no way."""

    @cache
    def rest(start: int) -> tuple[str, ...] | None:
        if start == len(letters):
            return ()
        for length in range(min(_LONGEST, len(letters) - start), 0, -1):
            part = letters[start : start + length]
            if part in known and (following := rest(start + length)) is not None:
                return (part, *following)
        return None

    return (rest(0) or ()) if len(letters) <= 60 else ()  # noqa: PLR2004 - no name is longer
