"""What words that stand in no mark would leave of a persona, counted as if they were declared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from farbank.judgement.circle import person_of, tables_of
from farbank.judgement.counting import Field
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import leaves
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.standing import Standing, standing
from farbank.judgement.texts_read import TextRead
from farbank.judgement.told import THIS_DRAFT, Told, circles, told_by_draft, told_in_print
from farbank.values.described import Attribute


class AsIfDeclared:
    """Counts for one question; the counted world and what the marks tell are gathered once, when first asked for."""

    def __init__(self, question: Question, passages: tuple[Passage, ...]) -> None:
        self._question: Final = question
        self._passages: Final = passages

    @cached_property
    def around(self) -> dict[str, frozenset[str]]:
        """The circle of each persona."""
        return {member: circle for circle in circles(self._question.personas) for member in circle}

    @cached_property
    def _among(self) -> Field:
        return Field(tables=tables_of(self._question))

    @cached_property
    def _drafted(self) -> tuple[Told, ...]:
        return told_by_draft(self._question, self._passages)

    def stands(self, persona: str, attributes: Iterable[Attribute], text: TextRead) -> Standing | None:
        """How a persona would stand with all of it told; None where nobody knows whose it is, or nobody counted it."""
        circle = self.around.get(persona, frozenset())
        new = tuple(
            self._told(persona, each, text)
            for each in attributes
            if self._among.tables.counted(each.dimension, said(each.value))
        )
        if not circle or not new:
            return None
        printed = told_in_print(each for each in self._question.disclosures if each.persona in circle)
        drafted = tuple(each for each in self._drafted if each.persona in circle)
        told = (*printed, *drafted, *new)
        return standing(person_of(self._question, self._passages, circle, told, self._among))

    def _told(self, persona: str, each: Attribute, text: TextRead) -> Told:
        return Told(
            persona=persona,
            dimension=each.dimension,
            values=frozenset({said(each.value)}),
            words=" ".join(text.text[each.start : each.end].split()),
            place=THIS_DRAFT,
            group="undeclared",
            draft=True,
            when=self._question.printed_on,
            where=(text.where(each.start, each.end),),
        )


def words_of_count(stands: Standing) -> str:
    """What it would leave, as the end of a sentence."""
    if stands.severity is None:
        return " Counted as if declared, it stays within the limits."
    return f" Counted as if declared, {leaves(stands.counted())} would be left."
