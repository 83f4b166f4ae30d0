"""The house conventions for vague dates: one table, each row with its note, to be changed here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

Thirds = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]  # early, mid, late: from and to, both included


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table: the name that a span carries, the words it covers, and what they mean."""

    name: str
    words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """The numbers behind the rules; a case may replace them.

    Days of a month, months of a year, months of a season, years of a decade and of a century, each for early, mid and
    late; the years that "the past few years" goes back at most and at least; and the first hundred whose "00s" are a
    decade and no longer a century.
    """

    month: Thirds = ((1, 10), (11, 20), (21, 31))
    year: Thirds = ((1, 4), (5, 8), (9, 12))
    season: Thirds = ((0, 0), (1, 1), (2, 2))
    decade: Thirds = ((0, 3), (4, 6), (7, 9))
    century: Thirds = ((0, 32), (33, 65), (66, 99))
    month_halves: tuple[tuple[int, int], tuple[int, int]] = ((1, 15), (16, 31))
    past_few: tuple[int, int] = (5, 2)
    decades_from: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a text is read against: the day relative words refer to, if one was given, and the conventions."""

    as_of: date | None
    house: Conventions


RULES: Final[tuple[Rule, ...]] = (
    Rule(name="edtf", words="2020-08-31, 2020-08, 2020, 2019/2023", note="as ISO 8601 means it"),
    Rule(name="day", words="31 August 2020, August 31, 2020", note="that day"),
    Rule(name="month", words="August 2020", note="some day of that month"),
    Rule(name="year", words="the year 2020", note="some day of that year"),
    Rule(name="week", words="2020-W34, the week of 5 August 2020", note="Monday to Sunday"),
    Rule(name="part of a month", words="early, mid, late", note="days 1-10, 11-20, 21 to the end"),
    Rule(name="part of a year", words="early, mid, late", note="January-April, May-August, September-December"),
    Rule(name="part of a season", words="early, mid, late", note="its first, second, third month"),
    Rule(name="part of a decade", words="early, mid, late", note="years 0-3, 4-6, 7-9"),
    Rule(name="part of a century", words="early, mid, late", note="its first, second, last third"),
    Rule(
        name="season",
        words="spring, summer, autumn or fall, winter",
        note="March-May, June-August, September-November, December-February; winter 2020 begins in December 2020",
    ),
    Rule(name="quarter", words="Q3 2020, the third quarter of 2020", note="calendar quarters"),
    Rule(name="half", words="first half, second half", note="of a year by June, of a month by the 15th"),
    Rule(name="decade", words="the 1990s, the 2000s", note="ten years from the one with the 0"),
    Rule(name="century", words="20th century", note="1901-2000"),
    Rule(name="hundred years", words="the 1900s", note="1900-1999, approximate"),
    Rule(name="since", words="since X, from X on", note="starts somewhere in X, open end"),
    Rule(name="until", words="until X, up to X", note="open start, ends somewhere in X"),
    Rule(name="by", words="by X, no later than X", note="open start, at the latest on the last day of X"),
    Rule(name="before", words="before X", note="open start, at the latest on the day before X begins"),
    Rule(name="after", words="after X", note="at the earliest on the day after X ends, open end"),
    Rule(name="not before", words="not before X, X or later", note="at the earliest on the first day of X, open end"),
    Rule(name="as of", words="as of X", note="one instant inside X"),
    Rule(name="from-to", words="from A to B, between A and B, A-B", note="starts in A, ends in B"),
    Rule(name="about", words="around, about, circa X", note="X, flagged approximate"),
    Rule(
        name="relative",
        words="last year, this month, next week, last winter, 지난 12일",
        note="against the day given; the last one is the latest that is over",
    ),
    Rule(name="weekday", words="on Friday, last Friday", note="the latest one; refused where two can be meant"),
    Rule(name="ago", words="three years ago", note="that calendar year (or month), approximate"),
    Rule(
        name="past few",
        words="the past few years",
        note="from five to two years back, up to the day given, approximate",
    ),
    Rule(name="lasting", words="for 60 years", note="begins in the year so many years back, ends on the day given"),
    Rule(name="no year", words="24 April, the 60s", note="the nearest one past, against the day given"),
    Rule(name="day and month", words="24/04/2024", note="read only where one order is possible"),
    Rule(name="lunar", words="음력, 旧暦, 农历", note="every day it can fall on; not turned into one"),
)

HOUSE: Final = Conventions()
