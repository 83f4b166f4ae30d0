"""Who could have spoken: how many people a series counts for each interval, and what all of them could have missed.

How many of them are women is told where the series says so, since who could speak is not who lives there.
What they would hear of is the share q with 1 - (1 - q)^n = .95 (`farbank.judgement.silence`), for witnesses spread like
everybody else; they seldom are, so it is the least that can be missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.judgement.revision import FigureRow
from farbank.judgement.silence import NothingIsLargeEnough, share_that_would_be_heard
from farbank.values.span import Span

SEX: Final = "sex"
WOMEN: Final = frozenset({"f", "female", "woman", "women"})
TOTAL: Final = frozenset({"", "total"})
PEOPLE: Final = frozenset({"people", "person", "persons"})  # units of a series that counts witnesses


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The people of one interval: how many, the share of women where both are told, the share that would be heard of.

    `heard` is a share of everybody, between 0 and 1; None where nobody could speak.
    """

    ref: Span
    people: int
    women: Fraction | None
    heard: float | None


def witness_pool(unit: str, rows: Iterable[FigureRow]) -> tuple[Pool, ...]:
    """The pools of a series in order of time; none where the series counts something else than people."""
    if unit.strip().casefold() not in PEOPLE:
        return ()
    told = [row for row in rows if row.value is not None]
    totals = {_interval(row): row for row in told if _only_sex(row, TOTAL)}
    women = {_interval(row): row.value.value for row in told if row.value and _only_sex(row, WOMEN)}
    return tuple(_pool(row, women.get(each)) for each, row in totals.items())


def _pool(row: FigureRow, women: int | None) -> Pool:
    people = row.value.value if row.value else 0
    heard = share_that_would_be_heard(people)
    return Pool(
        ref=row.ref,
        people=people,
        women=Fraction(women, people) if women is not None and 0 < people >= women else None,
        heard=None if isinstance(heard, NothingIsLargeEnough) else heard,
    )


def _only_sex(row: FigureRow, among: frozenset[str]) -> bool:
    """Whether a row is of these people and divided by nothing else."""
    dims = dict(row.dims)
    return dims.pop(SEX, "").casefold() in among and all(each.casefold() in TOTAL for each in dims.values())


def _interval(row: FigureRow) -> tuple[object, ...]:
    return row.ref.start, row.ref.end
