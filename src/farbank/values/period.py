"""The first and last day of the periods a calendar names: months, quarters, seasons, years, decades, centuries, weeks.

Seasons are those of the northern half of the earth by whole months; winter belongs to the year it begins in.
All raise `Refused` for a day, month or year that the calendar does not have.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from farbank.errors import Refused

Days = tuple[date, date]
Year = int

_LAST_YEAR = date.max.year


def day(year: Year, month: int, number: int) -> Days:
    """One day, twice."""
    first, last = months(year, month, month)
    if not 1 <= number <= last.day:
        raise Refused(f"{year:04d}-{month:02d} has no day {number}")
    only = first.replace(day=number)
    return only, only


def days(year: Year, month: int, first: int, last: int) -> Days:
    """The days of a month from one number to another, or to its end when it is shorter."""
    begin, end = months(year, month, month)
    return begin.replace(day=first), end.replace(day=min(last, end.day))


def months(year: Year, first: int, last: int) -> Days:
    """The months of a year from one number to another; above 12 they run into the next year."""
    if not 1 <= first <= 12:  # noqa: PLR2004  # a year has twelve months
        raise Refused(f"{year:04d} has no month {first}")
    later, month = divmod(last - 1, 12)
    if not 1 <= year <= _LAST_YEAR - later:
        raise Refused(f"the calendar has no year {year}")
    return date(year, first, 1), date(year + later, month + 1, monthrange(year + later, month + 1)[1])


@lru_cache(maxsize=1024)  # coverage asks for the same few quarters once a look and cell
def quarter(year: Year, number: int) -> Days:
    """A calendar quarter, 1 to 4."""
    return _piece(year, number, 3)


def third(year: Year, number: int) -> Days:
    """Four months: January-April, May-August, September-December."""
    return _piece(year, number, 4)


def half(year: Year, number: int) -> Days:
    """Half a year, 1 or 2."""
    return _piece(year, number, 6)


def season(year: Year, number: int) -> Days:
    """Spring 1 (March-May), summer 2, autumn 3, winter 4 (December to February of the next year)."""
    return months(year, 3 * number, 3 * number + 2)


def years(first: Year, last: Year) -> Days:
    """Whole years, from one to another."""
    return months(first, 1, 1)[0], months(last, 12, 12)[1]


def week(any_day: date) -> Days:
    """The week of a day, Monday to Sunday (ISO 8601)."""
    monday = shifted(any_day, -any_day.weekday())
    return monday, shifted(monday, 6)


def shifted(any_day: date, by: int) -> date:
    """The day so many days later, or earlier when `by` is below zero."""
    try:
        return any_day + timedelta(days=by)
    except OverflowError:
        raise Refused(f"{by} days from {any_day} the calendar has ended") from None


def _piece(year: Year, number: int, size: int) -> Days:
    if not 1 <= number <= 12 // size:
        raise Refused(f"a year has {12 // size} parts of {size} months, not a part {number}")
    return months(year, size * (number - 1) + 1, size * number)
