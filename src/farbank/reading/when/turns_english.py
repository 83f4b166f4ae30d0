"""English words for what comes again: on Friday, last winter, this coming spring, the 3rd of last month."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.reading.when import turns
from farbank.reading.when.conventions import Asked
from farbank.reading.when.near import near
from farbank.reading.when.words import DAY, MONTH, SEASON, SEASONS, WEEKDAY_NAMES, WEEKDAYS, month, number
from farbank.values import period
from farbank.values.span import Span, moment

Build = Callable[[re.Match[str], date, Asked], Span | None]
WEEKDAY: Final = re.compile(WEEKDAYS)
_STEP: Final = {"last": -1, "this": 0, "next": 1}
_BY_STEP: Final[dict[str, Callable[[turns.Of, date, str], Span]]] = {
    "last": turns.last_of,
    "this past": turns.last_of,
    "past": turns.last_of,
    "this": lambda named, day, _: turns.this_of(named, day),
    "next": turns.next_of,
    "this coming": turns.coming_of,
    "coming": turns.coming_of,
}
_DAY_BY_STEP: Final[dict[str, Callable[[int, date, str], Span]]] = {
    "last": turns.last_weekday,
    "this past": turns.last_weekday,
    "past": turns.last_weekday,
    "this": turns.this_weekday,
    "next": turns.next_weekday,
    "this coming": lambda weekday, day, _: turns.coming_weekday(weekday, day),
    "coming": lambda weekday, day, _: turns.coming_weekday(weekday, day),
}


def weekday(word: str) -> int:
    """The number of a weekday by its name, Monday 0."""
    return WEEKDAY_NAMES.index(word[:3])


def _bare(match: re.Match[str], day: date, _: Asked) -> Span:
    return turns.latest_weekday(weekday(match["day"]), day)


def _stepped_day(match: re.Match[str], day: date, _: Asked) -> Span:
    return _DAY_BY_STEP[match["step"]](weekday(match["day"]), day, match[0])


def _of_week(match: re.Match[str], day: date, _: Asked) -> Span:
    return turns.weekday_of_week(weekday(match["day"]), _STEP[match["step"]], day)


def _of_month(match: re.Match[str], day: date, _: Asked) -> Span:
    """The 3rd of last month."""
    first = near("month", _STEP[match["step"]], day).first
    return moment(*period.day(first.year, first.month, number(match["number"])), rule="relative")


def _stepped(match: re.Match[str], day: date, _: Asked) -> Span:
    return _BY_STEP[match["step"]](_named(match["rest"]), day, match[0])


def _before_last(match: re.Match[str], day: date, _: Asked) -> Span:
    """The summer before last: the one a year before the last."""
    named = _named(match["rest"])
    year = turns.last_of(named, day, match[0]).first.year - 1
    return replace(named(year), rule="relative")


def _named(word: str) -> turns.Of:
    """The month or season that a word names, in any year."""
    if word in SEASONS:
        return lambda year: moment(*period.season(year, SEASONS[word]), precision="season", rule="season")
    only = month(word)
    return lambda year: moment(*period.months(year, only, only), precision="month", rule="month")


_ANY_STEP: Final = "(?P<step>this past|this coming|last|past|this|next|coming)"
_WEEK_STEP: Final = "(?P<step>last|this|next)"
_A_DAY: Final = rf"(?P<day>{WEEKDAYS})(?<!days)"  # Tuesdays are many
FORMS: Final[tuple[tuple[str, Build], ...]] = (
    (rf"(?:on )?{_A_DAY}", _bare),
    (rf"(?:on )?(?:the )?{_ANY_STEP} {_A_DAY}", _stepped_day),
    (rf"(?:on )?(?:the )?{_A_DAY},? (?:of )?{_WEEK_STEP} week", _of_week),
    (rf"(?:on )?{_WEEK_STEP} week(?:'s|,? on) {_A_DAY}", _of_week),
    (rf"(?:on )?(?:the )?(?P<number>{DAY}) of {_WEEK_STEP} month", _of_month),
    (rf"(?:in |during |over )?(?:the )?{_ANY_STEP} (?P<rest>{MONTH}|{SEASON})", _stepped),
    (rf"(?:in |during |over )?(?:the )?(?P<rest>{MONTH}|{SEASON}) before last", _before_last),
)
