"""What comes again and again, told from the day of writing: a Friday, a winter, a 12th; the last one, this, the next.

The last one is the latest that is over, as newsrooms write it (AP Stylebook, "last"). Where two can be meant (last
Tuesday, written on a Thursday; last winter, written in January), both are named and nothing is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.near import month_back
from farbank.values import period
from farbank.values.span import FIRST_DAY, LAST_DAY, Span, moment

Of = Callable[[int], Span]  # a year -> the period in it
_WEEK: Final = 7
_YEARS_AROUND: Final = 2
_SPRING, _AUTUMN = 3, 9  # the months they begin in
_WRITE_DAY: Final = "Write the date."
_WRITE_YEAR: Final = "Write the year."


def latest_weekday(weekday: int, day: date) -> Span:
    """A weekday alone: the latest one, which may be the day of writing itself."""
    latest = period.shifted(day, -((day.weekday() - weekday) % _WEEK))
    return moment(latest, latest, rule="weekday")


def last_weekday(weekday: int, day: date, words: str) -> Span:
    """Last Friday: the latest one before the day of writing, if it does not lie in that very week."""
    latest = period.shifted(day, -((day.weekday() - weekday - 1) % _WEEK + 1))
    if period.week(latest) == period.week(day):
        raise _two(words, latest, period.shifted(latest, -_WEEK), _WRITE_DAY)
    return _weekday(latest)


def this_weekday(weekday: int, day: date, words: str) -> Span:
    """This Friday: that of the week of writing, if it is not over."""
    here = _in_week(weekday, day)
    if here < day:
        raise _two(words, here, period.shifted(here, _WEEK), _WRITE_DAY)
    return _weekday(here)


def next_weekday(weekday: int, day: date, words: str) -> Span:
    """Next Friday: the first one to come, if it does not lie in the week of writing."""
    coming = coming_weekday(weekday, day)
    if period.week(coming.first) == period.week(day):
        raise _two(words, coming.first, period.shifted(coming.first, _WEEK), _WRITE_DAY)
    return coming


def coming_weekday(weekday: int, day: date) -> Span:
    """The coming Friday: the first one after the day of writing."""
    return _weekday(period.shifted(day, (weekday - day.weekday() - 1) % _WEEK + 1))


def weekday_of_week(weekday: int, weeks: int, day: date) -> Span:
    """Friday of last week: weeks run from Monday to Sunday."""
    return _weekday(_in_week(weekday, period.shifted(day, _WEEK * weeks)))


def last_of(named: Of, day: date, words: str) -> Span:
    """Last winter, last November: the latest that is over; refused while one is running."""
    for span in _around(named, day):
        _hold_apart(span, day, words)
        if span.last < day:
            return replace(span, rule="relative")
    raise Refused(f"{words!r} has no reading before {day}")


def this_of(named: Of, day: date) -> Span:
    """This spring, this November: that of the year of writing; of winters the one that is running or about to come."""
    span = named(day.year)
    if span.last.year == day.year:
        return replace(span, rule="relative")
    running = next((each for each in _around(named, day) if each.first <= day <= each.last), None)
    if running is None:
        raise Refused(f"a winter of the year of {day} may be the one before or the one to come", advice=_WRITE_YEAR)
    return replace(running, rule="relative")


def next_of(named: Of, day: date, words: str) -> Span:
    """Next spring: the first to come, if it does not begin in the year of writing."""
    coming = coming_of(named, day, words)
    if coming.first.year == day.year:
        raise _two(words, coming.first, named(day.year + 1).first, _WRITE_YEAR)
    return coming


def coming_of(named: Of, day: date, words: str) -> Span:
    """The coming spring: the first that has not begun; refused while one is running."""
    for span in reversed(list(_around(named, day))):
        _hold_apart(span, day, words)
        if span.first > day:
            return replace(span, rule="relative")
    raise Refused(f"{words!r} has no reading after {day}")


def last_day(number: int, day: date, words: str) -> Span:
    """지난 12일: the latest 12th that is over, of this month or of the one before."""
    _hold_other_day(number, day, words)
    return _day_of_month(number, month_back(day, 0 if number < day.day else 1)[0])


def coming_day(number: int, day: date, words: str) -> Span:
    """오는 15일: the first 15th to come, of this month or of the next."""
    _hold_other_day(number, day, words)
    return _day_of_month(number, month_back(day, 0 if number > day.day else -1)[0])


def hold_sure_winter(year: int, day: date, words: str) -> None:
    """Refuse a winter that is named by "this year" or "last year" where it is not sure in which year it began.

    In January and February the winter of the year before is running; of the winter to come people speak in autumn.
    """
    if day.month < _SPRING or (year == day.year and day.month < _AUTUMN):
        two = f"the winter that began in December {year - 1}, or in December {year}"
        raise Refused(f"{words!r}, written on {day}, has two readings: {two}", advice=_WRITE_YEAR)


def _weekday(day: date) -> Span:
    return moment(day, day, rule="relative")


def _in_week(weekday: int, day: date) -> date:
    return period.shifted(period.week(day)[0], weekday)


def _around(named: Of, day: date) -> Iterator[Span]:
    """The readings of the years around, the latest first."""
    for year in range(day.year + 1, day.year - _YEARS_AROUND - 1, -1):
        if FIRST_DAY.year < year < LAST_DAY.year:
            yield named(year)


def _hold_apart(span: Span, day: date, words: str) -> None:
    if span.first <= day <= span.last:
        raise Refused(f"{words!r}, written within one, has two readings: the one that is running, or another",
                      advice=_WRITE_YEAR)  # fmt: skip


def _hold_other_day(number: int, day: date, words: str) -> None:
    if number == day.day:
        raise Refused(f"{words!r}, written on such a day, has two readings: that day, or one a month away",
                      advice=_WRITE_DAY)  # fmt: skip


def _day_of_month(number: int, month: date) -> Span:
    return moment(*period.day(month.year, month.month, number), rule="relative")


def _two(words: str, one: date, other: date, advice: str) -> Refused:
    return Refused(f"{words!r} has two readings: {one} or {other}", advice=advice)
