"""The numbers of a text in English, Korean, Japanese or Chinese, as values that can be compared across editions.

Digits with their multipliers are what a text must have in common with its editions (1만 2천 = 12,000 = 1.2万). Spelled
numbers only answer them: an edition may spell what another writes in digits. No dates are read: 2020년 and 2020 are
2020.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise
from typing import Final

# words and signs that multiply what stands before them
_TIMES: Final = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    **dict.fromkeys("백百", 100),
    **dict.fromkeys("천千", 1000),
    **dict.fromkeys("만万萬", 10**4),
    **dict.fromkeys("억億亿", 10**8),
    **dict.fromkeys("조兆", 10**12),
}
_SIGN: Final = "|".join(sorted(_TIMES, key=len, reverse=True))
_PART: Final = re.compile(rf"(\d[\d,]*(?:\.\d+)?)((?:\s?(?:{_SIGN}))*)", re.IGNORECASE)
_WHOLE: Final = re.compile(rf"(?:{_PART.pattern}\s?)+", re.IGNORECASE)
_UNITS: Final = {
    **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)},
    **{sign: value for value, sign in enumerate("일이삼사오육칠팔구", 1)},
    "〇": 0,
    "零": 0,
    "両": 2,
    "两": 2,
}
_TENS: Final = {**dict.fromkeys("십十", 10), **dict.fromkeys("백百", 100), **dict.fromkeys("천千", 1000)}
_LARGE: Final = {**dict.fromkeys("만万萬", 10**4), **dict.fromkeys("억億亿", 10**8)}
_SPELLED: Final = re.compile(f"[{''.join((*_UNITS, *_TENS, *_LARGE))}]+")
_ENGLISH: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ONES: Final = {
    word: value
    for value, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
_IN_WORDS: Final = re.compile(
    rf"\b(?:({'|'.join(_ENGLISH)})(?:[- ]({'|'.join(_ONES)}))?"
    rf"|(?:(an?|{'|'.join(_ONES)}) )?(hundred|thousand|million))\b",
    re.IGNORECASE,
)


def in_digits(text: str) -> frozenset[Fraction]:
    """Every number written in digits, with what multiplies it."""
    plain = unicodedata.normalize("NFKC", text)
    return frozenset(value for match in _WHOLE.finditer(plain) for value in _values(match.group()))


def spelled(text: str) -> frozenset[Fraction]:
    """Numbers that a text may mean in words; more than it means, for they only ever answer digits."""
    plain = unicodedata.normalize("NFKC", text)
    east = (_east(match.group()) for match in _SPELLED.finditer(plain))
    return frozenset((*east, *(_english(match) for match in _IN_WORDS.finditer(plain))))


def _values(words: str) -> tuple[Fraction, ...]:
    """One number of several parts (1만 2천), or each of several that only stand side by side."""
    parts = [(_digits(digits), _multiplied(signs)) for digits, signs in _PART.findall(words)]
    steps = [times for _, times in parts]
    if len(parts) > 1 and all(after < before for before, after in pairwise(steps)):
        return (sum((value * times for value, times in parts), Fraction(0)),)
    return tuple(value * times for value, times in parts)


def _digits(digits: str) -> Fraction:
    return Fraction(digits.replace(",", "").rstrip("."))


def _multiplied(signs: str) -> int:
    found = 1
    for sign in re.findall(_SIGN, signs, re.IGNORECASE):
        found *= _TIMES[sign.casefold()]
    return found


def _east(words: str) -> Fraction:
    total = part = unit = 0
    for sign in words:
        if sign in _UNITS:
            unit = unit * 10 + _UNITS[sign]  # 二〇二〇 is read sign by sign
        elif sign in _TENS:
            part, unit = part + max(unit, 1) * _TENS[sign], 0
        else:
            total, part, unit = total + max(part + unit, 1) * _LARGE[sign], 0, 0
    return Fraction(total + part + unit)


def _english(match: re.Match[str]) -> Fraction:
    tens, ones, count, times = (each.casefold() if each else "" for each in match.groups())
    if tens:
        return Fraction(_ENGLISH[tens] + _ONES.get(ones, 0))
    return Fraction(_ONES.get(count, 1) * _TIMES[times])
