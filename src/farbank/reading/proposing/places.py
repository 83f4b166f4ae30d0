"""Places named in a text, answered together: what stands near a name pulls its answer.

A county with the province it is said to lie in ("Sakju County, North Hamgyong") is asked as one, so that a province
that does not fit is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from farbank.reading.gazetteer.answer import PlaceAnswer
from farbank.reading.gazetteer.finding import Mention, find_places
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.proposing.passages import Page, Passage
from farbank.reading.proposing.proposal import PlaceNamed
from farbank.reading.proposing.sighting import Sighting

_CONTRACTED: Final = re.compile(r"(?:i|he|she|it|we|you|they|that)['’](?:m|s|re|ve|d|ll)", re.IGNORECASE)  # no names
_TOGETHER: Final = 12  # names that are answered together; a longer passage is answered in such groups
_NOT_KNOWN: Final = 30
_PER_HUNDRED: Final = 100  # a confidence of the gazetteer is in parts of ten thousand


def places_in(page: Page, passage: Passage, gazetteer: Gazetteer, spans: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Every place that a passage names; a name inside a date is none."""
    first = passage.start
    found = [
        each
        for each in find_places(page.text[first : passage.end], gazetteer)
        if not (
            _CONTRACTED.fullmatch(each.text) or any(span.meets(first + each.start, first + each.end) for span in spans)
        )
    ]
    return tuple(_answered(found, first, gazetteer))


def _answered(found: Sequence[Mention], first: int, gazetteer: Gazetteer) -> Iterator[Sighting]:
    for at in range(0, len(found), _TOGETHER):
        group = found[at : at + _TOGETHER]
        answers = gazetteer.resolve_all(each.phrase for each in group)
        for each, answer in zip(group, answers, strict=True):
            yield _sighted(first + each.start, first + each.end, answer)


def _sighted(start: int, end: int, answer: PlaceAnswer) -> Sighting:
    named = PlaceNamed(answer=answer)
    rule = "name in the gazetteer" if named.meant else "name with several answers or none"
    sure = named.meant.confidence // _PER_HUNDRED if named.meant else _NOT_KNOWN
    return Sighting(kind="place", start=start, end=end, value=named, rule=rule, confidence=min(99, sure))
