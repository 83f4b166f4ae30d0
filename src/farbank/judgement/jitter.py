"""One look drawn at several places of the map: whoever has all the maps takes the middle, and that is the place.

A map draws a look where the case says it was, the same in every report and edition; nothing is moved by chance. So a
mark can only differ where somebody changed the row after it was printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import listed
from farbank.judgement.publications import Drawn, Publication
from farbank.judgement.question import Question
from farbank.judgement.told import where_of
from farbank.judgement.verdict import Finding


def jitter(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Looks of protected people whose mark is not the one that was printed last."""
    moved = tuple(_moved(question))
    if not moved:
        return ()
    named = listed([f'"{each.called}" stood elsewhere in {report.said}' for each, report in moved])
    maps = (each for each in passages if each.figure is not None and each.figure.option("line"))
    return (
        Finding(
            rule="jitter",
            severity="HOLD",
            where=tuple(where_of(each, 0, len(each.text)) for each in maps),
            because=f"A look is drawn at another place than before: {named}; the middle of both is closer to it.",
            repair=("Draw it where it was printed before, or leave it out of this report.",),
        ),
    )


def _moved(question: Question) -> Iterator[tuple[Drawn, Publication]]:
    last = {mark.look: (mark, report) for report in question.publications for mark in report.drawn}
    for each in question.looks_drawn:
        source = question.sources.get(each.source)
        known = last.get(each.look)
        if known and known[0].mark != each.mark and not (source and source.public):
            yield each, known[1]
