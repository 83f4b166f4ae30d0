"""Everything a text proposes, in reading order. Time grows with the length of the text and no faster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.proposing.captions import captions_in
from farbank.reading.proposing.counts import counts_in
from farbank.reading.proposing.hedges import hedges_in
from farbank.reading.proposing.passages import Page, Passage, page_of
from farbank.reading.proposing.personas import personas_in
from farbank.reading.proposing.places import places_in
from farbank.reading.proposing.proposal import KINDS, Proposal
from farbank.reading.proposing.quotes import quotes_in
from farbank.reading.proposing.sighting import Scene, Sighting
from farbank.reading.proposing.spans import SpanFinder, spans_in
from farbank.reading.proposing.totalising import PhraseFinder, totalising_in

RULES: Final = 2  # goes up with every change of rules or tables that changes what is proposed
_ORDER: Final = {kind: place for place, kind in enumerate(("caption", "persona", "quote", *KINDS))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finders:
    """What the rules ask of other rooms: days, places, and the phrases of the release gate."""

    spans: SpanFinder
    places: Gazetteer
    phrases: PhraseFinder


def propose(text: str, finders: Finders, *, language: str = "") -> tuple[Proposal, ...]:
    """The proposals of a text; `language` decides where its script does not. The same text gives the same proposals."""
    page = page_of(text, language)
    found = (each for passage in page.passages for each in _in_passage(page, passage, finders))
    ordered = sorted(found, key=lambda each: (each.start, -each.end, _ORDER[each.kind]))
    return tuple(_proposal(page, each) for each in ordered)


def _in_passage(page: Page, passage: Passage, finders: Finders) -> Iterator[Sighting]:
    spans = spans_in(page, passage, finders.spans)
    places = places_in(page, passage, finders.places, spans)
    scene = Scene(page=page, passage=passage, spans=spans, places=places)
    yield from spans
    yield from places
    for find in (counts_in, captions_in, quotes_in, personas_in, hedges_in):
        yield from find(scene)
    yield from totalising_in(scene, finders.phrases)


def _proposal(page: Page, seen: Sighting) -> Proposal:
    start, end, text = page.cut(seen.start, seen.end)
    return Proposal(
        kind=seen.kind, start=start, end=end, text=text, value=seen.value, rule=seen.rule, confidence=seen.confidence
    )
