"""Dates in figures: EDTF, slashed dates with their doubts, weeks.

`None` means: not a form of figures. What has two readings is refused, and both are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.values import period
from farbank.values.edtf import from_edtf, is_edtf
from farbank.values.span import Span, between, moment

_NAME_THE_MONTH: Final = "Write the month as a word, or the date as YYYY-MM-DD."
_NAME_THE_END: Final = "Write 'from 2020 to 2021', 'spring 2020' or 'Q1 2020'."
_LIKE_EDTF: Final = re.compile(r"[0-9]{2}[0-9x]{2}|\.\./|/[0-9]")


def read_figures(text: str) -> Span | None:
    """The span of a date in figures, `None` when the text is not one; `Refused` for a doubt or an impossible date."""
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(text):
            return build(*(each or "" for each in match.groups()))
    return from_edtf(text.upper()) if _LIKE_EDTF.match(text) and is_edtf(text.upper()) else None


def _year_first(year: str, month: str, day: str) -> Span:
    return moment(*period.day(int(year), int(month), int(day)), rule="day")


def _year_last(first: str, second: str, year: str) -> Span:
    """Day and month in either order, read only where one order is possible or both say the same."""
    a, b, known = int(first), int(second), int(year)
    possible = [days for days in (_day_or_none(known, b, a), _day_or_none(known, a, b)) if days is not None]
    if not possible:
        raise Refused(f"{first}/{second}/{year} is no day in either order")
    if possible[0] != possible[-1]:
        both = " or ".join(f"{each.day} {each:%B} {year}" for each in possible)
        raise Refused(f"{first}/{second}/{year} has two readings: {both}", advice=_NAME_THE_MONTH)
    return moment(possible[0], possible[0], rule="day and month")


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return period.day(year, month, day)[0]
    except Refused:
        return None


def _short_year(first: str, second: str, year: str) -> Span:
    raise Refused(f"{first}/{second}/{year} does not say which century, nor which figure is the day",
                  advice=_NAME_THE_MONTH)  # fmt: skip


def _dashed_pair(year: str, second: str) -> Span:
    """2020-08 is a month, 2019-20 two years; 2020-21 is spring 2020 in EDTF and two years in a newspaper."""
    if 1 <= int(second) <= 12 or int(second) <= int(year) % 100:  # noqa: PLR2004  # months of a year
        return from_edtf(f"{year}-{second}")
    two_years = f"from {year} to {year[:2]}{second}"
    try:
        group = from_edtf(f"{year}-{second}")
    except Refused:
        return _years(year, year[:2] + second)
    season = f"the days from {group.earliest} to {group.latest} (EDTF)"
    raise Refused(f"{year}-{second} has two readings: {two_years}, or {season}", advice=_NAME_THE_END)


def _slashed_pair(year: str, second: str) -> Span:
    """2019/20 is two years; 2009/10 may be a month."""
    if 1 <= int(second) <= 12:  # noqa: PLR2004  # months of a year
        both = f"the month {year}-{second}, or from {year} to {year[:2]}{second}"
        raise Refused(f"{year}/{second} has two readings: {both}", advice=_NAME_THE_MONTH)
    return _years(year, year[:2] + second)


def _years(first: str, last: str) -> Span:
    begin, end = (moment(*period.years(int(each), int(each))) for each in (first, last))
    return between(begin, end, rule="from-to")


def _iso_week(year: str, number: str) -> Span:
    try:
        monday = date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        raise Refused(f"{year} has no week {int(number)}") from None
    return moment(*period.week(monday), precision="part", rule="week")


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[..., Span]], ...]] = (
    (re.compile(r"([0-9]{4})[/.] ?([0-9]{1,2})[/.] ?([0-9]{1,2})\.?"), _year_first),
    (re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"), _year_first),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"), _year_last),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2})"), _short_year),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _dashed_pair),
    (re.compile(r"([0-9]{4})/([0-9]{2})"), _slashed_pair),
    (re.compile(r"([0-9]{4}) ?[-~] ?([0-9]{4})"), _years),
    (re.compile(r"([0-9]{4})-?w([0-9]{2})"), _iso_week),
)
