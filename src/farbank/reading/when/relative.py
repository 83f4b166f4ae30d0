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
from farbank.reading.when.parts import part_of
from farbank.reading.when.periods import read_period
from farbank.reading.when.turns import hold_sure_winter
from farbank.reading.when.turns_english import FORMS
from farbank.reading.when.words import MONTH, NUMBER, PARTS, SEASON, number, one_of
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
    year = day.year + _STEP[match["step"]]
    span = None if match["rest"].endswith("the") else read_period(f"{match['rest']} {year:04d}", asked)
    if span is not None and "winter" in match["rest"]:
        hold_sure_winter(year, day, match[0])
    return span and replace(span, rule="relative")


def _part_of_near(match: re.Match[str], _: date, asked: Asked) -> Span | None:
    """Late last month, early last spring."""
    whole = read_relative(match["whole"], asked)
    at = PARTS[match["part"]]
    return whole and replace(part_of(whole, (at, at), asked), rule="relative")


def _second(match: re.Match[str], day: date, _: Asked) -> Span:
    """The year before last, the day after tomorrow."""
    return near(UNITS[match["unit"]], 2 if match["side"] == "after" else -2, day)


def _so_far(match: re.Match[str], day: date, _: Asked) -> Span:
    """Earlier this year: up to the day of writing; later this year: from it on."""
    whole = near(UNITS[match["unit"]], 0, day)
    days = (whole.first, day) if match["side"] == "earlier" else (day, whole.last)
    if days[0] == days[1]:
        raise Refused(f"{match[0]!r}, written on {day}, leaves no days", advice="Write the date.")
    return moment(*days, precision="part", rule="relative")


def _past_one(match: re.Match[str], day: date, _: Asked) -> Span:
    return lasting(UNITS[match["unit"]], 1, day)


def _near_day(match: re.Match[str], day: date, _: Asked) -> Span:
    return near("day", _STEP[match[1]], day)


def _ago(match: re.Match[str], day: date, _: Asked) -> Span:
    return ago(UNITS[match["unit"]], number(match["count"]), day)


def _past_few(_: re.Match[str], day: date, asked: Asked) -> Span:
    return past_few(day, asked)


def _lasting(match: re.Match[str], day: date, _: Asked) -> Span:
    return lasting(UNITS[match["unit"]], number(match["count"]), day)


_UNIT: Final = r"(?P<unit>year|month|week|day)s?"
_COUNT: Final = rf"(?:(?:about|around|some|roughly|approximately) )?(?P<count>{NUMBER})"
_WEEKS_AND_LESS: Final = r"(?P<unit>year|month|week)"
Build = Callable[[re.Match[str], date, Asked], Span | None]
_FORMS: Final[tuple[tuple[re.Pattern[str], Build], ...]] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?:in )?(?P<step>last|this|next) (?P<unit>year|month|week)", _near),
        (rf"(?:in |over |during |for |within )?the past {_WEEKS_AND_LESS}", _past_one),
        (rf"(?:in|over|during|for|within) the last {_WEEKS_AND_LESS}", _past_one),
        (r"(?:in )?the (?P<unit>year|month|week) (?P<side>before) last", _second),
        (r"(?:the )?(?P<unit>day) (?P<side>before) yesterday", _second),
        (r"(?:the )?(?P<unit>day) (?P<side>after) tomorrow", _second),
        (r"(?P<side>earlier|later) this (?P<unit>year|month|week)", _so_far),
        *FORMS,
        (
            (
                rf"(?:in |at )?(?:the )?(?P<part>{one_of(PARTS)})(?: of| in)?[ -](?P<whole>(?:last|this|next) "
                rf"(?:month\b|{MONTH}|{SEASON}))"
            ),
            _part_of_near,
        ),
        (r"(?P<rest>.+?),? (?:of )?(?P<step>last|this|next) year", _in_near_year),
        (r"(yesterday|today|tomorrow)", _near_day),
        (rf"{_COUNT} {_UNIT} ago", _ago),
        (r"(?:in |for |over |during )?(?:the )?(?:past|last) few years", _past_few),
        (rf"(?:for |over |in |during )(?:the )?(?:past |last )?{_COUNT} {_UNIT}", _lasting),
        (rf"(?:the )?(?:past|last) {_COUNT} {_UNIT}", _lasting),
    )
)
