"""Copies of one document that differ in a few words: each copy may have been given its own, to find who let it out.

Two texts are copies when half the wording of the shorter one stands in the other (`likeness`). Where they part, the
words of each with what stands around them in both make a phrase that only that copy has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.leaving import Hit, leaving, place, told_once
from farbank.judgement.likeness import SAME_WORDING, wording_in_common
from farbank.judgement.question import Question
from farbank.judgement.verdict import Finding
from farbank.judgement.wording import OPEN, IntakeText, spelled

_AROUND: Final = 2  # words, or characters, on each side that both copies have
_LONGEST: Final = 12  # words in a row that are a wording; more is a part that one copy has and the other lacks
_TOKENS: Final = 5000  # of one text that are compared
_BECAUSE: Final = (
    "The case holds two copies of this document, and they differ just in these words; copies are marked so to show who "
    "let one out."
)
REPAIR: Final = ("Leave the words out or say them in your own, as no copy has them.",)


def canary_wording(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each phrase that one copy has and another has otherwise."""
    if not question.variants:
        return ()
    hits = []
    for text in leaving(question, passages):
        read = spelled(text.text)
        for phrase in question.variants:
            if (at := read.letters.find(phrase)) >= 0:
                where = place(text, read.at[at][0], read.at[at + len(phrase) - 1][1])
                hits.append(Hit(kind="", key=phrase, where=where))
    return tuple(told_once(hits, "canary_wording", "HOLD", _BECAUSE, REPAIR))


def variants(copies: Iterable[IntakeText]) -> tuple[str, ...]:
    """The phrases, as letters alone, by which a copy that is not public can be known from another."""
    found: dict[str, None] = {}
    for one, other in combinations(copies, 2):
        if one.voice == other.voice == OPEN or wording_in_common(one.text, other.text) < SAME_WORDING:
            continue
        for each, phrase in _parting(_tokens(one.text), _tokens(other.text)):
            if (one if each == 0 else other).voice != OPEN:
                found.setdefault(phrase)
    return tuple(found)


def _parting(one: list[str], other: list[str]) -> Iterator[tuple[int, str]]:
    """Where two copies part: which of the two (0 or 1), and its words with those around them."""
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for which, (tokens, start, end) in enumerate(((one, a, b), (other, c, d))):
            if 0 < end - start <= _LONGEST and start >= _AROUND and end + _AROUND <= len(tokens):
                yield which, "".join(tokens[start - _AROUND : end + _AROUND])


def _tokens(text: str) -> list[str]:
    """Words, or single characters where each counts by itself."""
    read = spelled(text)
    ends = (*read.starts[1:], len(read.letters))
    return [read.letters[start:end] for start, end in zip(read.starts, ends, strict=True)][:_TOKENS]
