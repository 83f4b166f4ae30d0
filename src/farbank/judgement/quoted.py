"""Which words of a report are set as a quotation: between quotation marks, or in a block of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.leaving import Leaving
from farbank.judgement.question import Question
from farbank.values.draft import Quote
from farbank.values.draft_walk import every_block, run_groups, words_of

_MARKS: Final = re.compile('“[^“”]*”|"[^"]*"|‘[^‘’]{6,}’|「[^「」]*」|『[^『』]*』|«[^«»]*»|„[^„“”]*[“”]|《[^《》]*》')
_QUOTE_CHANNEL: Final = "pull_quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The texts that are quotations as a whole."""

    whole: frozenset[str]

    def holds(self, text: Leaving, start: int, end: int) -> bool:
        """Whether some words of a text stand in a quotation."""
        if text.channel == _QUOTE_CHANNEL or text.text in self.whole:
            return True
        return any(a < start and end < b for a, b in spans(text.text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Every quotation between marks, with its marks."""
    return (each.span() for each in _MARKS.finditer(text))


def quotations(question: Question, passages: Iterable[Passage]) -> Quoted:
    """The quotations of a draft; a passage that is one by a block keeps its words in every channel."""
    within = {
        words_of(runs)
        for block in every_block(question.draft)
        if isinstance(block, Quote)
        for inner in block.blocks
        for runs in run_groups(inner)
    }
    return Quoted(whole=frozenset(each.text for each in passages if each.text in within))
