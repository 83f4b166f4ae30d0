"""The readers of days, places and the gate's phrases, handed to the rules that propose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from farbank.assemble import tables
from farbank.judgement.totalising import find_totalising
from farbank.reading.proposing.places import Mentioned
from farbank.reading.proposing.proposal import PlaceNamed
from farbank.reading.proposing.propose import Finders
from farbank.reading.when.finding import find_spans
from farbank.reading.when.found import FoundSpan
from farbank.values.place import LinePlace


def finders(*, as_of: date | None = None) -> Finders:
    """What the rules need; relative words are read against `as_of`."""
    return Finders(spans=partial(_spans, as_of=as_of), places=_Line(), phrases=find_totalising)


def _spans(text: str, language: str, *, as_of: date | None) -> tuple[FoundSpan, ...]:
    return find_spans(text, language=language, as_of=as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    start: int
    end: int


class _Line:
    """Names along the built-in line."""

    def mentions(self, text: str) -> Sequence[Mentioned]:
        return tuple(_Name(start=each.start(), end=each.end()) for each in _names().finditer(text))

    def answer(self, query: str, near: tuple[str, ...]) -> PlaceNamed:
        del near
        found = tables.resolve_place(query, "yalu-tumen")
        if isinstance(found, LinePlace):
            return PlaceNamed(query=query, id=found.id, name=found.names[0][1], kind="county", side=found.side, confidence=90)
        return PlaceNamed(query=query, reasons=(found.because,), confidence=30)


@cache
def _names() -> re.Pattern[str]:
    names = sorted((re.escape(each) for each in tables.place_names()), key=len, reverse=True)
    admin = "(?: (?:County|City|Province|Prefecture|River))?(?:시|군|市|郡|县|镇)?"
    return re.compile(f"(?:{'|'.join(names)}|North Hamgyong|North Pyongan|Jilin|Yalu|Tumen|평안북도|함경북도|平安北道|両江道|两江道|두만강|압록강|図們江|图们江|청진|清津){admin}")
