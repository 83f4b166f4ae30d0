"""One period in English words: a day, a month, late August 2020, the summer of 2023, the mid-2000s, the 20th century.

Text comes in folded (lower case, plain dashes, single spaces). Each form is a pattern and what it makes; the first that
fits the whole text counts. `None` means: no form of this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.eras import JUCHE
from farbank.reading.when.parts import half_of, part_of
from farbank.reading.when.words import DAY, MONTH, NUMBER, ORDER, PARTS, SEASON, SEASONS, YEAR, month, number, one_of
from farbank.values import period
from farbank.values.span import Span, moment

Build = Callable[[dict[str, str], Asked], Span | None]
_LEAD: Final = re.compile(
    r"\A(?:(?:(?:some ?time|earlier|later) )?(?:in|on|during|within|at|throughout|over)\b )?(?:the )?"
    r"(?:year |month of (?=[a-z]))?"
)


def read_period(text: str, asked: Asked) -> Span | None:
    """The span of one period, `None` when no form fits; `Refused` for a day that the calendar does not have."""
    rest = _LEAD.sub("", text, count=1)
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(rest):
            return build({key: value or "" for key, value in match.groupdict().items()}, asked)
    return None


def _day(said: dict[str, str], _: Asked) -> Span:
    days = period.day(int(said["year"]), month(said["month"]), number(said["day"]))
    return moment(*days, precision="day", rule="day")


def _month(said: dict[str, str], _: Asked) -> Span:
    only = month(said["month"])
    return moment(*period.months(int(said["year"]), only, only), precision="month", rule="month")


def _year(said: dict[str, str], _: Asked) -> Span:
    return moment(*period.years(int(said["year"]), int(said["year"])), precision="year", rule="year")


def _juche(said: dict[str, str], _: Asked) -> Span:
    """A year of the North's own count, perhaps with the common year beside it."""
    year = JUCHE.zero + int(said["number"])
    if said["common"] and int(said["common"]) != year:
        raise Refused(f"Juche {said['number']} is {year}, not {said['common']}")
    return replace(moment(*period.years(year, year), precision="year", rule="year"), calendar=JUCHE.name)


def _season(said: dict[str, str], _: Asked) -> Span:
    year, season, next_year = int(said["year"]), SEASONS[said["season"]], said.get("next", "")
    if next_year and (season != SEASONS["winter"] or int(next_year) % 100 != (year + 1) % 100):
        raise Refused("only a winter runs into the next year, and only into the very next")
    return moment(*period.season(year, season), precision="season", rule="season")


def _quarter(said: dict[str, str], _: Asked) -> Span:
    order = 4 if said["number"] in {"last", "final"} else number(said["number"])
    days = period.quarter(int(said["year"]), order)
    return moment(*days, precision="quarter", rule="quarter")


def _half(said: dict[str, str], asked: Asked) -> Span | None:
    whole = read_period(said["whole"], asked)
    return whole and half_of(whole, 0 if said["number"] in {"1", "1st", "first"} else 1, asked)


def _decade(said: dict[str, str], asked: Asked) -> Span:
    year = int(said["year"])
    if year % 100 == 0 and year < asked.house.decades_from:
        days = period.years(year, year + 99)
        return moment(*days, precision="century", approximate=True, rule="hundred years")
    return moment(*period.years(year, year + 9), precision="decade", rule="decade")


def _century(said: dict[str, str], _: Asked) -> Span:
    last = 100 * number(said["number"])
    return moment(*period.years(last - 99, last), precision="century", rule="century")


def _week(said: dict[str, str], asked: Asked) -> Span:
    whole = read_period(said["whole"], asked)
    if whole is None or whole.precision != "day":
        raise Refused("a week is named by one of its days, as in 'the week of 5 August 2020'")
    return moment(*_seven(whole.first, said["edge"]), precision="part", rule="week")


def _seven(day: date, edge: str) -> period.Days:
    """The week that holds a day, or the seven days that begin or end with it."""
    match edge:
        case "beginning" | "starting":
            return day, period.shifted(day, 6)
        case "ending":
            return period.shifted(day, -6), day
        case _:
            return period.week(day)


def _hours(said: dict[str, str], asked: Asked) -> Span | None:
    """The morning of a day: that day. A night is two, and is not read."""
    whole = read_period(said["whole"], asked)
    return whole if whole and whole.precision == "day" else None


def _some_of(said: dict[str, str], asked: Asked) -> Span | None:
    """The first three months of a year, the last ten days of a month."""
    whole, count = read_period(said["whole"], asked), number(said["count"])
    if whole is None or whole.precision != ("year" if said["unit"] == "month" else "month"):
        return None
    days = _at_edge(whole, count, said["unit"], first=said["edge"] in {"first", "opening"})
    if not whole.first <= days[0] <= days[1] <= whole.last:
        raise Refused(f"{said['whole']!r} has no {count} {said['unit']}s")
    return moment(*days, precision="part", rule=f"part of a {whole.precision}")


def _at_edge(whole: Span, count: int, unit: str, *, first: bool) -> period.Days:
    if unit == "day":
        far = period.shifted(whole.first, count - 1) if first else period.shifted(whole.last, 1 - count)
    elif 1 <= count <= 12:  # noqa: PLR2004  # months of a year
        near, last = (
            period.months(whole.first.year, count, count),
            period.months(whole.last.year, 13 - count, 13 - count),
        )
        far = near[1] if first else last[0]
    else:
        return whole.last, whole.first
    return (whole.first, far) if first else (far, whole.last)


def _part(said: dict[str, str], asked: Asked) -> Span | None:
    whole = read_period(said["whole"], asked)
    if whole is None:
        return None
    first, last = PARTS[said["part"]], PARTS[said["other"] or said["part"]]
    return part_of(whole, (first, max(first, last)), asked)


def _year_end(said: dict[str, str], asked: Asked) -> Span | None:
    return _part({"part": "end", "other": "", "whole": said["whole"]}, asked)


_OF: Final = r",? (?:of |in )?(?:the )?(?:year )?"
_TEXT_FORMS: Final[tuple[tuple[str, Build], ...]] = (
    (rf"(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}),? (?P<year>{YEAR})", _day),
    (rf"(?P<day>{DAY})(?P<dash>[-/. ])(?P<month>{MONTH})(?P=dash)(?P<year>{YEAR})", _day),
    (rf"(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}),? (?P<year>{YEAR})", _day),
    (rf"(?P<year>{YEAR}),? (?P<month>{MONTH}) (?P<day>{DAY})", _day),
    (rf"(?P<month>{MONTH}){_OF}(?P<year>{YEAR})", _month),
    (rf"(?P<year>{YEAR}) (?P<month>{MONTH})", _month),
    (rf"(?P<year>{YEAR})", _year),
    (r"juche (?P<number>[1-9][0-9]{0,2})(?: ?\(?(?P<common>[0-9]{4})\)?)?", _juche),
    (rf"(?P<season>{SEASON}){_OF}(?P<year>{YEAR})(?: ?[-/] ?(?P<next>[0-9]{{2}}|[0-9]{{4}}))?", _season),
    (rf"(?P<year>{YEAR})(?:[-/](?P<next>[0-9]{{2}}|[0-9]{{4}}))? (?P<season>{SEASON})", _season),
    (rf"(?P<number>{ORDER}|last|final) quarter{_OF}(?P<year>{YEAR})", _quarter),
    (rf"q(?P<number>[1-4]){_OF}(?P<year>{YEAR})", _quarter),
    (rf"(?P<number>[1-4])q{_OF}(?P<year>{YEAR})", _quarter),
    (rf"(?P<year>{YEAR}) ?-?q(?P<number>[1-4])", _quarter),
    (rf"(?P<number>first|1st|second|2nd|latter) half{_OF}(?P<whole>.+)", _half),
    (rf"h(?P<number>[12]){_OF}(?P<whole>{YEAR})", _half),
    (rf"(?P<number>[12])h{_OF}(?P<whole>{YEAR})", _half),
    (rf"(?P<whole>{YEAR}) ?-?h(?P<number>[12])", _half),
    (r"(?P<year>[0-9]{3}0)'?s", _decade),
    (rf"(?P<number>{ORDER})[ -]century", _century),
    (r"week (?P<edge>of|beginning|starting|ending)(?: on)? (?P<whole>.+)", _week),
    (r"(?:morning|afternoon|evening) of (?:the )?(?P<whole>.+)", _hours),
    (
        rf"(?P<edge>first|opening|last|final|closing) (?P<count>{NUMBER}) (?P<unit>month|day)s (?:of|in) (?P<whole>.+)",
        _some_of,
    ),
    (rf"(?P<part>year-end|end-year)(?: of)? (?P<whole>{YEAR})", _year_end),
    (
        (
            rf"(?!(?:beginning|start|end) in )(?P<part>{one_of(PARTS)})(?:(?: to |-to-|/)(?P<other>mid|late|end))?"
            r"(?: of| in)?[ -](?:the )?(?P<whole>.+)"
        ),
        _part,
    ),
)
_FORMS: Final = tuple((re.compile(pattern), build) for pattern, build in _TEXT_FORMS)
