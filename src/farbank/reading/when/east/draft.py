"""One period as far as its words say it, and the span that it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when import near, turns
from farbank.reading.when.conventions import Asked
from farbank.reading.when.east.lunar import lunar_span
from farbank.reading.when.eras import Era, hold_in_force
from farbank.reading.when.near import Unit
from farbank.reading.when.parts import Part, half_of, part_of
from farbank.values import period
from farbank.values.span import Span, moment

_LONGEST_WAIT: Final = 8  # years at most from one 29 February to the next
_HUNDRED: Final = 100
_WINTER: Final = 4
_ADD_THE_YEAR: Final = "Add the year, or give the day it was written with --as-of YYYY-MM-DD."
_DAYS: Final = ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the words of one period say; `None` where they say nothing.

    `near` counts years, months, weeks or days from the day of writing, `near_century` centuries. `short` is a year
    without its hundreds, `tens` a decade without them. `stated` is the common year that stands beside an era's.
    `past` marks "last August", `ago` a count back.
    """

    year: int | None = None
    short: int | None = None
    near: tuple[Unit, int] | None = None
    near_century: int | None = None
    ago: bool = False
    past: bool = False
    last: bool = False
    coming: bool = False
    era: Era | None = None
    stated: int = 0
    century: int | None = None
    decade: int | None = None
    tens: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    month: int | None = None
    month_half: int | None = None
    day: int | None = None
    week: int | None = None
    week_of: bool = False
    part: Part | None = None
    weekday: int | None = None
    lunar: bool = False
    leap: bool = False

    @property
    def dated(self) -> bool:
        """Whether the words say in which year, decade or century it was, if only against the day of writing."""
        known = (self.year, self.near, self.near_century, self.short, self.century, self.decade, self.tens)
        return any(each is not None for each in known)

    @property
    def whole(self) -> bool:
        """Whether this names a period at all: a day of an unnamed month does not, nor a part of an unnamed year."""
        return (
            self.dated
            or self.returns
            or any(each is not None for each in (self.month, self.season, self.quarter, self.half))
        )

    @property
    def weekday_alone(self) -> bool:
        """Whether nothing but a weekday is named."""
        return self.weekday is not None and not self.dated and self.month is None and self.day is None

    @property
    def returns(self) -> bool:
        """Whether the words name what comes every week or month: Friday, the last 12th."""
        numbered = self.day is not None and self.month is None and (self.last or self.coming)
        return self.weekday_alone or numbered

    @property
    def calendar(self) -> str:
        """The calendar that the words count in."""
        if self.lunar:
            return "lunar"
        return self.era.name if self.era else "gregorian"


def read_draft(draft: Draft, words: str, asked: Asked) -> Span:
    """The span of a period; `words` are for the reasons."""
    span = _whole(draft, words, asked)
    if draft.month_half is not None:
        span = half_of(span, draft.month_half, asked)
    if draft.half is not None and span.precision in {"decade", "century"}:
        span = half_of(span, draft.half, asked)
    if draft.part is not None:
        span = part_of(span, draft.part, asked)
    if draft.week_of:
        span = moment(*period.week(span.first), precision="part", rule="week")
    _hold(draft, span, words)
    return replace(span, calendar=draft.calendar, approximate=span.approximate or draft.ago)


def _hold(draft: Draft, span: Span, words: str) -> None:
    """Refuse what its own words contradict: another weekday, another common year, an era that was not in force."""
    if draft.weekday is not None and span.first == span.last and span.first.weekday() != draft.weekday:
        raise Refused(f"{words!r} contradicts itself: {span.first} was {_DAYS[span.first.weekday()]}")
    if draft.stated and draft.stated != draft.year:
        raise Refused(f"{words!r} names two years: {draft.year} by its era, and {draft.stated}")
    if draft.era is not None:
        hold_in_force(draft.era, span, words)


def _whole(draft: Draft, words: str, asked: Asked) -> Span:
    if not draft.dated and (draft.returns or draft.coming or (draft.past and draft.day is None)):
        return read_turn(draft, words, asked)
    if draft.near is not None and draft.near[0] != "year":
        return _near(draft, words, asked)
    if (
        draft.decade is not None
        or draft.tens is not None
        or draft.century is not None
        or draft.near_century is not None
    ):
        return _decade_or_century(draft, words, asked)
    if draft.near is not None:
        day = near.day_given(words, asked)
        if draft.season == _WINTER and not draft.ago:
            turns.hold_sure_winter(day.year + draft.near[1], day, words)
        return _in_year(draft, day.year + draft.near[1], "ago" if draft.ago else "relative")
    if draft.year is not None:
        return _in_year(draft, draft.year, "")
    return _nearest(draft, words, asked)


def _near(draft: Draft, words: str, asked: Asked) -> Span:
    """A month, week or day counted from the day of writing, or a day of such a month."""
    day = near.day_given(words, asked)
    unit, step = draft.near or ("day", 0)
    span = near.ago(unit, -step, day) if draft.ago else near.near(unit, step, day)
    if draft.day is not None:
        return moment(*period.day(span.first.year, span.first.month, draft.day), rule="relative")
    if draft.weekday is not None and unit == "week":
        return turns.weekday_of_week(draft.weekday, step, day)
    return span


def read_turn(draft: Draft, words: str, asked: Asked) -> Span:
    """What comes again: a weekday, 지난 12일, 오는 봄, 지난 8월."""
    day = near.day_given(words, asked)
    if draft.weekday_alone and draft.weekday is not None:
        if draft.coming:
            return turns.coming_weekday(draft.weekday, day)
        return turns.last_weekday(draft.weekday, day, words) if draft.last else turns.latest_weekday(draft.weekday, day)
    if draft.returns and draft.day is not None:
        return (turns.coming_day if draft.coming else turns.last_day)(draft.day, day, words)
    turn = turns.coming_of if draft.coming else turns.last_of
    return turn(lambda year: _of_year(draft, year), day, words)


def _in_year(draft: Draft, year: int, named: str) -> Span:
    """The period in a year that is known; `named` is the rule that gave the year, if one did."""
    if draft.lunar:
        return lunar_span(year, draft.month, draft.day, leap=draft.leap)
    span = _of_year(draft, year)
    return replace(span, rule=named) if named else span


def _of_year(draft: Draft, year: int) -> Span:  # noqa: PLR0911 - one for each kind of period
    if draft.day is not None:
        return moment(*period.day(year, draft.month or 0, draft.day), rule="day")
    if draft.month is not None:
        return moment(*period.months(year, draft.month, draft.month), precision="month", rule="month")
    if draft.season is not None:
        return moment(*period.season(year, draft.season), precision="season", rule="season")
    if draft.quarter is not None:
        return moment(*period.quarter(year, draft.quarter), precision="quarter", rule="quarter")
    if draft.half is not None:
        return moment(*period.half(year, draft.half + 1), precision="half", rule="half")
    if draft.week is not None:
        return _iso_week(year, draft.week)
    return moment(*period.years(year, year), precision="year", rule="year")


def _iso_week(year: int, week: int) -> Span:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        raise Refused(f"{year} has no week {week}") from None
    return moment(*period.week(monday), precision="part", rule="week")


def _decade_or_century(draft: Draft, words: str, asked: Asked) -> Span:
    century = draft.century
    if draft.near_century is not None:
        century = (near.day_given(words, asked).year - 1) // _HUNDRED + 1 + draft.near_century
    if draft.decade is not None:
        return _decade(draft.decade)
    if draft.tens is not None:
        if century is not None:
            return _decade(_HUNDRED * (century - 1) + draft.tens)
        return _nearest_of([_decade(ten) for ten in range(9900 + draft.tens, 0, -_HUNDRED)], words, asked)
    last = _HUNDRED * (century or 0)
    return moment(*period.years(last - 99, last), precision="century", rule="century")


def _decade(first: int) -> Span:
    if first % 10:
        raise Refused(f"a decade begins with a year that ends in 0, not with {first}")
    return moment(*period.years(first, first + 9), precision="decade", rule="decade")


def _nearest(draft: Draft, words: str, asked: Asked) -> Span:
    """A period that leaves its year out: the nearest one past."""
    if asked.as_of is None:
        raise Refused(f"{words!r} does not say which year it means", advice=_ADD_THE_YEAR)
    if draft.short is not None:
        years = range(9900 + draft.short, 0, -_HUNDRED)
    else:
        years = range(asked.as_of.year, max(0, asked.as_of.year - _LONGEST_WAIT - 1), -1)
    return _nearest_of([span for year in years if (span := _possible(draft, year)) is not None], words, asked)


def _possible(draft: Draft, year: int) -> Span | None:
    try:
        return _in_year(draft, year, "")
    except Refused:
        return None


def _nearest_of(readings: list[Span], words: str, asked: Asked) -> Span:
    if asked.as_of is None:
        raise Refused(f"{words!r} does not say which hundred years it means", advice=_ADD_THE_YEAR)
    if not readings:
        raise Refused(f"{words!r} is no date that the calendar has")
    for span in readings:
        if span.first <= asked.as_of:
            return replace(span, rule="no year")
    raise Refused(f"{words!r} has no reading before {asked.as_of}")
