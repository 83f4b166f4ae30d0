"""What the rules that propose ask of other rooms: days, the gazetteer, and the phrases of the release gate."""

from __future__ import annotations

from datetime import date
from functools import partial

from farbank.assemble import tables
from farbank.judgement.totalising import find_totalising
from farbank.reading.proposing.propose import Finders
from farbank.reading.when.finding import find_spans
from farbank.reading.when.found import FoundSpan


def finders(*, as_of: date | None = None) -> Finders:
    """What the rules need; relative words are read against `as_of`."""
    return Finders(spans=partial(_spans, as_of=as_of), places=tables.gazetteer(), phrases=find_totalising)


def _spans(text: str, language: str, *, as_of: date | None) -> tuple[FoundSpan, ...]:
    return find_spans(text, language=language, as_of=as_of)
