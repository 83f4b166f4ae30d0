"""Every text that leaves, with what was read in it of people: the passages of the draft, and what stands in no passage.

A text of the package that repeats words of the draft is read once, with the marks that the draft has there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.verdict import Where
from farbank.values.described import PeopleRead
from farbank.values.draft import Named


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaMark:
    """The words from `start` up to `end` that a mark of a persona stands on."""

    start: int
    end: int
    run: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRead:
    """One text: `marks` are the personas' marks on it, `item` the picture whose caption or alternative text it is."""

    channel: str
    text: str
    read: PeopleRead
    marks: tuple[PersonaMark, ...] = ()
    item: str = ""

    def where(self, start: int, end: int) -> Where:
        """Some of its words."""
        return Where(channel=self.channel, text=self.text, start=start, end=end)


def texts_read(question: Question, passages: Sequence[Passage]) -> tuple[TextRead, ...]:
    """The passages in reading order, then the other texts of the package, each wording once."""
    found: list[TextRead] = []
    for each in passages:
        item = (
            found[-1].item if found and each.channel == "alt" else each.item
        )  # an alternative text follows its caption
        found.append(_of_passage(question, each, item))
    return (*found, *_others(question, passages))


def _of_passage(question: Question, passage: Passage, item: str) -> TextRead:
    marks = tuple(
        PersonaMark(start=mark.start, end=mark.end, run=mark.run)
        for mark in passage.marks
        if isinstance(mark.run, Named)
    )
    spans = tuple((mark.start, mark.end) for mark in marks)
    read = question.read_people(passage.text, question.draft.language, passage.channel, spans)
    return TextRead(channel=passage.channel, text=passage.text, read=read, marks=marks, item=item)


def _others(question: Question, passages: Sequence[Passage]) -> Iterator[TextRead]:
    drafted = " ".join(" ".join(each.text.split()) for each in passages)
    told: set[str] = set()
    for each in question.channels:
        words = " ".join(each.text.split())
        if words and words not in told and words not in drafted:
            told.add(words)
            language = each.language or question.draft.language
            read = question.read_people(each.text, language, each.channel, ())
            yield TextRead(channel=each.channel, text=each.text, read=read)
