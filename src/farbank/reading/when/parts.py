"""Early, mid and late, and the halves, of a period: what the house conventions say, whatever the language."""

from __future__ import annotations

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked, Thirds
from farbank.values import period
from farbank.values.period import Days
from farbank.values.span import Span, moment

Part = tuple[int, int]  # from early (0), mid (1) or late (2) to early, mid or late


def part_of(whole: Span, part: Part, asked: Asked) -> Span:
    """The early, mid or late part of a period, or two of them side by side ("mid to late")."""
    first, last = (_third(whole, at, asked) for at in part)
    return moment(
        first[0],
        last[1],
        precision="part",
        approximate=whole.approximate,
        rule=f"part of a {whole.precision}",
    )


def half_of(whole: Span, at: int, asked: Asked) -> Span:
    """The first (0) or second (1) half of a month, year, decade or century."""
    year, month = whole.first.year, whole.first.month
    match whole.precision:
        case "year":
            half = moment(*period.half(year, at + 1), precision="half", rule="half")
        case "month":
            half = moment(*period.days(year, month, *asked.house.month_halves[at]), precision="part", rule="half")
        case "decade" | "century":
            years = (whole.last.year - year + 1) // 2
            begin = year + at * years
            half = moment(*period.years(begin, begin + years - 1), precision="part", rule="half")
        case _:
            raise Refused("halves are read of a month, year, decade or century; name the months or days instead")
    return moment(half.first, half.last, precision=half.precision, approximate=whole.approximate, rule="half")


def _third(whole: Span, at: int, asked: Asked) -> Days:
    """The early (0), mid (1) or late (2) part of a period."""
    year, first, house = whole.first.year, whole.first.month, asked.house
    match whole.precision:
        case "month":
            return period.days(year, first, *house.month[at])
        case "year":
            return period.months(year, *house.year[at])
        case "season":
            return _months_from(year, first, house.season, at)
        case "decade":
            return period.years(year + house.decade[at][0], year + house.decade[at][1])
        case "century":
            return period.years(year + house.century[at][0], year + house.century[at][1])
        case _:
            raise Refused(f"there is no house rule for the early, mid or late part of a {whole.precision}")


def _months_from(year: int, first: int, thirds: Thirds, at: int) -> Days:
    later, begin = divmod(first + thirds[at][0] - 1, 12)
    return period.months(year + later, begin + 1, begin + 1 + thirds[at][1] - thirds[at][0])
