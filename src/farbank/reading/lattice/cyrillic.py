"""Names in Cyrillic letters: Korean after Kontsevich, Chinese after Palladius, in the Latin letters of the lattice.

Sources: L. R. Kontsevich's rules for Korean names (1961); the system of Palladius for Chinese. ʼn и нь are told apart
in Chinese (ng, n); in Korean н stands for both and is left to the distance.
"""

from __future__ import annotations

import re
from typing import Final

_KOREAN: Final = {
    "чж": "j",
    "дж": "j", "чх": "ch'", "кх": "k'", "тх": "t'", "пх": "p'", "нъ": "n", "ый": "ui", "ве": "we", "вэ": "we",
    "ви": "wi", "ва": "wa", "во": "wo",
    "а": "a", "б": "b", "в": "b", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "j", "и": "i", "й": "i",
    "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "p", "х": "h", "ц": "ch",
    "ч": "ch", "ш": "s",
    "щ": "s", "ъ": "", "ы": "eu", "ь": "", "э": "ae", "ю": "yu", "я": "ya",
}  # fmt: skip
_INITIALS: Final = {
    "чж": "zh", "цз": "z", "б": "b", "п": "p", "м": "m", "ф": "f", "д": "d", "т": "t", "н": "n", "л": "l", "г": "g",
    "к": "k", "х": "h",
    "ц": "c", "с": "s", "ч": "ch", "ш": "sh", "ж": "r", "": "",
}  # fmt: skip
_FINALS: Final = {
    "иань": "ian", "юань": "uan", "юнь": "un", "янь": "ian", "уань": "uan", "вань": "uan", "вэнь": "un", "инь": "in",
    "ань": "an", "энь": "en",
    "унь": "un", "юй": "v", "яо": "iao", "юн": "iong", "ян": "iang", "ин": "ing", "ан": "ang", "эн": "eng",
    "ун": "ong", "ай": "ai", "ао": "ao",
    "эй": "ei", "уай": "uai", "уан": "uang", "уа": "ua", "уй": "ui", "уэй": "ui", "вэй": "ui", "ван": "uang",
    "вай": "uai", "ва": "ua",
    "во": "uo", "оу": "ou", "эр": "er", "юэ": "ue", "ю": "iu", "я": "ia", "е": "ie", "а": "a", "и": "i", "о": "uo",
    "у": "u", "ы": "i", "э": "e",
}  # fmt: skip
_SYLLABLE: Final = re.compile(
    "({})({})".format(*("|".join(sorted(part, key=len, reverse=True)) for part in (_INITIALS, _FINALS)))
)
_SOFT: Final = {"z": "j", "c": "q", "s": "x"}  # before и ю я е
_ALONE: Final = {"i": "y", "v": "yu", "u": "w"}  # how pinyin writes a syllable without an initial


def korean(text: str) -> str:
    """Cyrillic as Latin letters of Korean."""
    return re.sub("|".join(sorted(_KOREAN, key=len, reverse=True)), lambda found: _KOREAN[found[0]], text.casefold())


def mandarin(text: str) -> str:
    """Cyrillic as pinyin; letters that make no syllable are left out."""
    return "".join(_pinyin(found[1], found[2]) for found in _SYLLABLE.finditer(text.casefold()))


def _pinyin(initial: str, final: str) -> str:
    start, end = _INITIALS[initial], _FINALS[final]
    if final[0] in "ияюе":
        start = _SOFT.get(start, start)
    if start:
        return start + end.replace("v", "u")
    glide = _ALONE.get(end[0], "")
    rest = end[1:] if glide and len(end) > 1 and end not in {"in", "ing"} else end.replace("v", "")
    return glide + rest
