"""Small groups that the words name: whoever of them it was, all of them are put at risk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.texts_read import TextRead, texts_read
from farbank.judgement.verdict import Finding


def named_groups(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each group under the limit, counted in the words themselves or in the case, each wording once."""
    limit = question.limits.group_below
    found: dict[str, Finding] = {}
    for text in texts_read(question, passages):
        for start, end, size in (*_counted_in_words(text), *_counted_in_case(question, text)):
            if size < limit:
                words = " ".join(text.text[start:end].split())
                found.setdefault(said(words), _finding(text, start, end, words, size, limit))
    return tuple(found.values())


def _counted_in_words(text: TextRead) -> Iterator[tuple[int, int, int]]:
    for each in text.read.groups:
        yield each.start, each.end, each.size


def _counted_in_case(question: Question, text: TextRead) -> Iterator[tuple[int, int, int]]:
    """The words of a counted set, where they stand as the case has them."""
    for each in question.access:
        words = r"\s+".join(re.escape(part) for part in each.what.replace("_", " ").split())
        if " " in words or r"\s+" in words:
            for match in re.finditer(words, text.text, re.IGNORECASE):
                if not any(mark.start <= match.start() < mark.end for mark in text.marks):
                    yield match.start(), match.end(), each.count


def _finding(text: TextRead, start: int, end: int, words: str, size: int, limit: int) -> Finding:
    return Finding(
        rule="named_group",
        severity="HOLD",
        where=(text.where(start, end),),
        because=f'"{words}" in the {text.channel.replace("_", " ")} names a group of {size}; all are put at risk, '
        "whoever of them it was, and however many people fit what is told.",
        repair=(f"Name a group of {limit} or more, or none.",),
    )
