"""How well letters fit the language that an encoding is used for, in bits against letters drawn by chance.

A letter that makes up the share p of a language's writing is worth log2(p x N) bits, N being the places of a two-byte
set (94 x 94 = 8,836): common letters speak for an encoding, rare ones against it. The shares are round figures for the
tables in `frequent`: the first hundred syllables make up half of Korean prose, kana half of Japanese.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final, Literal

from farbank.intake.readers.letters.frequent import HANGUL, KANJI, MARKS, SIMPLIFIED, TRADITIONAL, WESTERN

Language = Literal["Korean", "Japanese", "simplified Chinese", "traditional Chinese", "Western"]
_FIRST: Final = 100
_MARK, _IN_SET, _ELSEWHERE, _IMPOSSIBLE = 2.0, -1.5, -6.0, -40.0
_TABLES: Final[Mapping[Language, tuple[str, float, float]]] = {
    # the table, bits of its first hundred, bits of the others
    "Korean": (HANGUL, 5.7, 4.0),
    "Japanese": (KANJI, 3.7, 2.0),
    "simplified Chinese": (SIMPLIFIED, 5.0, 2.6),
    "traditional Chinese": (TRADITIONAL, 5.0, 2.6),
    "Western": (WESTERN, 4.0, 4.0),
}
_LEVELS: Final[Mapping[Language, tuple[str, int, int]]] = {
    "Korean": ("euc_kr", 0xB0, 0xC8),
    "Japanese": ("euc_jp", 0xB0, 0xCF),
    "simplified Chinese": ("gb2312", 0xB0, 0xD7),
    "traditional Chinese": ("big5", 0xA4, 0xC6),
    "Western": ("", 0, 0),
}
_KANA_BITS: Final = ((0x3041, 0x3096, 5.7), (0x30A1, 0x30FE, 3.0), (0xFF61, 0xFF9F, -4.0))
_RUN: Final = re.compile(r"[À-ÿ](?=[À-ÿ])")  # Western words seldom put two accented letters together
_PLAIN: Final = 3  # at least so many letters of Western words have no accent for one that has
_CONTROLS: Final = frozenset(map(chr, (*range(9), 11, *range(14, 27), *range(28, 32), *range(0x7F, 0xA0))))


def bits_of(text: str, language: Language) -> float:
    """How much the letters beyond ASCII speak for this language, in bits; far below 0 where they cannot be meant."""
    seen = Counter(text)
    if any(letter in seen for letter in _CONTROLS):
        return _IMPOSSIBLE * len(text)
    bits = sum(_bits(letter, language) * count for letter, count in seen.items() if letter > "\x7f")
    if language != "Western":
        return bits
    high = sum(count for letter, count in seen.items() if letter > "\x7f")
    plain = sum(seen[letter] for letter in string.ascii_letters)
    return bits + _ELSEWHERE * len(_RUN.findall(text)) if plain >= _PLAIN * high else _IMPOSSIBLE * high


def _bits(letter: str, language: Language) -> float:
    table, first, others = _TABLES[language]
    place = table.find(letter)
    if place >= 0:
        return first if place < _FIRST else others
    number = ord(letter)
    if 0xE000 <= number <= 0xF8FF or number >= 0xF0000 or letter == "\ufffd":  # noqa: PLR2004  (private, lost)
        return _IMPOSSIBLE
    if language == "Japanese":
        for low, high, bits in _KANA_BITS:
            if low <= number <= high:
                return bits
    if letter in MARKS and language != "Western":
        return _MARK
    if language != "Western" and unicodedata.category(letter)[0] in "PSN":  # a star or a number in a ring
        return _IN_SET
    return _IN_SET if _usual(letter, language) else _ELSEWHERE


def _usual(letter: str, language: Language) -> bool:
    """Whether a letter lies in the part of the language's own set that ordinary writing uses.

    KS X 1001 syllables, JIS X 0208 level 1, GB 2312 level 1, Big5 level 1: the places are those of the standards.
    """
    own, low, high = _LEVELS[language]
    if not own:
        return False
    try:
        code = letter.encode(own)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and low <= code[0] <= high  # noqa: PLR2004
