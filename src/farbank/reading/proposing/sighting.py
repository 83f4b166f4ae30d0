"""What a rule saw in a passage, before anybody numbers it: offsets into the folded text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from farbank.reading.proposing.passages import Page, Passage
from farbank.reading.proposing.proposal import Kind, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One thing seen; `confidence` in hundredths."""

    kind: Kind
    start: int
    end: int
    value: Value
    rule: str
    confidence: int

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a character with a stretch."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One passage with the days and places that were seen in it: what the other rules look around in."""

    page: Page
    passage: Passage
    spans: tuple[Sighting, ...] = ()
    places: tuple[Sighting, ...] = ()

    @property
    def text(self) -> str:
        return self.page.text

    @property
    def language(self) -> str:
        return self.passage.language


def without_overlaps(found: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """In the order of the text; of two that overlap the longer, of two as long the first."""
    kept: list[Sighting] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and each.start < kept[-1].end:
            if each.end - each.start > kept[-1].end - kept[-1].start:
                kept[-1] = each
            continue
        kept.append(each)
    return tuple(kept)


def within(found: Sequence[Sighting], start: int, end: int) -> tuple[Sighting, ...]:
    """Those that lie wholly inside a stretch."""
    return tuple(each for each in found if start <= each.start and each.end <= end)
