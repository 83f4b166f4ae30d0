"""What the name of a letter, the folders above it and the words in it may say of when and where: proposals only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from farbank.errors import Refused
from farbank.reading.album.leaf import is_date
from farbank.reading.when.finding import find_spans
from farbank.values.span import Span

_DATES: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?:[-_.]\d{1,2}(?:[-_.]\d{1,2})?)?(?!\d)")
_BORDERS: Final = re.compile(r"[\s_.,;()\[\]（）·+\-]+")
_MOST: Final = 40  # words of one name that are looked at
_TIMES: Final = 3  # of one text
_LONGEST: Final = 20_000  # characters of a text that are looked at

ReadSpan = Callable[[str], Span]
KnowsPlace = Callable[[str], str]  # what place a word names, `""` for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing a name or a text may say: `written` or `where`, the words in it, and what they mean."""

    what: Literal["written", "where"]
    words: str
    means: str
    stands: Literal["name", "text"] = "name"


def said_in(name: str, read_span: ReadSpan, knows_place: KnowsPlace) -> tuple[Said, ...]:
    """What the parts of a path may say, the nearest to the file first, nothing twice."""
    found: dict[Said, None] = {}
    for part in reversed(name.split("/")):
        found.update(dict.fromkeys((*_dates(part, read_span), *_places(part, knows_place))))
    return tuple(found)


def said_in_text(text: str) -> tuple[Said, ...]:
    """The first times of which the words of a letter speak; when it was written is often among them."""
    found: dict[str, Span] = {}
    for each in find_spans(text[:_LONGEST]):
        if isinstance(each.span, Span) and len(found) < _TIMES:
            found.setdefault(text[each.start : each.end], each.span)
    return tuple(Said(what="written", words=words, means=_days(span), stands="text") for words, span in found.items())


def _days(span: Span) -> str:
    return f"{span.earliest or '…'} to {span.latest or '…'}"


def _dates(part: str, read_span: ReadSpan) -> Iterator[Said]:
    in_figures = [each.group() for each in _DATES.finditer(part)]
    for words in (part.strip(), *in_figures):
        span = _span(words, read_span)
        if span is not None:
            yield Said(what="written", words=words, means=_days(span))
            return


def _span(words: str, read_span: ReadSpan) -> Span | None:
    plain = re.sub(r"[_.]", "-", words) if is_date(words) else words
    try:
        return read_span(plain)
    except Refused:
        return None


def _places(part: str, knows_place: KnowsPlace) -> Iterator[Said]:
    words = [each for each in _BORDERS.split(part) if each and not each.isdigit()][:_MOST]
    pairs = [" ".join(two) for two in pairwise(words)]
    for each in (*pairs, *words):
        place = knows_place(each)
        if place:
            yield Said(what="where", words=each, means=place)
