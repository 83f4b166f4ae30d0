"""Dates of the East Asian lunar calendar: the days they can fall on, without turning them into one.

A month of that calendar begins on the day of a new moon and holds the middle of its solar month (its *principal
term*, such as the autumn equinox in the eighth), so it begins at most 29 days before it; a leap month begins after it.
The days of the terms are those of 1900-2100, with two days to spare on each side.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.values import period
from farbank.values.span import Span, moment

_TERMS: Final = (
    (2, 19), (3, 21), (4, 20), (5, 21), (6, 21), (7, 23), (8, 23), (9, 23), (10, 23), (11, 22), (12, 22), (1, 20),
)  # fmt: skip
_TO_SPARE: Final = 2
_LENGTH: Final = 30  # days of the longest lunar month
_YEARS: Final = range(1900, 2100)


def lunar_span(year: int, month: int | None, day: int | None, *, leap: bool) -> Span:
    """From the first to the last day that a lunar year, month or day can fall on."""
    if year not in _YEARS:
        raise Refused(f"lunar dates are read from {_YEARS.start} to {_YEARS.stop - 1}")
    if month is None:
        return moment(_starts(year, 1)[0], _later(_starts(year, 12)[1], 2 * _LENGTH), precision="year", rule="lunar")
    if not 1 <= month <= len(_TERMS):
        raise Refused(f"a lunar year has no month {month}")
    if day is not None and not 1 <= day <= _LENGTH:
        raise Refused(f"a lunar month has no day {day}")
    first, last = _starts(year, month)
    if leap:
        first, last = _later(first, _LENGTH - 1), _later(last, _LENGTH)
    return moment(_later(first, (day or 1) - 1), _later(last, (day or _LENGTH) - 1), precision="part", rule="lunar")


def _starts(year: int, month: int) -> tuple[date, date]:
    """The first and the last day on which a month can begin."""
    at_month, at_day = _TERMS[month - 1]
    term = date(year + (month == len(_TERMS)), at_month, at_day)
    return _later(term, 1 - _LENGTH - _TO_SPARE), _later(term, _TO_SPARE)


def _later(day: date, days: int) -> date:
    return period.shifted(day, days)
