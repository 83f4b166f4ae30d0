"""A text as the rules walk it: lines, their language, their sentences; folded, with the way back to every character.

Folding takes out what nobody sees (zero-width and direction marks) and writes full-width letters and figures plainly.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

LONGEST: Final = 1000  # characters of a sentence; a longer one is cut, so that no rule walks further
WIDEST: Final = 5000  # characters of a passage
_HANGUL: Final = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_KANA: Final = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff]")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CLOSING: Final = "\"'”’」』）)\\]】》"
_END: Final = re.compile(rf"[.!?…]+[{_CLOSING}]*(?=\s|$)|[。！？]+[{_CLOSING}]*")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|No|Nos|vs|ca|cf|approx|est|Fig|p|pp|vol|ed|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)\.\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line of a text or a part of a very long one, its language, its sentences; offsets into the folded text."""

    start: int
    end: int
    language: str
    sentences: tuple[tuple[int, int], ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds an offset; the nearest one where none does."""
        found = bisect_right(self.sentences, at, key=lambda each: each[1])
        return self.sentences[min(found, len(self.sentences) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A folded text, for each of its characters the offset in the original, and its passages."""

    original: str
    text: str
    origin: tuple[int, ...]
    passages: tuple[Passage, ...]

    def passage_at(self, at: int) -> Passage | None:
        """The passage that holds an offset of the original text; the next one where none does."""
        found = bisect_left(self.passages, at + 1, key=lambda each: self.origin[each.end - 1] + 1)
        return self.passages[found] if found < len(self.passages) else None

    def cut(self, start: int, end: int) -> tuple[int, int, str]:
        """Where a stretch of the folded text stands in the original, and the very words."""
        first, last = self.origin[start], self.origin[end - 1] + 1
        return first, last, self.original[first:last]


def page_of(text: str, language: str = "") -> Page:
    """A text made ready; `language` decides where the script alone does not."""
    folded, origin = _folded(text)
    house = language or _language(folded, "")
    return Page(original=text, text=folded, origin=origin, passages=tuple(_passages(folded, house)))


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The text as it is read, character by character, and where each stood."""
    kept = [(at, plain) for at, each in enumerate(text) if (plain := _plain(each))]
    return "".join(plain for _, plain in kept), tuple(at for at, _ in kept)


@cache
def _plain(character: str) -> str:
    """One character as it is read: nothing for a mark that is not seen, a plain form where there is one."""
    if unicodedata.category(character) in {"Cf", "Cs"}:
        return ""
    if character in "\u00a0\u3000\u2007\u202f\t\x0b\x0c":
        return " "
    code = ord(character)
    if 0xFF10 <= code <= 0xFF5A or character in "％，．：＝／～":  # noqa: PLR2004  # full-width figures and letters
        return unicodedata.normalize("NFKC", character) if character != "，" else "，"
    return character


def _passages(text: str, house: str) -> Iterator[Passage]:
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        if line.group().isspace():
            continue
        language = _language(line.group(), house)
        for sentences in _grouped(_sentences(text, line.start(), line.end())):
            yield Passage(start=sentences[0][0], end=sentences[-1][1], language=language, sentences=sentences)


def _grouped(sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The sentences of a line together; those of a very long one in groups, so that no rule walks further."""
    group: list[tuple[int, int]] = []
    for each in sentences:
        if group and each[1] - group[0][0] > WIDEST:
            yield tuple(group)
            group = []
        group.append(each)
    yield tuple(group)


def _language(words: str, house: str) -> str:
    """en, ko, ja or zh, by the script; Han alone is Japanese in a Japanese text, and Chinese everywhere else."""
    sample = words[:4000]
    hangul, kana, han, latin = (len(each.findall(sample)) for each in (_HANGUL, _KANA, _HAN, _LATIN))
    if 2 * hangul > kana + han and 4 * hangul > latin:
        return "ko"
    if kana and 12 * kana > han and 4 * (kana + han) > latin:
        return "ja"
    if 2 * han > latin:
        return "ja" if house.startswith("ja") else "zh"
    return house[:2] if not (hangul or kana or han or latin) and house else "en"


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line; an abbreviation ends none."""
    begin = start
    for stop in _END.finditer(text, start, end):
        if _goes_on(text, begin, stop, end):
            continue
        yield from _pieces(text, begin, stop.end())
        begin = stop.end()
    if text[begin:end].strip():
        yield from _pieces(text, begin, end)


def _goes_on(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    if stop.group().startswith(".") and _ABBREVIATION.search(text, max(begin, stop.start() - 8), stop.start() + 1):
        return True
    following = text[stop.end() : min(end, stop.end() + 3)].strip()
    return following[:1].islower()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without the space before it, in pieces where it is longer than any sentence is."""
    while start < end and text[start].isspace():
        start += 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut + 1 if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
