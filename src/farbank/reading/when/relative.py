"""Words that mean a day, week, month or year only against the day they were written: last year, three years ago."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.near import Unit, ago, day_given, lasting, near, past_few
from farbank.reading.when.periods import read_period
from farbank.reading.when.words import MONTH, NUMBER, SEASON, number
from farbank.values.span import Span, moment

UNITS: Final[dict[str, Unit]] = {"year": "year", "month": "month", "week": "week", "day": "day"}
_STEP: Final = {"last": -1, "this": 0, "next": 1, "yesterday": -1, "today": 0, "tomorrow": 1}
_NAMES_A_TIME: Final = re.compile(rf"\b(?:{MONTH}|{SEASON}\b|quarter\b|half\b|[qh][1-4]\b)")
_SHORT_DECADE: Final = re.compile(r"(?P<lead>(?:in )?(?:the )?(?:(?:early|mid|late)[ -])?)'?(?P<tens>[0-9]0)'?s")
_LONGEST_WAIT: Final = 8  # years at most from one 29 February to the next


def read_relative(text: str, asked: Asked) -> Span | None:
    """The span of relative words, `None` when they are none; `Refused` when no day to read them against was given."""
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(text):
            return build(match, day_given(text, asked), asked)
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


def _near(match: re.Match[str], day: date, _: Asked) -> Span:
    return near(UNITS[match["unit"]], _STEP[match["step"]], day)


def _in_near_year(match: re.Match[str], day: date, asked: Asked) -> Span | None:
    """Late last year, August of this year: a period of a year that is named from the day of writing."""
    span = read_period(f"{match['rest']} {day.year + _STEP[match['step']]:04d}", asked)
    return span and replace(span, rule="relative")


def _near_day(match: re.Match[str], day: date, _: Asked) -> Span:
    return near("day", _STEP[match[1]], day)


def _ago(match: re.Match[str], day: date, _: Asked) -> Span:
    return ago(UNITS[match["unit"]], number(match["count"]), day)


def _past_few(_: re.Match[str], day: date, asked: Asked) -> Span:
    return past_few(day, asked)


def _lasting(match: re.Match[str], day: date, _: Asked) -> Span:
    return lasting(UNITS[match["unit"]], number(match["count"]), day)


_UNIT: Final = r"(?P<unit>year|month|week|day)s?"
_COUNT: Final = rf"(?P<count>{NUMBER})"
Build = Callable[[re.Match[str], date, Asked], Span | None]
_FORMS: Final[tuple[tuple[re.Pattern[str], Build], ...]] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?:in )?(?P<step>last|this|next) (?P<unit>year|month|week)", _near),
        (r"(?P<rest>.+?),? (?:of )?(?P<step>last|this|next) year", _in_near_year),
        (r"(yesterday|today|tomorrow)", _near_day),
        (rf"{_COUNT} {_UNIT} ago", _ago),
        (r"(?:in |for |over |during )?(?:the )?(?:past|last) few years", _past_few),
        (rf"(?:for |over |in |during )(?:the )?(?:past |last )?{_COUNT} {_UNIT}", _lasting),
        (rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}", _lasting),
    )
)
