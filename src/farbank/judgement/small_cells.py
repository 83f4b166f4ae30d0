"""Counts of one to four people in a table or a series: so few are soon found, and each knows of the others.

Five is the least cell that statistical offices commonly print. What a public source counted is out already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from farbank.facts.figure import FigureObserved
from farbank.judgement.draft_text import Passage
from farbank.judgement.exposure_words import listed
from farbank.judgement.question import Question
from farbank.judgement.table_cells import Place, Table, is_about_people, tables
from farbank.judgement.told import where_of
from farbank.judgement.truth_figures import as_of, series_of
from farbank.judgement.verdict import Finding, Where
from farbank.values.draft import Computed

LEAST: Final = 5


def small_cells(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Cells of the draft's tables and series that count one to four people."""
    return (
        *(
            _finding(_in_words(small), places_of(passages, table))
            for table in tables(question.draft)
            if not is_public(question, table.cites) and (small := _small(table))
        ),
        *(found for figure in series_drawn(passages) for found in _of_series(question, passages, figure)),
    )


def is_public(question: Question, cites: Iterable[str]) -> bool:
    """Whether everything that is cited came from sources that are public, so that its numbers are out already."""
    items = [item for label in cites for item in question.items_under(question.id_of(label))]
    return bool(items) and all(is_from_public(question, item) for item in items)


def is_from_public(question: Question, item: str) -> bool:
    """Whether the source of an item is public."""
    known = question.dated.get(item)
    source = question.sources.get(known.source if known else question.items.get(item, ""))
    return source is not None and source.public


def series_drawn(passages: Iterable[Passage]) -> tuple[Computed, ...]:
    """The series that a draft draws, each once."""
    drawn = (each.figure for each in passages if each.figure is not None and each.figure.what == "series")
    return tuple(dict.fromkeys(drawn))


def counts_people(question: Question, figures: Iterable[FigureObserved]) -> bool:
    """Whether a series says by its name, unit or definition that it counts people."""
    wanted = {each.series for each in figures}
    said = (f"{each.name} {each.unit} {each.definition}" for each in question.series if each.id in wanted)
    return any(is_about_people(each) for each in said)


def places_of(passages: Iterable[Passage], table: Table) -> tuple[Where, ...]:
    """The passages of a table: its rows."""
    return tuple(where_of(each, 0, len(each.text)) for each in passages if each.line == table.line)


def _small(table: Table) -> tuple[tuple[Place, int], ...]:
    return tuple((each, count) for each, count in table.counts.items() if each in table.people and 0 < count < LEAST)


def _in_words(small: tuple[tuple[Place, int], ...]) -> str:
    return listed([f'{count} under "{column}", "{row}"' for (row, column), count in small])


def _of_series(question: Question, passages: tuple[Passage, ...], figure: Computed) -> Iterator[Finding]:
    day = as_of(question, figure)
    figures = [each for each in series_of(question, figure) if each.known_from.last <= day]
    if not counts_people(question, figures):
        return
    small = [
        each
        for each in figures
        if each.value is not None and 0 < each.value.value < LEAST and not is_from_public(question, each.item)
    ]
    if small:
        said = listed([f"{each.value.value} for {each.ref.words or each.ref.first}" for each in small if each.value])
        yield _finding(said, tuple(where_of(each, 0, len(each.text)) for each in passages if each.figure == figure))


def _finding(said: str, where: tuple[Where, ...]) -> Finding:
    return Finding(
        rule="small_cell",
        severity="HOLD",
        where=where,
        because=f"A count of fewer than {LEAST} people is printed: {said}; so few are known to those around them.",
        repair=(f'Print "under {LEAST}" there and round the totals, or put rows or columns together.',),
    )
