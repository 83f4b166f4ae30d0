"""Dated places of one person, and how fine a place or a time is said to be.

Four points of place and time single out nearly everybody even among millions, so dated places hold by number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from farbank.judgement.told import Told

PLACES: Final = frozenset({"event_place", "camera", "residence", "workplace"})
TIMES: Final = frozenset({"event_time", "capture_time", "sending_time"})

_WIDE = re.compile(
    r"\b(?:province|provincial|region|coast|coastal|country|abroad|north|south|east|west|northern|southern|eastern|western"
    r"|inland|border area)\b|도$|도\b|지방|省|道|県|縣|地方",
)
_COUNTY = re.compile(
    r"\b(?:county|city|town|village|ri|dong|kun|gun|station|street|port|near)\b|[군시읍리동]$|[市県町村郡縣]$"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\b\d{1,2}(?:st|nd|rd|th)?\b.*[a-z].*\d{4}|日|일")
_MONTH = re.compile(
    r"\d{4}-\d{2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}\s*[월月]",
)


def province_or_wider(place: str) -> bool:
    """Whether a place is said no finer than a province. Words decide; what says neither counts as fine."""
    words = place.casefold()
    return bool(_WIDE.search(words)) and not _COUNTY.search(words)


def dated_places(told: Iterable[Told]) -> tuple[Told, ...]:
    """The places, each once, that are told together with a date and are finer than a province in a month."""
    rows = tuple(told)
    found: dict[frozenset[str], Told] = {}
    for place in rows:
        if place.dimension in PLACES and place.lookup and _is_point(place, rows):
            found.setdefault(place.values, place)
    return tuple(found[key] for key in sorted(found, key=sorted))


def _is_point(place: Told, rows: Iterable[Told]) -> bool:
    same = [each for each in rows if (each.persona, each.group) == (place.persona, place.group)]
    times = [value for each in same if each.dimension in TIMES for value in each.values] + sorted(place.values)
    day = any(_DAY.search(each) for each in times)
    month = day or any(_MONTH.search(each) for each in times)
    wide = all(province_or_wider(each) for each in place.values)
    return day or (month and not wide)
