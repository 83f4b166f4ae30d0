"""Two tables, or a table and its total, whose difference is a count of one to four people that nobody printed.

- A total minus the cells that are shown leaves the one that is hidden.
- The same cell in an earlier release and here differs by those who came or left in between.
- Only tables with the same heads are compared, and only where people are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from farbank.facts.figure import FigureObserved
from farbank.judgement.draft_text import Passage
from farbank.judgement.publications import Publication
from farbank.judgement.question import Question
from farbank.judgement.small_cells import LEAST, counts_people, is_from_public, is_public, places_of, series_drawn
from farbank.judgement.table_cells import Place, Table, tables
from farbank.judgement.told import where_of
from farbank.judgement.truth_figures import as_of, series_of
from farbank.judgement.verdict import Finding, Where
from farbank.values.draft import Computed
from farbank.values.draft_walk import every_block

SHARED: Final = 2  # rows that two tables have in common before they are taken for one that was revised


def differencing(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """Cells below five that follow from the draft alone, or from the draft and what left before."""
    earlier = [(each, tables(each.draft)) for each in question.publications]
    found: list[Finding] = []
    for table in tables(question.draft):
        if is_public(question, table.cites):
            continue
        where = places_of(passages, table)
        said = tuple(_recovered(table, table.counts))
        found += [_finding(each, where) for each in said]
        for report, some in earlier:
            for other in some:
                if _same_table(table, other):
                    found += [_finding(each, where) for each in _between(table, other, report.said, said)]
    for figure in series_drawn(passages):
        found += [_finding(each, _captions(passages, figure)) for each in _of_series(question, figure)]
    return tuple(dict.fromkeys(found))


def _recovered(table: Table, counts: Mapping[Place, int]) -> Iterator[str]:
    """The one cell that a total leaves, in words."""
    for total, parts in table.along():
        missing = [each for each in parts if each not in counts]
        if total in counts and len(missing) == 1 and missing[0] in table.hidden & table.people:
            left = counts[total] - sum(counts[each] for each in parts if each in counts)
            if 0 < left < LEAST:
                where, place = (f'"{row}", "{column}"' for row, column in (total, missing[0]))
                yield f"the total of {where} minus the cells shown leaves {left} for {place}"


def _between(table: Table, other: Table, report: str, said: tuple[str, ...]) -> Iterator[str]:
    for place, count in table.counts.items():
        if place in table.people and place in other.counts and 0 < abs(count - other.counts[place]) < LEAST:
            row, column = place
            yield (
                f'"{row}", "{column}" is {count:,} here and {other.counts[place]:,} in {report}: '
                f"{abs(count - other.counts[place])} between them"
            )
    both = {**other.counts, **table.counts}
    yield from (f"with {report}, {each}" for each in _recovered(table, both) if each not in said)


def _same_table(one: Table, other: Table) -> bool:
    """Whether two have the same columns, and rows enough in common to be one table at two times."""
    shared = set(one.rows) & set(other.rows)
    return set(one.columns) == set(other.columns) and len(shared) >= min(SHARED, len(one.rows), len(other.rows))


def _of_series(question: Question, figure: Computed) -> Iterator[str]:
    """Values of a series that an earlier release drew as they were known then."""
    figures = [each for each in series_of(question, figure) if not is_from_public(question, each.item)]
    if not counts_people(question, figures):
        return
    here = _known(figures, as_of(question, figure))
    for report in question.publications:
        for day in _days_drawn(report, figure):
            for key, there in _known(figures, day).items():
                now = here.get(key)
                left = abs(now[1] - there[1]) if now is not None else 0
                if now is not None and 0 < left < LEAST:
                    yield f"{now[0]} is {now[1]:,} here and {there[1]:,} in {report.said}: {left} between them"


def _days_drawn(report: Publication, figure: Computed) -> Iterator[date]:
    """The days as of which a report drew the same series."""
    for block in every_block(report.draft):
        if isinstance(block, Computed) and block.what == "series" and block.option("name") == figure.option("name"):
            try:
                day = date.fromisoformat(block.option("as-of")) if block.option("as-of") else report.day
            except ValueError:
                day = report.day
            if day is not None:
                yield day


def _known(figures: Iterable[FigureObserved], day: date) -> dict[object, tuple[str, int]]:
    """The value of each interval as known on a day, with words for it."""
    found: dict[object, tuple[str, int]] = {}
    for each in sorted(figures, key=lambda one: one.known_from.last):
        if each.value is not None and each.known_from.last <= day:
            key = each.ref.first, each.ref.last, each.dims
            found[key] = (each.ref.words or each.ref.first.isoformat(), each.value.value)
    return found


def _captions(passages: Iterable[Passage], figure: Computed) -> tuple[Where, ...]:
    return tuple(where_of(each, 0, len(each.text)) for each in passages if each.figure == figure)


def _finding(said: str, where: tuple[Where, ...]) -> Finding:
    return Finding(
        rule="differencing",
        severity="HOLD",
        where=where,
        because=f"Fewer than {LEAST} people can be worked out: {said}.",
        repair=("Round the numbers, hide a second cell and the total, or leave the table as it was printed before.",),
    )
