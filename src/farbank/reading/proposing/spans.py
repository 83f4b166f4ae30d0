"""Days named in a text, as the reader of dates finds them; what looks like a date and cannot be read says why."""

from __future__ import annotations

from typing import Final, Protocol

from farbank.reading.proposing.passages import Page, Passage
from farbank.reading.proposing.proposal import SpanSaid
from farbank.reading.proposing.sighting import Sighting
from farbank.reading.when.found import FoundSpan
from farbank.values.span import Span

_SURE: Final = 97
_ABOUT: Final = 90  # the writer was not sure, or the day depends on the day of publication
_UNREAD: Final = 40
_AGAINST_THE_DAY: Final = ("relative", "ago", "past few", "lasting", "no year", "weekday")


class SpanFinder(Protocol):
    """Finds the days named in running text, in one language."""

    def __call__(self, text: str, language: str) -> tuple[FoundSpan, ...]: ...


def spans_in(page: Page, passage: Passage, find: SpanFinder) -> tuple[Sighting, ...]:
    """Every time that a passage names."""
    found = find(page.text[passage.start : passage.end], passage.language)
    return tuple(_sighted(each, passage.start) for each in found)


def _sighted(found: FoundSpan, first: int) -> Sighting:
    start, end = first + found.start, first + found.end
    if not isinstance(found.span, Span):
        said = SpanSaid(span=None, because=found.span.because)
        return Sighting(kind="span", start=start, end=end, value=said, rule="not read", confidence=_UNREAD)
    rule = found.span.rule
    loose = found.span.approximate or any(word in rule for word in _AGAINST_THE_DAY)
    said = SpanSaid(span=found.span)
    return Sighting(kind="span", start=start, end=end, value=said, rule=rule, confidence=_ABOUT if loose else _SURE)
