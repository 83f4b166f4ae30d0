"""Calendar quarters: the periods in which coverage is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.values.period import quarter as days_of

_TEXT: Final = re.compile(r"\s*(\d{4})(?:\s*-?\s*[qQ]([1-4])|-(\d{1,2})(?:-\d{1,2})?)?\s*\Z")
FOUR: Final = 4
MONTHS: Final = 12


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4. Written `2023-Q3`."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= FOUR:
            raise Refused(f"a year has quarters 1 to 4, not {self.number}")
        days_of(self.year, self.number)

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.number}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return days_of(self.year, self.number)[0]

    @property
    def last_day(self) -> date:
        """Its last day."""
        return days_of(self.year, self.number)[1]

    @property
    def index(self) -> int:
        """A number that grows by one from quarter to quarter, for ages and distances."""
        return self.year * FOUR + self.number - 1


def quarter_of(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def index_of(day: date) -> int:
    """The index of the quarter a day lies in."""
    return day.year * FOUR + (day.month - 1) // 3


def through(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    """Every quarter from one to another, both included."""
    if last < first:
        raise Refused(f"a window cannot end ({last}) before it begins ({first})")
    return tuple(_counted(first.index, last.index))


def window(first: str, last: str) -> tuple[Quarter, Quarter]:
    """The quarters that a `from` and a `to` mean: a year, a quarter (`2023-Q3`), a month or a day each."""
    begin, end = _parsed(first)[0], _parsed(last)[1]
    return through(begin, end)[0], end


def parse_quarter(text: str) -> Quarter:
    """One quarter written `2023-Q3`, `2023Q3`, as one of its months or as one of its days."""
    begin, end = _parsed(text)
    if begin != end:
        raise Refused(f"{text!r} is a whole year, not a quarter", advice="Write a quarter as 2023-Q3.")
    return begin


def _parsed(text: str) -> tuple[Quarter, Quarter]:
    found = _TEXT.match(text)
    if found is None or int(found.group(3) or 1) not in range(1, MONTHS + 1):
        raise Refused(f"{text!r} is neither a year nor a quarter", advice="Write 2023, 2023-Q3 or 2023-09.")
    year, number, month = int(found.group(1)), found.group(2), found.group(3)
    if number:
        return Quarter(year, int(number)), Quarter(year, int(number))
    if month:
        only = Quarter(year, (int(month) + 2) // 3)
        return only, only
    return Quarter(year, 1), Quarter(year, FOUR)


def _counted(first: int, last: int) -> Iterator[Quarter]:
    for index in range(first, last + 1):
        yield Quarter(index // FOUR, index % FOUR + 1)
