"""Words that mean a day, week, month or year only against the day they were written: last year, three years ago."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.periods import read_period
from farbank.reading.when.words import MONTH, NUMBER, SEASON, number
from farbank.values import period
from farbank.values.span import FIRST_DAY, Span, between, moment

_STEP: Final = {"last": -1, "this": 0, "next": 1, "yesterday": -1, "today": 0, "tomorrow": 1}
_NAMES_A_TIME: Final = re.compile(rf"\b(?:{MONTH}|{SEASON}\b|quarter\b|half\b|[qh][1-4]\b)")
_SHORT_DECADE: Final = re.compile(r"(?P<lead>(?:in )?(?:the )?(?:(?:early|mid|late)[ -])?)'?(?P<tens>[0-9]0)'?s")
_LONGEST_WAIT: Final = 8  # years at most from one 29 February to the next


def read_relative(text: str, asked: Asked) -> Span | None:
    """The span of relative words, `None` when they are none; `Refused` when no day to read them against was given."""
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(text):
            return build(match, _day_given(text, asked), asked)
    return None


def read_yearless(text: str, asked: Asked) -> Span | None:
    """A period that leaves its year out: the nearest one past; `None` when the text names no month or season."""
    if match := _SHORT_DECADE.fullmatch(text):
        return _nearest(text, asked, [f"{match['lead']}{century}{match['tens']}s" for century in range(99, 9, -1)])
    if re.search(r"[0-9]{4}", text) or not _NAMES_A_TIME.search(text):
        return None
    if read_period(f"{text} 2000", asked) is None:
        return None
    latest = asked.as_of.year if asked.as_of else 0
    tries = range(latest, max(0, latest - _LONGEST_WAIT - 1), -1)
    return _nearest(text, asked, [f"{text} {year:04d}" for year in tries])


def _nearest(text: str, asked: Asked, readings: list[str]) -> Span:
    if asked.as_of is None:
        raise Refused(f"{text!r} does not say which year it means",
                      advice="Add the year, or give the day it was written with --as-of YYYY-MM-DD.")  # fmt: skip
    for reading in readings:
        span = _possible(reading, asked)
        if span is not None and span.first <= asked.as_of:
            return moment(span.first, span.last, precision=span.precision, approximate=span.approximate, rule="no year")
    raise Refused(f"{text!r} has no reading before {asked.as_of}")


def _possible(reading: str, asked: Asked) -> Span | None:
    try:
        return read_period(reading, asked)
    except Refused:
        return None


def _day_given(text: str, asked: Asked) -> date:
    if asked.as_of is None:
        raise Refused(f"{text!r} means nothing without the day it was written",
                      advice="Give that day with --as-of YYYY-MM-DD, or as 'published' in the sheet.")  # fmt: skip
    return asked.as_of


def _near_year(match: re.Match[str], day: date, _: Asked) -> Span:
    year = day.year + _STEP[match[1]]
    return moment(*period.years(year, year), precision="year", rule="relative")


def _near_month(match: re.Match[str], day: date, _: Asked) -> Span:
    return moment(*_month_back(day, -_STEP[match[1]]), precision="month", rule="relative")


def _near_week(match: re.Match[str], day: date, _: Asked) -> Span:
    days = period.week(period.shifted(day, 7 * _STEP[match[1]]))
    return moment(*days, precision="part", rule="relative")


def _near_day(match: re.Match[str], day: date, _: Asked) -> Span:
    only = period.shifted(day, _STEP[match[1]])
    return moment(only, only, rule="relative")


def _years_ago(match: re.Match[str], day: date, _: Asked) -> Span:
    year = day.year - number(match[1])
    return moment(*period.years(year, year), precision="year", approximate=True, rule="ago")


def _months_ago(match: re.Match[str], day: date, _: Asked) -> Span:
    return moment(*_month_back(day, number(match[1])), precision="month", approximate=True, rule="ago")


def _past_few(_: re.Match[str], day: date, asked: Asked) -> Span:
    most, least = (_same_day(day, back) for back in asked.house.past_few)
    return between(moment(most, least), moment(day, day), approximate=True, rule="past few")


def _lasting(match: re.Match[str], day: date, _: Asked) -> Span:
    year = day.year - number(match[1])
    begun = moment(*period.years(year, year))
    return between(begun, moment(day, day), approximate=True, rule="lasting")


def _month_back(day: date, back: int) -> period.Days:
    year, month = divmod(12 * day.year + day.month - 1 - back, 12)
    return period.months(year, month + 1, month + 1)


def _same_day(day: date, years_back: int) -> date:
    """The same day so many years earlier, the end of February where that year has no 29th."""
    if day.year - years_back < FIRST_DAY.year:
        raise Refused(f"{years_back} years before {day} the calendar has ended")
    return period.days(day.year - years_back, day.month, 1, day.day)[1]


Build = Callable[[re.Match[str], date, Asked], Span]
_FORMS: Final[tuple[tuple[re.Pattern[str], Build], ...]] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?:in )?(last|this|next) year", _near_year),
        (r"(?:in )?(last|this|next) month", _near_month),
        (r"(?:in )?(last|this|next) week", _near_week),
        (r"(yesterday|today|tomorrow)", _near_day),
        (rf"({NUMBER}) years? (?:ago|earlier)", _years_ago),
        (rf"({NUMBER}) months? (?:ago|earlier)", _months_ago),
        (r"(?:in |for |over |during )?(?:the )?(?:past|last) few years", _past_few),
        (rf"(?:for |over |in |during )(?:the )?(?:past |last )?({NUMBER}) years", _lasting),
        (rf"(?:the )?(?:past|last) ({NUMBER}) years", _lasting),
    )
)
