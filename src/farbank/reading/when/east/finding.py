"""Korean, Japanese and Chinese dates in running text: rows of date tokens, and in each the longest phrases.

Words that mean other things too count only in company: a day or a season alone, a count, "today".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import Asked
from farbank.reading.when.east.draft import Draft
from farbank.reading.when.east.phrases import Phrase, phrase, read_phrase
from farbank.reading.when.east.reading import LANGUAGES, meaning
from farbank.reading.when.east.tokens import Token, tokens
from farbank.reading.when.found import FoundSpan, NoSpan
from farbank.values.span import Span

_NEVER_FIRST: Final = frozenset(("in x", "of", "tail", "number", "and"))
_WIDEST_GAP: Final = 2  # spaces between two tokens of one date


def find_east(folded: str, start: int, end: int, languages: tuple[str, ...], asked: Asked) -> Iterator[FoundSpan]:
    """The dates between two places of a folded text; in more than one language only where they agree."""
    first, *others = [list(_find(folded, start, end, code, asked)) for code in languages]
    for each in first:
        yield _agreed(each, [found for other in others for found in _meeting(each, other)])


def _meeting(found: FoundSpan, others: list[FoundSpan]) -> list[FoundSpan]:
    """Those of a row of pieces that share a sign with one."""
    last = bisect_left(others, found.end, key=lambda each: each.start)
    first = bisect_right(others, found.start, key=lambda each: each.end)
    return others[first:last]


def _agreed(found: FoundSpan, others: list[FoundSpan]) -> FoundSpan:
    """What Chinese and Japanese both read, or why they do not."""
    for other in others:
        if isinstance(found.span, Span) and isinstance(other.span, Span) and meaning(found.span) != meaning(other.span):
            because = "in Chinese and in Japanese this has two readings, and nothing says which language it is"
            end = max(found.end, other.end)
            return FoundSpan(start=min(found.start, other.start), end=end, span=NoSpan(because=because))
    return found


def _find(folded: str, start: int, end: int, code: str, asked: Asked) -> Iterator[FoundSpan]:
    for row in _rows(folded, start, end, code):
        at = 0
        while at < len(row):
            said = phrase(row, at) if row[at].kind not in _NEVER_FIRST else None
            if said is None or not _meant(said):
                at += 1
                continue
            first, last = row[at].start, row[said.last - 1].end
            yield FoundSpan(start=first, end=last, span=_read(said, folded[first:last], asked))
            at = said.last


def _rows(folded: str, start: int, end: int, code: str) -> Iterator[list[Token]]:
    """Unbroken rows of tokens."""
    row: list[Token] = []
    for token in tokens(folded, LANGUAGES[code], start, end):
        gap = folded[row[-1].end : token.start] if row else ""
        if row and (len(gap) > _WIDEST_GAP or gap.strip()):
            yield row
            row = []
        row.append(token)
    if row:
        yield row


def _read(said: Phrase, words: str, asked: Asked) -> Span | NoSpan:
    try:
        return read_phrase(said, words.strip(), asked)
    except Refused as refusal:
        return NoSpan(because=str(refusal))


def _meant(said: Phrase) -> bool:
    """Whether a phrase is likely meant as a date."""
    if said.few or said.lasting is not None:
        return True
    drafts = [said.first, *([said.second] if said.second else [])]
    return all(_possible(each) for each in drafts) and any(_names_a_time(each) for each in drafts)


def _names_a_time(draft: Draft) -> bool:
    if draft.near == ("day", 0) and not draft.ago:
        return False
    if draft.short is not None:
        return draft.month is not None
    return draft.dated or draft.month is not None or draft.returns or (draft.season is not None and _turned(draft))


def _turned(draft: Draft) -> bool:
    """Whether a season is the last one or one to come."""
    return draft.last or draft.coming


def _possible(draft: Draft) -> bool:
    """A number that no month has names none, unless a year stands before it; then the whole is impossible."""
    return draft.dated or draft.month is None or 1 <= draft.month <= 12  # noqa: PLR2004  # months of a year
