"""Dates in running text: the longest pieces that can be read, side by side, and what looks like a date and cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from farbank.reading.when.conventions import HOUSE, Asked, Conventions
from farbank.reading.when.finding_english import find_english
from farbank.reading.when.folding import fold
from farbank.reading.when.found import FoundSpan
from farbank.values.span import Span


def find_spans(
    text: str, *, language: str = "", as_of: date | None = None, conventions: Conventions = HOUSE
) -> tuple[FoundSpan, ...]:
    """Every piece of the text that speaks of a time, in order, without overlap.

    What cannot be read (an impossible day, a day-month doubt, a relative word without `as_of`) is a `NoSpan` with the
    reason. The time taken grows with the length of the text and no faster.
    """
    folded = fold(text)
    asked = Asked(as_of=as_of, house=conventions)
    found = []
    for each in find_english(folded.text, text, asked):
        start, end = folded.original(each.start, each.end)
        found.append(_worded(FoundSpan(start=start, end=end, span=each.span), text, language or "en"))
    return tuple(found)


def _worded(found: FoundSpan, text: str, language: str) -> FoundSpan:
    if isinstance(found.span, Span):
        return replace(found, span=replace(found.span, words=text[found.start : found.end], language=language))
    return found
