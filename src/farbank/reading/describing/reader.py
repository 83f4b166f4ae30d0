"""Everything that a text says of people who are named nowhere, in four languages; each line by its own script."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from farbank.reading.describing import eastern, eastern_said, english
from farbank.reading.describing.alike import Atlas, alike_in
from farbank.reading.describing.english_clauses import places_in
from farbank.reading.describing.groups import groups_in
from farbank.reading.proposing.passages import Page, Passage, page_of
from farbank.values.described import Alike, Attribute, Described, Group, PeopleRead

BRIEF: Final = frozenset(
    {"headline", "caption", "alt", "map_mark", "chart_note", "url", "file_name", "file_metadata", "pixels"}
)
_ADDRESS: Final = frozenset({"url", "file_name"})
_NOUNS: Final = 2  # words before a job that belong to it
_BETWEEN: Final = re.compile(r"[-_/.+%?=&#]")
_EASTERN_PLACE: Final = {name: re.compile(words) for name, words in eastern_said.PLACE.items()}
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads texts of a package; `known` counts the places that a property fits."""

    known: Atlas

    def __call__(self, text: str, language: str, channel: str, marked: Spans) -> PeopleRead:
        """One text. `marked` are the words of it that marks stand on; an address is read with spaces for its signs."""
        page = page_of(_BETWEEN.sub(" ", text) if channel in _ADDRESS else text, language)
        inside = tuple((_folded(page, start), _folded(page, end)) for start, end in marked)
        return PeopleRead(
            described=tuple(
                _back(page, each) for one in page.passages for each in _described(page, one, inside, channel)
            ),
            groups=tuple(
                Group(start=first, end=last, size=each.size)
                for one in page.passages
                for each in groups_in(page.text, one.language, one.start, one.end)
                for first, last, _ in [page.cut(each.start, each.end)]
            ),
            alike=tuple(
                Alike(start=first, end=last, fits=each.fits)
                for one in page.passages
                for each in alike_in(page.text, one.start, one.end, self.known)
                for first, last, _ in [page.cut(each.start, each.end)]
            ),
            places=tuple(_moved(page, each) for one in page.passages for each in _places(page, one)),
        )


def _folded(page: Page, at: int) -> int:
    """An offset of the original text in the folded one."""
    return bisect_left(page.origin, at)


def _described(page: Page, passage: Passage, marked: Spans, channel: str) -> Iterator[Described]:
    brief = channel in BRIEF
    if passage.language == "en":
        nouns = 0 if channel in _ADDRESS else _NOUNS
        return english.described_in(page.text, passage.sentences, marked, brief=brief, nouns=nouns)
    return eastern.described_in(page.text, passage.language, passage.sentences, marked, brief=brief)


def _places(page: Page, passage: Passage) -> Iterator[Attribute]:
    if passage.language == "en":
        yield from places_in(page.text, passage.start, passage.end)
        return
    for match in _EASTERN_PLACE[passage.language].finditer(page.text, passage.start, passage.end):
        yield Attribute(start=match.start(), end=match.end(), dimension="event_place", value=match.group())


def _back(page: Page, found: Described) -> Described:
    """The same with the offsets of the original text."""
    first, last, _ = page.cut(found.start, found.end)
    return replace(
        found,
        start=first,
        end=last,
        attributes=tuple(_moved(page, each) for each in found.attributes),
        child=tuple(_moved(page, each) for each in found.child),
        unread=_moved(page, found.unread) if found.unread else None,
    )


def _moved(page: Page, each: Attribute) -> Attribute:
    first, last, _ = page.cut(each.start, each.end)
    return replace(each, start=first, end=last)
