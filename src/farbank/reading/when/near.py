"""Periods that are counted from the day something was written: last year, three years ago, the past few years."""

from __future__ import annotations

from datetime import date
from typing import Literal, assert_never

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.values import period
from farbank.values.span import FIRST_DAY, Span, between, moment

Unit = Literal["year", "month", "week", "day"]


def day_given(text: str, asked: Asked) -> date:
    """The day that words are read against; `Refused` when none was given."""
    if asked.as_of is None:
        raise Refused(f"{text!r} means nothing without the day it was written",
                      advice="Give that day with --as-of YYYY-MM-DD, or as 'published' in the sheet.")  # fmt: skip
    return asked.as_of


def near(unit: Unit, step: int, day: date) -> Span:
    """The year, month, week or day so many after the one of the day, before it when below zero."""
    match unit:
        case "year":
            return moment(*period.years(day.year + step, day.year + step), precision="year", rule="relative")
        case "month":
            return moment(*month_back(day, -step), precision="month", rule="relative")
        case "week":
            days = period.week(period.shifted(day, 7 * step))
            return moment(*days, precision="part", rule="relative")
        case "day":
            only = period.shifted(day, step)
            return moment(only, only, rule="relative")
        case _:
            assert_never(unit)


def ago(unit: Unit, count: int, day: date) -> Span:
    """The calendar year (month, week, day) so many before the one of the day, about."""
    span = near(unit, -count, day)
    return moment(span.first, span.last, precision=span.precision, approximate=True, rule="ago")


def lasting(unit: Unit, count: int, day: date) -> Span:
    """From somewhere in the year (month, week, day) so many back, up to the day, about."""
    return between(near(unit, -count, day), moment(day, day), approximate=True, rule="lasting")


def past_few(day: date, asked: Asked) -> Span:
    """From as many years back as the house says, up to the day, about."""
    most, least = (_same_day(day, back) for back in asked.house.past_few)
    return between(moment(most, least), moment(day, day), approximate=True, rule="past few")


def month_back(day: date, back: int) -> period.Days:
    """The month so many before the one of the day."""
    year, month = divmod(12 * day.year + day.month - 1 - back, 12)
    return period.months(year, month + 1, month + 1)


def _same_day(day: date, years_back: int) -> date:
    """The same day so many years earlier, the end of February where that year has no 29th."""
    if day.year - years_back < FIRST_DAY.year:
        raise Refused(f"{years_back} years before {day} the calendar has ended")
    return period.days(day.year - years_back, day.month, 1, day.day)[1]
