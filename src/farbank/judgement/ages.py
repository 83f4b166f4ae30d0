"""Ages, and the ages of children, read from a disclosed value and carried on to another day.

- Thirty-five in 2018 and forty-one in 2024 are one person's age; so are a daughter of 13 in 2020 and a student in 2024.
- Two years of difference may be two ways of counting: in Korea, and formerly in China and Japan, a child is one at
  birth and a year older every New Year.

School stages are those of North Korea since its law on twelve years of schooling of 2012 (kindergarten, five years of
primary, three of lower and three of upper middle school), a year wider at each end; for words of other countries the
widest reading counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

TWO_WAYS: Final = 2  # years between the two ways of counting, at most
_YEAR: Final = 365.2425  # days
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|~|to)\s*(\d{1,3})\Z")
_TENS = re.compile(r"(\d0)\s*(?:s|대|代)\Z")
_NUMBER = re.compile(r"(\d{1,3})\s*(?:years old|세|살|歳|岁|歲)?\Z")
_NAMES_AN_AGE = re.compile(r"\d|teens\Z|ties\Z")
_INSIDE = re.compile(r"\d{1,2}\s*(?:-|–|~|to)\s*\d{1,2}|\d{1,2}")
_IN_WORDS: Final[Mapping[str, int]] = {
    "teens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}
# the first that a value contains counts, so longer words come first
_STAGES: Final[Mapping[str, tuple[int, int]]] = {
    "nursery": (0, 5),
    "유치원": (3, 7),
    "kindergarten": (3, 7),
    "소학교": (5, 12),
    "primary": (5, 12),
    "elementary": (5, 12),
    "lower middle": (10, 15),
    "초급중학교": (10, 15),
    "upper middle": (13, 18),
    "고급중학교": (13, 18),
    "high school": (13, 18),
    "중학교": (10, 18),
    "middle school": (10, 18),
    "secondary": (10, 18),
    "school-age": (5, 18),
    "school age": (5, 18),
    "schoolchild": (5, 18),
    "schoolgirl": (5, 18),
    "schoolboy": (5, 18),
    "대학": (16, 30),
    "university": (16, 30),
    "college": (16, 30),
    "student": (5, 30),
    "baby": (0, 2),
    "infant": (0, 2),
    "toddler": (1, 4),
}
_KIN: Final[Mapping[str, str]] = {
    "daughter": "daughter",
    "girl": "daughter",
    "딸": "daughter",
    "娘": "daughter",
    "女儿": "daughter",
    "son": "son",
    "boy": "son",
    "아들": "son",
    "息子": "son",
    "儿子": "son",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """From one age to another, in whole years, both included."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """How many years of age."""
        return self.last - self.first + 1

    def words(self) -> frozenset[str]:
        """Each age as a value."""
        return frozenset(str(each) for each in range(self.first, self.last + 1))

    def on(self, told: date, day: date) -> Ages:
        """What was so old on the day it was told, on another day: whole years, outwards."""
        passed = (day - told).days / _YEAR
        down, up = int(passed // 1), -int(-passed // 1)
        return Ages(first=max(0, self.first + down), last=max(0, self.last + up))

    def near(self, other: Ages, years: int = 0) -> bool:
        """Whether the two meet, or lie no more than so many years apart."""
        return self.first - years <= other.last and other.first - years <= self.last


def ages(value: str) -> Ages | None:
    """The ages that a value names: `41`, `40s`, `40-49`, `forties`; None for other words."""
    words = value.strip().casefold()
    if not _NAMES_AN_AGE.search(words):
        return None
    if match := _RANGE.match(words):
        first, last = int(match.group(1)), int(match.group(2))
        return Ages(first=first, last=last) if first <= last else None
    if match := _TENS.match(words):
        return Ages(first=int(match.group(1)), last=int(match.group(1)) + 9)
    if match := _NUMBER.match(words):
        return Ages(first=int(match.group(1)), last=int(match.group(1)))
    tens = next((number for word, number in _IN_WORDS.items() if words.endswith(word)), None)
    return None if tens is None else Ages(first=tens, last=tens + 9)


def ages_of_child(value: str) -> tuple[str, Ages] | None:
    """Which child a value speaks of (`daughter`, `son`, or `""` for either) and how old: by number or by stage."""
    words = value.strip().casefold()
    kin = next((kin for word, kin in _KIN.items() if word in words), "")
    number = _INSIDE.search(words)
    told = ages(number.group()) if number else None
    if told is None:
        stage = next((years for word, years in _STAGES.items() if word in words), None)
        told = None if stage is None else Ages(first=stage[0], last=stage[1])
    return None if told is None else (kin, told)


def one_growing(told: tuple[str, date], later: tuple[str, date]) -> bool:
    """Whether two values told of somebody's child on two days can be one child that grew older meanwhile."""
    one, other = ages_of_child(told[0]), ages_of_child(later[0])
    if one is None or other is None or (one[0] and other[0] and one[0] != other[0]):
        return False
    day = max(told[1], later[1])
    return one[1].on(told[1], day).near(other[1].on(later[1], day), years=1)
