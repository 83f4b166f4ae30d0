"""What marks and earlier print declare of personas, and whether words that describe somebody are among it.

- Words that a mark stands on are declared where the mark names their dimension, or one that cannot be told from it.
- The same words, or the same value, declared once of a persona are declared in every channel.
- That somebody is a father tells a sex too; a mark that declares kin is taken to declare it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.texts_read import TextRead
from farbank.judgement.told import circles, judged
from farbank.values.described import Attribute, Described
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
        return self.value in {value, spoken} or (bool(self.words) and spoken in self.words)


class Known:
    """What is declared, gathered when it is first asked for: most reports leave nothing to ask."""

    def __init__(self, question: Question, passages: tuple[Passage, ...]) -> None:
        self._question: Final = question
        self._passages: Final = passages

    @cached_property
    def public(self) -> frozenset[str]:
        """The personas of sources who are public already."""
        sources = self._question.sources
        open_ = {each for each, known in sources.items() if known.public}
        return frozenset(each.id for each in self._question.personas if each.subject in open_)

    def meant(self, text: TextRead, described: Described) -> frozenset[str]:
        """Whom a sentence may be about: who is marked in it, else in its text, else all in the report."""
        inside = [each for each in text.marks if described.start <= each.start < described.end]
        labels = [each.run.persona for each in inside or text.marks]
        return frozenset(self._question.id_of(each) for each in labels) or self._judged

    def untold(self, text: TextRead, attributes: Iterable[Attribute], meant: frozenset[str]) -> tuple[Attribute, ...]:
        """Of some words those that are declared for none of some personas."""
        if meant and meant <= self.public:
            return ()
        whole = {one for each in meant for one in self._around.get(each, {each})}
        known = [row for each in whole for row in self._declared.get(each, ())]
        return tuple(
            each for each in attributes if not any(row.tells(text.text[each.start : each.end], each) for row in known)
        )

    @cached_property
    def _judged(self) -> frozenset[str]:
        return judged(self._question, self._passages)

    @cached_property
    def _around(self) -> dict[str, frozenset[str]]:
        return {member: circle for circle in circles(self._question.personas) for member in circle}

    @cached_property
    def _declared(self) -> Mapping[str, tuple[Declared, ...]]:
        """By persona, each thing once: what the marks of the draft declare, and what is in print."""
        found: dict[str, dict[Declared, None]] = {}
        for each in (*self._of_marks(), *self._of_print()):
            found.setdefault(each.persona, {})[each] = None
        return {persona: tuple(rows) for persona, rows in found.items()}

    def _of_marks(self) -> Iterator[Declared]:
        for passage in self._passages:
            for mark in passage.marks:
                if isinstance(mark.run, Named):
                    words = said(passage.text[mark.start : mark.end])
                    for dimension, value in mark.run.discloses:
                        persona = self._question.id_of(mark.run.persona)
                        yield Declared(persona=persona, dimension=dimension, value=said(value), words=words)

    def _of_print(self) -> Iterator[Declared]:
        rows = {(each.persona, each.dimension, value) for each in self._question.disclosures for value in each.values}
        for persona, dimension, value in sorted(rows):
            yield Declared(persona=persona, dimension=dimension, value=said(value))


def marked(text: TextRead, attribute: Attribute) -> bool:
    """Whether a mark stands on the words and declares their dimension."""
    wanted = _SAME.get(attribute.dimension, frozenset({attribute.dimension}))
    return any(
        mark.start < attribute.end
        and attribute.start < mark.end
        and any(dimension in wanted for dimension, _ in mark.run.discloses)
        for mark in text.marks
    )
