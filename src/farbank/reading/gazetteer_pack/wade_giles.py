"""Mandarin as older books and maps write it: Wade-Giles, from syllables of pinyin.

Source: H. A. Giles, A Chinese-English Dictionary (1912), table of syllables; tones are left out, as on maps.
"""

from __future__ import annotations

from typing import Final

_INITIALS: Final = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs", "zh": "ch",
    "ch": "ch'", "sh": "sh", "r": "j", "z": "ts", "c": "ts'",
}  # fmt: skip
_FINALS: Final = {
    "ian": "ien", "ie": "ieh", "ue": "ueh", "ve": "üeh", "v": "ü", "iong": "iung", "ong": "ung", "uo": "o", "er": "erh",
}  # fmt: skip
_WHOLE: Final = {
    "zhi": "chih", "chi": "ch'ih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tz'u", "si": "ssu", "e": "o",
    "er": "erh", "ge": "ko", "ke": "k'o", "he": "ho", "guo": "kuo", "kuo": "k'uo", "huo": "huo", "shuo": "shuo",
    "gui": "kuei", "kui": "k'uei", "yi": "i", "ye": "yeh", "yan": "yen", "you": "yu", "yong": "yung", "yu": "yü",
    "yue": "yüeh", "yuan": "yüan", "yun": "yün",
}  # fmt: skip
_ROUNDED: Final = {"u": "ü", "ue": "üeh", "uan": "üan", "un": "ün"}  # after j q x, where pinyin leaves out the dots


def wade_giles(syllables: tuple[str, ...]) -> str:
    """A name: its syllables joined by hyphens, the first with a capital."""
    return "-".join(_syllable(each) for each in syllables).capitalize()


def _syllable(pinyin: str) -> str:
    if pinyin in _WHOLE:
        return _WHOLE[pinyin]
    start = pinyin[:2] if pinyin[:2] in {"zh", "ch", "sh"} else pinyin[:1] if pinyin[0] not in "aeo" else ""
    final = pinyin[len(start) :]
    rounded = _ROUNDED.get(final) if start in {"j", "q", "x"} else None
    return _INITIALS.get(start, start) + (rounded or _FINALS.get(final, final))
