"""Numbers in a draft that rest on nothing: text that cites nothing, captions that no value of the series carries."""

from __future__ import annotations

from farbank.judgement.draft_text import Passage
from farbank.judgement.numbers_said import Number, numbers_in
from farbank.judgement.question import Question
from farbank.judgement.told import where_of
from farbank.judgement.truth_figures import as_of, series_of, values_by
from farbank.judgement.verdict import Finding


def loose_numbers(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """One finding for each passage that prints loose numbers; a file from elsewhere cannot cite, and is not asked."""
    if question.file is not None:
        return ()
    return tuple(found for each in passages if not each.cited for found in _in_passage(question, each))


def _in_passage(question: Question, passage: Passage) -> tuple[Finding, ...]:
    if passage.running:
        loose = numbers_in(passage.text)
        because = "{numbers} cites nothing in its paragraph."
    elif passage.figure is not None and passage.figure.what == "series":
        known = values_by(series_of(question, passage.figure), as_of(question, passage.figure))
        loose = tuple(each for each in numbers_in(passage.text) if each.value not in known)
        because = f"{{numbers}} is no value of this series known by {as_of(question, passage.figure).isoformat()}."
    else:
        loose, because = (), ""
    return (_finding(passage, loose, because),) if loose else ()


def _finding(passage: Passage, loose: tuple[Number, ...], because: str) -> Finding:
    first, more = loose[0], len(loose) - 1
    others = f" (and {more} more)" if more else ""
    return Finding(
        rule="loose_number",
        severity="HOLD",
        where=tuple(where_of(passage, each.start, each.end) for each in loose),
        because=because.format(numbers=f"{first.text}{others}"),
        repair=("Cite the finding, item or statement it comes from, or take it out.",),
    )
