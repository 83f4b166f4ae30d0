"""The cells of one class of target: every segment in every quarter, filled by looks, else by what stopped them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from farbank.facts.look import ConstraintNoted, TallyNoted
from farbank.judgement.bounds import Ruler
from farbank.judgement.cells import Cell, State, open_to, state_of
from farbank.judgement.placed import PlacedLook
from farbank.judgement.quarters import FOUR, Quarter, through
from farbank.values.span import Span
from farbank.values.stretch import Stretch

Looks = Sequence[PlacedLook]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What the cells of one target are filled from. A tally comes with the stretches it names: they become possible."""

    target: str
    line: Ruler
    looks: tuple[PlacedLook, ...]
    constraints: tuple[ConstraintNoted, ...]
    tallies: tuple[tuple[TallyNoted, tuple[Stretch, ...]], ...] = ()
    shelf_life: int = 0


def filled(grid: Grid, first: Quarter, last: Quarter) -> tuple[Cell, ...]:
    """Every cell of the window, by quarter and along the line."""
    earlier = _history(grid, first)
    surely, maybe = _surely(grid, first.index, last.index), _maybe(grid, first.index, last.index)
    cells: list[Cell] = []
    for quarter in through(first, last):
        row = list(_row(grid, quarter, earlier, surely.get(quarter.index, {}), maybe.get(quarter.index, {})))
        cells += row
        earlier.update({number: each for number, each in enumerate(row) if each.looks and each.told is None})
    return tuple(cells)


def _history(grid: Grid, first: Quarter) -> dict[int, Cell]:
    """The last cell before the window, by segment, that a look surely fell into."""
    found: dict[int, Cell] = {}
    begun = min((each.sure_quarters[0] for each in grid.looks), default=first.index)
    for index, segments in sorted(_surely(grid, begun, first.index - 1).items()):
        quarter = Quarter(index // FOUR, index % FOUR + 1)
        for number, looks in segments.items():
            found[number] = _looked(grid, number, quarter, looks, ())
    return found


def _row(
    grid: Grid,
    quarter: Quarter,
    earlier: Mapping[int, Cell],
    surely: Mapping[int, Looks],
    maybe: Mapping[int, Names],
) -> Iterator[Cell]:
    counted, stopped = _counted(grid, quarter), _stopped(grid, quarter)
    for number in range(len(grid.line.cuts) - 1):
        names = (*maybe.get(number, ()), *counted.get(number, ()))
        before = earlier.get(number)
        if number in surely:
            yield _looked(grid, number, quarter, surely[number], names)
        elif before and quarter.index - before.quarter.index <= grid.shelf_life:
            yield replace(before, quarter=quarter, maybe=names, told=before.quarter)
        elif number in maybe:
            yield replace(_blank(grid, number, quarter, "inconclusive", names), widened=True)
        elif before:
            yield replace(_blank(grid, number, quarter, "stale", names), told=before.quarter)
        else:
            yield _unseen(grid, number, quarter, names, stopped.get(number, ()))


def _looked(grid: Grid, number: int, quarter: Quarter, looks: Looks, maybe: Names) -> Cell:
    state, p_star = state_of(looks)
    start, end = grid.line.cuts[number : number + 2]
    return Cell(
        start=start,
        end=end,
        quarter=quarter,
        target=grid.target,
        state=state,
        looks=tuple(each.id for each in looks),
        maybe=maybe,
        approximate=any(each.approximate for each in looks),
        p_star=p_star,
        passes=tuple(sorted({each.one_pass for each in looks})),
    )


def _unseen(grid: Grid, number: int, quarter: Quarter, maybe: Names, stopped: Sequence[ConstraintNoted]) -> Cell:
    left = open_to(grid.target, [means for each in stopped for means in each.means])
    start, end = grid.line.cuts[number : number + 2]
    return Cell(
        start=start,
        end=end,
        quarter=quarter,
        target=grid.target,
        state="not_looked" if left else "cannot_look",
        maybe=maybe,
        widened=bool(maybe),
        open_means=left,
        reasons=tuple(sorted({each.reason for each in stopped})),
    )


def _blank(grid: Grid, number: int, quarter: Quarter, state: State, maybe: Names) -> Cell:
    start, end = grid.line.cuts[number : number + 2]
    return Cell(start=start, end=end, quarter=quarter, target=grid.target, state=state, maybe=maybe)


def _surely(grid: Grid, first: int, last: int) -> dict[int, dict[int, list[PlacedLook]]]:
    """By the index of each quarter from one to another, by segment: the looks that must have fallen into it."""
    found: defaultdict[int, defaultdict[int, list[PlacedLook]]] = defaultdict(lambda: defaultdict(list))
    for look in grid.looks:
        begun, ended = look.sure_quarters
        for index in range(max(begun, first), min(ended, last) + 1):
            for number in grid.line.within(look.surely):
                found[index][number].append(look)
    return {index: dict(segments) for index, segments in found.items()}


def _maybe(grid: Grid, first: int, last: int) -> dict[int, dict[int, Names]]:
    """The same of looks that may have fallen into a segment and need not have."""
    found: defaultdict[int, defaultdict[int, Names]] = defaultdict(lambda: defaultdict(tuple))
    for look in grid.looks:
        begun, ended = look.possible_quarters
        where, inside = grid.line.within(look.where), grid.line.within(look.surely)
        for index in range(max(begun, first), min(ended, last) + 1):
            sure = inside if look.sure_quarters[0] <= index <= look.sure_quarters[1] else range(0)
            for number in where:
                if number not in sure:
                    found[index][number] += (look.id,)
    return {index: dict(segments) for index, segments in found.items()}


def _counted(grid: Grid, quarter: Quarter) -> dict[int, Names]:
    """Tallies that looked somewhere among named places, one of which is here."""
    found: defaultdict[int, Names] = defaultdict(tuple)
    for tally, stretches in grid.tallies:
        if _meets(tally.when, quarter):
            for number in sorted({number for each in stretches for number in grid.line.within((each.start, each.end))}):
                found[number] += (tally.id,)
    return found


def _stopped(grid: Grid, quarter: Quarter) -> dict[int, tuple[ConstraintNoted, ...]]:
    """The constraints that hold for a segment through the whole quarter."""
    found: defaultdict[int, tuple[ConstraintNoted, ...]] = defaultdict(tuple)
    for each in grid.constraints:
        if each.when.first <= quarter.first_day and each.when.last >= quarter.last_day:
            for number in grid.line.within((each.stretch.start, each.stretch.end)):
                found[number] += (each,)
    return found


def _meets(when: Span, quarter: Quarter) -> bool:
    return when.first <= quarter.last_day and when.last >= quarter.first_day
