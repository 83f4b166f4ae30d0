"""What the desk said may be printed of an item, held against a report that prints it.

- An item of which nothing may be printed blocks every report that cites it, places it or draws from it.
- Any other words are for a person; they are named among what was not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.question import Question
from farbank.judgement.told import cited_ids
from farbank.judgement.verdict import Finding

# "nothing" in the four languages of the desk, as all that was said: "no faces" is for a person to keep to
_NOTHING: Final = re.compile(
    r"\s*(?:nothing|none|no|never|do not print|don't print|not for print|not to be printed"
    r"|없음|없다|아무것도 안 됨|인쇄 금지|금지|なし|何も|不可|印刷不可|掲載不可|無|无|不可以|禁止|不得刊登)"
    r"(?: of it| at all| yet)?\s*[.!。]*\s*",
    re.IGNORECASE,
)


def printable(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A BLOCK for each item of which nothing may be printed and which the report prints all the same."""
    return tuple(
        Finding(
            rule="not_printable",
            severity="BLOCK",
            because=f'{question.label_of(item)} is printed here, and the desk said of it: "{said}".',
            repair=(f"Leave {question.label_of(item)} out, or describe anew what of it may be printed.",),
        )
        for item, said in _said(question, passages)
        if _NOTHING.fullmatch(said)
    )


def left_to_a_person(question: Question, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """What the desk said in words that only a person can hold against the report."""
    said = [(item, words) for item, words in _said(question, passages) if not _NOTHING.fullmatch(words)]
    return tuple(f'whether {question.label_of(item)} keeps to "{words}"' for item, words in said)


def _said(question: Question, passages: tuple[Passage, ...]) -> Iterator[tuple[str, str]]:
    reached = (item for cited in cited_ids(question, passages) for item in question.items_under(cited))
    for item in dict.fromkeys(reached):
        if words := question.printable.get(item, "").strip():
            yield item, words
