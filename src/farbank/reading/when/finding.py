"""Dates in running text: the longest pieces that can be read, and what looks like a date and cannot be."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.reading.when.conventions import HOUSE, Asked, Conventions
from farbank.reading.when.east.finding import find_east
from farbank.reading.when.east.reading import HAN, HANGUL, KANA, scripts_of
from farbank.reading.when.finding_english import find_english
from farbank.reading.when.folding import TURNING, fold
from farbank.reading.when.found import FoundSpan, NoSpan
from farbank.values.span import Span

_BLOCK: Final = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")  # lines up to an empty one
_TURNED: Final = re.compile(rf"{TURNING.pattern}[^\n]*")
_FIGURES: Final = re.compile(r"[0-9-]+")
_FEW: Final = 10  # signs of Chinese for one of Hangul or kana: a name that is quoted makes no other language


def find_spans(
    text: str, *, language: str = "", as_of: date | None = None, conventions: Conventions = HOUSE
) -> tuple[FoundSpan, ...]:
    """Every piece of the text that speaks of a time, in order, without overlap.

    What cannot be read (an impossible day, a day-month doubt, a relative word without `as_of`) is a `NoSpan` with the
    reason. `language` decides where Han alone could be Japanese or Chinese. The time taken grows with the length of the
    text and no faster.
    """
    folded, turned = fold(text), _turned_lines(text)
    asked = Asked(as_of=as_of, house=conventions)
    found = []
    for block in _BLOCK.finditer(folded.text):
        languages = _languages(block[0], language)
        for each in _in_block(folded.text, block.span(), text, languages, asked):
            start, end = folded.original(each.start, each.end)
            spoken = _spoken(languages, each, folded.text)
            found.append(_worded(text, FoundSpan(start=start, end=end, span=each.span), spoken, turned))
    return tuple(found)


def _in_block(
    folded: str, place: tuple[int, int], text: str, languages: tuple[str, ...], asked: Asked
) -> Iterator[FoundSpan]:
    """What is found in a block of lines, in order: what its own language reads, and English where that leaves room."""
    english = find_english(folded, place, text, asked)
    if not languages:
        yield from english
        return
    eastern = list(find_east(folded, *place, languages, asked))
    taken = {at for each in eastern for at in range(each.start, each.end)}
    for each in english:
        figures = _FIGURES.fullmatch(folded, each.start, each.end)
        if taken.isdisjoint(range(each.start, each.end)) and not figures:
            eastern.append(each)
    yield from sorted(eastern, key=lambda each: each.start)


def _languages(block: str, hint: str) -> tuple[str, ...]:
    """The languages that a block of lines can be, by the signs that most of it is written in; none for English."""
    hangul, kana, han = (len(signs.findall(block)) for signs in (HANGUL, KANA, HAN))
    if hangul and _FEW * hangul >= han:
        return ("ko",)
    if kana and _FEW * kana >= han:
        return ("ja",)
    return (hint,) if han and hint in {"ja", "zh"} else scripts_of(HANGUL.sub("", KANA.sub("", block)))


def _spoken(languages: tuple[str, ...], found: FoundSpan, folded: str) -> str:
    """The language of found words."""
    words = folded[found.start : found.end]
    east = any(signs.search(words) for signs in (HANGUL, KANA, HAN))
    return languages[0] if languages and east else "en"


def _turned_lines(text: str) -> list[tuple[int, int]]:
    """Where lines stand that hold signs which turn the direction of writing, from the first such sign on."""
    return [match.span() for match in _TURNED.finditer(text)]


def _is_marked(words: str) -> bool:
    """Whether the last letter bears what no letter of it has: an accent, a ring, a stroke."""
    last = unicodedata.normalize("NFC", words)[-1]
    return unicodedata.combining(last) > 0 or unicodedata.category(last) == "Me"


def _worded(text: str, found: FoundSpan, language: str, turned: list[tuple[int, int]]) -> FoundSpan:
    """With the words as written; nothing is taken for read that signs of turning or of joining make look different."""
    if not isinstance(found.span, Span):
        return found
    if _is_marked(text[found.start : found.end]):
        return replace(found, span=NoSpan(because="a mark stands on its last letter, so it may be another word"))
    at = bisect_left(turned, (found.end, 0)) - 1
    if at >= 0 and found.start < turned[at][1]:
        because = "this line holds signs that turn the direction of writing: what is shown may not be what is written"
        return replace(found, span=NoSpan(because=because))
    return replace(found, span=replace(found.span, words=text[found.start : found.end], language=language))
