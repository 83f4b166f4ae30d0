"""What words that stand in no mark would leave of a persona, counted as if they were declared."""

from __future__ import annotations

from collections.abc import Iterable

from farbank.judgement.circle import Person, person_of, tables_of
from farbank.judgement.counting import Field
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import leaves
from farbank.judgement.question import Question
from farbank.judgement.shares import said
from farbank.judgement.standing import Standing, standing
from farbank.judgement.texts_read import TextRead
from farbank.judgement.told import THIS_DRAFT, Told, circles, told_by_draft, told_in_print
from farbank.values.described import Attribute


def as_if_declared(
    question: Question,
    passages: tuple[Passage, ...],
    persona: str,
    attributes: Iterable[Attribute],
    text: TextRead,
) -> Standing | None:
    """How the persona would stand with all of it told; None where nobody knows whom it is of, or nobody counted it."""
    circle = next((each for each in circles(question.personas) if persona in each), None)
    if circle is None:
        return None
    tables = tables_of(question)
    new = tuple(
        Told(
            persona=persona,
            dimension=each.dimension,
            values=frozenset({said(each.value)}),
            words=" ".join(text.text[each.start : each.end].split()),
            place=THIS_DRAFT,
            group="undeclared",
            draft=True,
            when=question.printed_on,
            where=(text.where(each.start, each.end),),
        )
        for each in attributes
        if tables.counted(each.dimension, said(each.value))
    )
    return standing(_person(question, passages, circle, new, Field(tables=tables))) if new else None


def words_of_count(stands: Standing) -> str:
    """What it would leave, as the end of a sentence; nothing where it is within the limits."""
    if stands.severity is None:
        return " Counted as if declared, it stays within the limits."
    return f" Counted as if declared, {leaves(stands.counted())} would be left."


def _person(
    question: Question, passages: tuple[Passage, ...], circle: frozenset[str], new: tuple[Told, ...], among: Field
) -> Person:
    printed = told_in_print(each for each in question.disclosures if each.persona in circle)
    drafted = tuple(each for each in told_by_draft(question, passages) if each.persona in circle)
    return person_of(question, passages, circle, (*printed, *drafted, *new), among)
