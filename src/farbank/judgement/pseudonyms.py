"""A pseudonym that gives away the name it stands for: by its initial, a syllable, its sound, or the codename.

- Compared are names that can be read without opening a card: those of persons the case names, and the codename.
- What is on a sealed card is not compared. A print of it that the gate could compare with would lie in the case, and
  whoever holds the case could try every name there is against it; the card would be sealed no longer.
- No finding says the name, nor which part of it agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.folded import fold
from farbank.judgement.question import Question
from farbank.judgement.told import judged, named_in
from farbank.judgement.verdict import Finding, Where

_NOT_LETTERS: Final = re.compile(r"[\W_]+")
REPAIR: Final = ("Choose a pseudonym that has no sound, syllable or initial in common with the name.",)


def pseudonyms(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each persona that is printed under a pseudonym close to a name of theirs."""
    return tuple(_found(question, passages))


def cards_not_compared(question: Question, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """That a card was not opened, where somebody printed has one."""
    printed = judged(question, passages)
    sealed = any(each.id in printed and each.subject in question.sealed for each in question.personas)
    return ("whether a pseudonym is close to a name on a sealed card",) if sealed else ()


def _found(question: Question, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    printed = named_in(question, passages)
    known = judged(question, passages)
    for persona in question.personas:
        if persona.id not in known:
            continue
        marks = [each.where for each in printed if each.persona == persona.id]
        words = [(each, each.text[each.start : each.end]) for each in marks]
        where = tuple(each for each, said in words if _is_close(question, said, persona.subject))
        if where or _is_close(question, persona.printed_as, persona.subject):
            yield _finding(persona.label or persona.id, where or tuple(marks))


def _is_close(question: Question, pseudonym: str, subject: str) -> bool:
    codename = question.label_of(subject)
    if _letters(pseudonym) in {_letters(codename), _letters(codename.partition("-")[2])} - {""}:
        return True
    return any(question.are_close(pseudonym, name) for name in question.names.get(subject, ()))


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", fold(words))


def _finding(label: str, where: tuple[Where, ...]) -> Finding:
    return Finding(
        rule="pseudonym_close",
        severity="HOLD",
        persona=label,
        where=where,
        because=f"{label}: the pseudonym has something in common with a name that the case knows them by.",
        repair=REPAIR,
    )
