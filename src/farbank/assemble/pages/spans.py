"""Spans of time as readers say them: the words they were given in, never a code such as 2023-10 or 2019/2023."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from farbank.publish.wording import ENGLISH, Wording
from farbank.values.span import Span

_DAY: Final = timedelta(days=1)
_INTERVAL: Final = re.compile(r"(?<=[\d~?X])\s*/\s*(?=\d)")
_ISO_DAY: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\d-])")
_ISO_MONTH: Final = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])(?![\d-])")
_ENGLISH: Final = re.compile(r"[A-Za-z]{2}")
_CODED: Final = re.compile(r"[\[\]{}~?%*/]|\.\.|\dX|\d{4}-\d")


def span_words(span: Span, say: Wording = ENGLISH) -> str:
    """When, for a reader: `late August 2020`, `October 2023`, `2019 to 2023`, `27 May 2023`.

    On a page in another language words that were given in English are told as the days they mean.
    """
    told = dated(span.words, say)
    return told if told and not _CODED.search(told) and not _foreign(told, say) else _days(span, say)


def _foreign(told: str, say: Wording) -> bool:
    return say.kind != "en" and _ENGLISH.search(told) is not None


def dated(words: str, say: Wording = ENGLISH) -> str:
    """Words with every ISO day, month and interval in them written out."""
    plain = _INTERVAL.sub(say(" to "), words.strip())
    days = _ISO_DAY.sub(lambda found: _iso_day(found, say), plain)
    return _ISO_MONTH.sub(lambda found: say.month(date.fromisoformat(f"{found.group()}-01")), days)


def _iso_day(found: re.Match[str], say: Wording) -> str:
    try:
        return say.day(date(*(int(each) for each in found.groups())))
    except ValueError:
        return found.group()


def _days(span: Span, say: Wording) -> str:
    """What the days of a span say when its words are in a code, in another language, or were never given."""
    match (span.earliest, span.latest):
        case (None, date() as last):
            return say("until about {day}" if span.approximate else "until {day}", day=say.day(last))
        case (date() as first, None):
            return say("since about {day}" if span.approximate else "since {day}", day=say.day(first))
        case (date() as first, date() as last):
            between = _between(first, last, say)
            return say("about {when}", when=between) if span.approximate else between
        case _:
            return say("at an unknown time")


def _between(first: date, last: date, say: Wording) -> str:
    """Whole years and whole months by their names, other spans by their two days."""
    after = last + _DAY if last < date.max else last
    if first == last:
        return say.day(first)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        ends = (say.year(first.year), say.year(last.year))
    elif first.day == 1 and after.day == 1:
        ends = (say.month(first), say.month(last))
    else:
        ends = (say.day(first), say.day(last))
    return ends[0] if ends[0] == ends[1] else say("{low} to {high}", low=ends[0], high=ends[1])
