"""What marks and earlier print declare of personas, and whether words that describe somebody are among it.

- Words that a mark stands on are declared where the mark names their dimension, or one that cannot be told from it.
- The same words, or the same value, declared once of a persona are declared in every channel.
- That somebody is a father tells a sex too; a mark that declares kin is taken to declare it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.texts_read import TextRead
from farbank.values.described import Attribute
from farbank.values.draft import Named

_KIN: Final = frozenset({"family", "children", "spouse", "siblings", "ties"})
_JOB: Final = frozenset({"occupation", "service", "rank", "goods"})
_SPOT: Final = frozenset({"residence", "event_place", "camera", "workplace", "origin"})
_TIME: Final = frozenset({"event_time", "capture_time", "sending_time"})
# dimension of some words -> the dimensions of a mark that declare them
_SAME: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(_KIN, _KIN),
    **dict.fromkeys(_JOB, _JOB | {"workplace"}),
    **dict.fromkeys(_SPOT - {"workplace"}, _SPOT),
    **dict.fromkeys(_TIME, _TIME),
    "workplace": frozenset({"workplace"}),
    "sex": _KIN | {"sex"},
    "age": frozenset({"age", "children"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One thing declared of a persona: `words` are those that the mark stands on, empty for what is in print."""

    persona: str
    dimension: str
    value: str
    words: str = ""

    def tells(self, words: str, attribute: Attribute) -> bool:
        """Whether it says what some words say."""
        if self.dimension not in _SAME.get(attribute.dimension, {attribute.dimension}):
            return False
        spoken, value = said(words), said(attribute.value)
        return value == self.value or spoken == self.value or (bool(self.words) and spoken in self.words)


def declared(question: Question, passages: Iterable[Passage]) -> tuple[Declared, ...]:
    """Everything that the marks of the draft and earlier print declare."""
    marks = (
        Declared(
            persona=question.id_of(mark.run.persona),
            dimension=dimension,
            value=said(value),
            words=said(passage.text[mark.start : mark.end]),
        )
        for passage in passages
        for mark in passage.marks
        if isinstance(mark.run, Named)
        for dimension, value in mark.run.discloses
    )
    print_ = (
        Declared(persona=each.persona, dimension=each.dimension, value=said(value))
        for each in question.disclosures
        for value in each.values
    )
    return tuple(dict.fromkeys((*marks, *print_)))


def marked(text: TextRead, attribute: Attribute) -> bool:
    """Whether a mark stands on the words and declares their dimension."""
    wanted = _SAME.get(attribute.dimension, frozenset({attribute.dimension}))
    return any(
        mark.start < attribute.end
        and attribute.start < mark.end
        and isinstance(mark.run, Named)
        and any(dimension in wanted for dimension, _ in mark.run.discloses)
        for mark in text.marks
    )
