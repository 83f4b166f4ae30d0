"""Spans as EDTF (ISO 8601-2, levels 0 to 2 as far as a span can mean them), out and in without loss.

2020-08-31, 2020-08, 2020, 202X, 19XX    a day, month, year, decade, hundred years
2020-21 .. 24, 33-36, 37-39, 40-41       a season, quarter, third of a year, half year
[2020-08-21..2020-08-31], [..2020]       one of the days; that or earlier
2019/2023, 2019/.., ../2023, 2019/       starts in, ends in; open; an end that nobody knows
2020~                                    about

What a span has no place for is refused, never dropped: a doubt (`?`, `%`), a list with gaps, a time of day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.values import period
from farbank.values.period import Days
from farbank.values.span import Span, SpanPrecision, between, moment

_NOWHERE: Final = (None, None)
_SOMETIME: Final = Span(start=_NOWHERE, end=_NOWHERE, precision="open")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEdtf:
    """EDTF has no words for this span, and why; its four days stand for themselves."""

    because: str


# code -> what it names, its first month, how many months. The first row for a pair of months is the one written out;
# 25-28 say "northern" aloud, 29-32 are the seasons of the southern half.
_GROUPS: Final[dict[int, tuple[SpanPrecision, int, int]]] = {
    **{21 + at: ("season", (3, 6, 9, 12)[at], 3) for at in range(4)},
    **{33 + at: ("quarter", 1 + 3 * at, 3) for at in range(4)},
    **{37 + at: ("part", 1 + 4 * at, 4) for at in range(3)},
    **{40 + at: ("half", 1 + 6 * at, 6) for at in range(2)},
    **{25 + at: ("season", (3, 6, 9, 12)[at], 3) for at in range(4)},
    **{29 + at: ("season", (9, 12, 3, 6)[at], 3) for at in range(4)},
}
_ONE_OF: Final = re.compile(r"\[([^\[\],]*)\.\.([^\[\],]*)\]\Z")


def to_edtf(span: Span) -> str | NoEdtf:
    """The span in EDTF, or why it cannot be said there."""
    mark = "~" if span.approximate else ""
    if span.start == span.end == _NOWHERE:
        return NoEdtf(because="EDTF cannot call a span about that is open on both sides") if mark else "../.."
    if span.start == span.end:
        return _point_or_set(span.start, mark)
    begin, end = _begin(span, mark), _end(span, mark)
    if begin is None or end is None:
        return NoEdtf(because="an end of an interval in EDTF is one named period, and this span's ends are vaguer")
    return f"{begin}/{end}"


def from_edtf(text: str) -> Span:
    """The span that EDTF text means; `Refused` with the reason where it is not EDTF or a span cannot hold it."""
    words = text.strip()
    _refuse_what_spans_cannot_hold(words)
    if match := _ONE_OF.match(words):
        return _one_of(match.group(1), match.group(2), words)
    if words.count("/") == 1:
        return _interval(*words.split("/"), words=words)
    return _point(words)


def is_edtf(text: str) -> bool:
    """Whether the text is made of nothing but the signs of EDTF, readable or not."""
    return bool(re.fullmatch(r"[0-9X~?%./\[\]{},TYEZ:+-]+", text.strip()))


def _refuse_what_spans_cannot_hold(words: str) -> None:
    if "?" in words or "%" in words:
        raise Refused(f"{words!r}: a span can be about ('~') but not doubtful ('?', '%'); say the doubt in the note")
    if words.startswith("{") or "," in words:
        raise Refused(f"{words!r}: a span has no gaps and is not a list; write one row for each date")
    if "T" in words or ":" in words:
        raise Refused(f"{words!r}: a span is made of days; leave the time of day out")


def _point_or_set(days: tuple[date | None, date | None], mark: str) -> str:
    first, last = days
    if first is not None and last is not None:
        named = _named(first, last)
        if named:
            return named + mark
    size = max(_size(first, opens=True), _size(last, opens=False))
    return f"[{_cut(first, size, mark)}..{_cut(last, size, mark)}]"


def _begin(span: Span, mark: str) -> str | None:
    if span.start == _NOWHERE:
        return ".."
    if span.start == (None, span.end[1]):
        return ""
    return _side(span.start, mark)


def _end(span: Span, mark: str) -> str | None:
    if span.end == _NOWHERE:
        return ".."
    if span.end == (span.start[0], None):
        return ""
    return _side(span.end, mark)


def _side(days: tuple[date | None, date | None], mark: str) -> str | None:
    first, last = days
    named = _named(first, last) if first is not None and last is not None else ""
    return named + mark if named else None


def _named(first: date, last: date) -> str:
    """The one EDTF name of these days, or `""`."""
    if first == last:
        return first.isoformat()
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        return ""
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    if count == 1:
        return first.isoformat()[:7]
    if first.month == 1 and count % 12 == 0:
        return _years(first.year, last.year)
    codes = (code for code, (_, month, size) in _GROUPS.items() if (month, size) == (first.month, count))
    return next((f"{first.year:04d}-{code}" for code in codes), "")


def _years(first: int, last: int) -> str:
    if first == last:
        return f"{first:04d}"
    if first % 10 == 0 and last == first + 9:
        return f"{first // 10:03d}X"
    if first % 100 == 0 and last == first + 99:
        return f"{first // 100:02d}XX"
    return ""


def _size(day: date | None, *, opens: bool) -> int:
    """How many letters an end of a set needs: 4 when a year begins (or ends) there, 7 a month, 10 any other day."""
    if day is None or (day.month, day.day) == ((1, 1) if opens else (12, 31)):
        return 4
    return 7 if day.day == (1 if opens else monthrange(day.year, day.month)[1]) else 10


def _cut(day: date | None, size: int, mark: str) -> str:
    return day.isoformat()[:size] + mark if day else ""


def _one_of(first: str, last: str, words: str) -> Span:
    """One of the days from `first` to `last`."""
    begin = _point(first) if first else _SOMETIME
    end = _point(last) if last else _SOMETIME
    if begin is end:
        raise Refused(f"{words!r} says nothing: name one end at least")
    if end.last < begin.first:
        raise Refused(f"{words!r}: the last day comes before the first")
    days = (begin.earliest, end.latest)
    return Span(
        start=days,
        end=days,
        words=words,
        precision="open" if None in days else "part",
        approximate=begin.approximate or end.approximate,
        rule="edtf",
    )


def _interval(first: str, last: str, *, words: str) -> Span:
    if (first, last) in {("", ""), ("", ".."), ("..", "")}:
        raise Refused(f"{words!r} says nothing: name one end at least")
    begin = _SOMETIME if first in {"", ".."} else _point(first)
    end = _SOMETIME if last in {"", ".."} else _point(last)
    precision: SpanPrecision = "open" if begin is _SOMETIME or end is _SOMETIME else "interval"
    whole = between(begin, end, words=words, precision=precision, rule="edtf")
    if not first:
        return replace(whole, start=(None, whole.end[1]))
    if not last:
        return replace(whole, end=(whole.start[0], None))
    return whole


def _point(text: str) -> Span:
    """One named period, perhaps with `~`."""
    bare = text.removesuffix("~")
    days, precision = _days(bare)
    return moment(*days, words=text, precision=precision, approximate=bare != text, rule="edtf")


def _days(text: str) -> tuple[Days, SpanPrecision]:
    for pattern, read in _FORMS:
        if match := pattern.match(text):
            return read(*(int(each or 0) for each in match.groups()))
    raise Refused(f"{text!r} is not EDTF", advice="Write it like 2020-08-31, 2020-08, 2020, 202X or 2019/2023.")


def _month_or_group(year: int, code: int) -> tuple[Days, SpanPrecision]:
    if code in _GROUPS:
        name, month, size = _GROUPS[code]
        return period.months(year, month, month + size - 1), name
    return period.months(year, code, code), "month"


def _masked(year: int, month: int) -> tuple[Days, SpanPrecision]:
    """2004-XX is some month of 2004, 2004-06-XX some day of June: the same days as without the mask."""
    return _month_or_group(year, month) if month else (period.years(year, year), "year")


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[..., tuple[Days, SpanPrecision]]], ...]] = (
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z"), lambda y, m, d: (period.day(y, m, d), "day")),
    (re.compile(r"([0-9]{4})-([0-9]{2})\Z"), _month_or_group),
    (re.compile(r"([0-9]{4})\Z"), lambda y: (period.years(y, y), "year")),
    (re.compile(r"([0-9]{4})(?:-(0[0-9]|1[0-2]))?-XX\Z"), _masked),
    (re.compile(r"([0-9]{4})()-XX-XX\Z"), _masked),
    (re.compile(r"([0-9]{3})X\Z"), lambda d: (period.years(10 * d, 10 * d + 9), "decade")),
    (re.compile(r"([0-9]{2})XX\Z"), lambda c: (period.years(100 * c, 100 * c + 99), "century")),
)
