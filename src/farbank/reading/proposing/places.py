"""Places named in a text, answered together: what stands near a name pulls its answer.

A county with the province behind it ("Sakju County, North Hamgyong") is asked as one, so that a province that does not
fit is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol

from farbank.reading.proposing.passages import Page, Passage
from farbank.reading.proposing.proposal import PlaceNamed
from farbank.reading.proposing.sighting import Sighting

_BEHIND: Final = re.compile(r",\s*|\s+in\s+(?:the\s+)?|\s*[(（]\s*")
_BEFORE: Final = re.compile(r"\s*(?:の|의|的)?\s*")
_NEAR: Final = 6  # names on each side that give an answer its context
_LONGEST: Final = 100  # characters of a name with its county and province


class Mentioned(Protocol):
    """Where a text names a place."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class PlaceReader(Protocol):
    """Finds names of places in running text, and says which place a name means beside others."""

    def mentions(self, text: str) -> Sequence[Mentioned]: ...

    def answer(self, query: str, near: tuple[str, ...]) -> PlaceNamed: ...


def places_in(page: Page, passage: Passage, reader: PlaceReader, spans: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Every place that a passage names; a name inside a date is none."""
    text = page.text[passage.start : passage.end]
    found = [
        (passage.start + each.start, passage.start + each.end)
        for each in reader.mentions(text)
        if not any(span.meets(passage.start + each.start, passage.start + each.end) for span in spans)
    ]
    names = [page.text[start:end] for start, end in found]
    return tuple(
        _sighted(start, end, reader.answer(_query(page.text, passage, found, at), _near(names, at)))
        for at, (start, end) in enumerate(found)
    )


def _near(names: list[str], at: int) -> tuple[str, ...]:
    """The other names of the passage, nearest first, each once."""
    around = [*reversed(names[max(0, at - _NEAR) : at]), *names[at + 1 : at + 1 + _NEAR]]
    return tuple(dict.fromkeys(name for name in around if name != names[at]))


def _query(text: str, passage: Passage, found: list[tuple[int, int]], at: int) -> str:
    """The name with the county or province that it is said to lie in."""
    start, end = found[at]
    first, last = start, end
    if passage.language == "en":
        for other in found[at + 1 :]:
            if not _BEHIND.fullmatch(text, last, other[0]) or other[1] - start > _LONGEST:
                break
            last = other[1]
    else:
        for other in reversed(found[:at]):
            if not _BEFORE.fullmatch(text, other[1], first) or end - other[0] > _LONGEST:
                break
            first = other[0]
    return text[first:last]


def _sighted(start: int, end: int, named: PlaceNamed) -> Sighting:
    rule = "place with another province" if named.mismatch else "place" if named.id else "place not known here"
    return Sighting(kind="place", start=start, end=end, value=named, rule=rule, confidence=named.confidence)
