"""A span as other programs read it, and as a reporter does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from farbank.reading.when.conventions import RULES
from farbank.values.edtf import NoEdtf, to_edtf
from farbank.values.span import Span

Days = tuple[date | None, date | None]
_NOTES: Final = {rule.name: rule for rule in RULES}
_LANGUAGES: Final = {"en": "English", "ko": "Korean", "ja": "Japanese", "zh": "Chinese"}


def span_document(span: Span, text: str) -> dict[str, object]:
    """The keys that other programs may rely on; days as YYYY-MM-DD, an open end as null."""
    edtf = to_edtf(span)
    return {
        "text": text,
        "language": span.language,
        "edtf": None if isinstance(edtf, NoEdtf) else edtf,
        "earliest": _iso(span.earliest),
        "latest": _iso(span.latest),
        "start": [_iso(each) for each in span.start],
        "end": [_iso(each) for each in span.end],
        "precision": span.precision,
        "approximate": span.approximate,
        "open_start": span.open_start,
        "open_end": span.open_end,
        "calendar": span.calendar,
        "rule": span.rule,
    }


def span_words(span: Span) -> Iterator[str]:
    """What a span means, line by line, and by which house rules."""
    yield from (f"  {line}" for line in _meaning(span))
    if span.approximate:
        yield "  about: the days may lie a little before or after"
    if span.calendar == "lunar":
        yield "  a lunar date: these are all the days it can fall on; look the day up in a lunar calendar"
    for name in span.rule.split(" + "):
        yield f"  because  {name}: {_NOTES[name].note}" if name in _NOTES else f"  because  {name}"
    edtf = to_edtf(span)
    yield f"  EDTF     none: {edtf.because}" if isinstance(edtf, NoEdtf) else f"  EDTF     {edtf}"
    yield f"  read as  {_LANGUAGES.get(span.language, span.language)}, {span.calendar} calendar"


def _meaning(span: Span) -> Iterator[str]:
    if span.start == span.end:
        yield {"day": "on "}.get(span.precision, "some time ") + _inside(span.start)
        return
    yield f"begins {_inside(span.start)}" if span.start != (None, None) else "nothing says when it began"
    yield f"ends   {_inside(span.end)}" if span.end != (None, None) else "nothing says when it ended, or that it has"


def _inside(days: Days) -> str:
    first, last = days
    if first is None or last is None:
        return f"not before {_day(first)}" if first else f"not after {_day(last)}"
    return _day(first) if first == last else f"from {_day(first)} to {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day:%a} {day.day} {day:%B} {day.year}" if day else "?"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
