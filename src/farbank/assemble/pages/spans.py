"""Spans of time as readers say them: the words they were given in, never a code such as 2023-10 or 2019/2023."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from farbank.publish.days import day_words, month_words
from farbank.values.span import Span

_DAY: Final = timedelta(days=1)
_INTERVAL: Final = re.compile(r"(?<=[\d~?X])\s*/\s*(?=\d)")
_ISO_DAY: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\d-])")
_ISO_MONTH: Final = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?![\d-])")
_CODED: Final = re.compile(r"[\[\]{}~?%*/]|\.\.|\dX|\d{4}-\d")


def span_words(span: Span) -> str:
    """When, for a reader: `late August 2020`, `October 2023`, `2019 to 2023`, `27 May 2023`."""
    told = dated(span.words)
    return told if told and not _CODED.search(told) else _days(span)


def dated(words: str) -> str:
    """Words with every ISO day, month and interval in them written out."""
    plain = _INTERVAL.sub(" to ", words.strip())
    return _ISO_MONTH.sub(lambda found: _said(found.group(), "-01"), _ISO_DAY.sub(_iso_day, plain))


def _iso_day(found: re.Match[str]) -> str:
    try:
        return day_words(date(*(int(each) for each in found.groups())))
    except ValueError:
        return found.group()


def _said(month: str, day: str) -> str:
    return month_words(date.fromisoformat(month + day))


def _days(span: Span) -> str:
    """What the days of a span say when its words are in a code, or were never given."""
    about = "about " if span.approximate else ""
    match (span.earliest, span.latest):
        case (None, None):
            return "at an unknown time"
        case (None, date() as last):
            return f"until {about}{day_words(last)}"
        case (date() as first, None):
            return f"since {about}{day_words(first)}"
        case (date() as first, date() as last):
            return f"{about}{_between(first, last)}"
        case _:
            return "at an unknown time"


def _between(first: date, last: date) -> str:
    """Whole years and whole months by their names, other spans by their two days."""
    after = last + _DAY if last < date.max else last
    if first == last:
        return day_words(first)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return " to ".join(dict.fromkeys((str(first.year), str(last.year))))
    if first.day == 1 and after.day == 1:
        return " to ".join(dict.fromkeys((month_words(first), month_words(last))))
    return f"{day_words(first)} to {day_words(last)}"
