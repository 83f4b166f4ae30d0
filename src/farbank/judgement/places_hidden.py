"""A place that is told by what few places have instead of by its name: it hides hardly anything.

The number of places that fit is said, and none of them is named.
"""

from __future__ import annotations

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.texts_read import TextRead, texts_read
from farbank.judgement.verdict import Finding
from farbank.values.described import Alike


def hidden_places(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each such place beside somebody private, where fewer than the limit fit or nobody counted."""
    found: dict[str, Finding] = {}
    for text in texts_read(question, passages):
        if text.marks or text.read.described:
            for each in text.read.alike:
                if each.fits is None or each.fits < question.limits.alike_below:
                    words = " ".join(text.text[each.start : each.end].split())
                    found.setdefault(said(words), _finding(text, each, words))
    return tuple(found.values())


def _finding(text: TextRead, each: Alike, words: str) -> Finding:
    return Finding(
        rule="fake_generalisation",
        severity="HOLD",
        where=(text.where(each.start, each.end),),
        because=f'"{words}" in the {text.channel.replace("_", " ")} sounds general, and {_fits(each.fits)}.',
        repair=("Name the province, or a property that many places have.",),
    )


def _fits(count: int | None) -> str:
    if count is None:
        return "nobody counted how many places it fits"
    if count == 0:
        return "no place of the gazetteer fits it, so it may fit one that is not there"
    return f"it fits {count} place{'s' if count > 1 else ''} only"
