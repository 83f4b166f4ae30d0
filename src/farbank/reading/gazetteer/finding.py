"""Where in running text places are named: offsets in code points of the text as it is, in four languages.

Only names that the gazetteer knows, in any spelling that reads the same, and names in Latin letters with a word such as
County after them. A name that is also a common word or a person's name counts only with a word for its kind. The time
it takes grows with the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer.finding_cjk import cjk_places
from farbank.reading.gazetteer.finding_latin import latin_places
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.kind_after import kinds_after

CHAIN: Final = 5  # members a wording has at most beside the name: village, town, county, prefecture, province, country
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_WITHIN: Final = re.compile(r",? (?:in|of) (?:the )?|, ?", re.IGNORECASE)
_CHAIN: Final = re.compile(r" ?|의 ?")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place named in a text; `phrase` is the wider wording with what it is said to lie in, for the resolver."""

    start: int
    end: int
    text: str
    phrase: str


def find_places(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every place that a text names, in reading order, none inside another."""
    plain, offsets = _seen(text)
    spans = sorted((*latin_places(plain, gazetteer), *cjk_places(plain, gazetteer)))
    return tuple(
        _mention(text, offsets, span, phrase) for span, phrase in zip(spans, _phrases(plain, spans), strict=True)
    )


def _mention(text: str, offsets: range | list[int], span: tuple[int, int], phrase: str) -> Mention:
    start, end = offsets[span[0]], offsets[span[1] - 1] + 1
    return Mention(start=start, end=end, text=text[start:end], phrase=phrase)


def _seen(text: str) -> tuple[str, range | list[int]]:
    """The text without characters that cannot be seen, and where each of its characters stands in the original."""
    if not _UNSEEN.search(text):
        return text, range(len(text))
    offsets = [at for at, character in enumerate(text) if not _UNSEEN.match(character)]
    return "".join(text[at] for at in offsets), offsets


def _phrases(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Each name with what follows it after `in` or a comma; in Korean, Chinese and Japanese with what precedes it.

    A word for the kind that stands after a name, or after several, goes with it: "Tumen and Yalu rivers".
    """
    last, first = [end for _, end in spans], [start for start, _ in spans]
    for at in range(len(spans) - 2, -1, -1):
        if _LATIN.match(text, spans[at][0]) and _WITHIN.fullmatch(text, spans[at][1], spans[at + 1][0]):
            last[at] = min(last[at + 1], spans[min(at + CHAIN, len(spans) - 1)][1])
    for at in range(1, len(spans)):
        if not _LATIN.match(text, spans[at][0]) and _CHAIN.fullmatch(text, spans[at - 1][1], spans[at][0]):
            first[at] = max(first[at - 1], spans[max(at - CHAIN, 0)][0])
    wide = (text[start:end] for start, end in zip(first, last, strict=True))
    kinds = kinds_after(text, spans)
    return [
        f"{text[start:end]} {kind.title()}" if kind else phrase
        for phrase, kind, (start, end) in zip(wide, kinds, spans, strict=True)
    ]
