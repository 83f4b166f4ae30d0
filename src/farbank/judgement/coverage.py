"""What could be seen of a line, and when: cells, and how much was looked at, had the target, or stayed dark.

Looks outrank constraints; tallies never fill cells. A look speaks for its own quarter; `shelf_life` lets the looks of
a class speak for some quarters more, after which a cell is stale. Dark says: this case holds no look there and then.
Shares are worst-case (Manski) bounds: nothing is assumed about what nobody looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from farbank.facts.look import ConstraintNoted, LineAdopted, Looked, TallyNoted
from farbank.judgement.bounds import Bounds, ruler
from farbank.judgement.cells import Cell, State
from farbank.judgement.grid import Grid, filled
from farbank.judgement.placed import PlacedLook, Unplaced, placed
from farbank.judgement.quarters import Quarter, through
from farbank.judgement.seen_shares import UNKNOWN, Shares, Window, shares_of
from farbank.judgement.tally import TallyShare, tally_share
from farbank.values.count import WHOLE
from farbank.values.ids import LineId
from farbank.values.stretch import Stretch

OWN_QUARTER_ONLY: Final[Mapping[str, int]] = MappingProxyType({})  # class -> quarters a look speaks for after its own
NOWHERE: Final[Mapping[str, Stretch]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodShares:
    """The shares of one class in one quarter."""

    quarter: Quarter
    target: str
    shares: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One line in one window. `whole` is for any of the targets at any time of the window, `by_target` for each alone.

    `unplaced` looks fill no cell, each with its reason. `false_absences` is the number of absences that are expected
    to be wrong, sum of (1 - p*) over unbroken runs of absent segments.
    """

    line: LineId
    version: int
    targets: tuple[str, ...]
    first: Quarter
    last: Quarter
    cells: tuple[Cell, ...]
    whole: Shares
    by_target: tuple[tuple[str, Shares], ...]
    periods: tuple[PeriodShares, ...]
    tallies: tuple[TallyShare, ...]
    unplaced: tuple[Unplaced, ...]
    false_absences: Fraction

    @property
    def looked(self) -> Bounds:
        """The share of the line somebody looked at, at least and at most."""
        return self.whole.looked

    @property
    def present(self) -> Bounds:
        """The share that had a target at some time of the window, at least and at most."""
        return self.whole.present

    @property
    def blind(self) -> Bounds:
        """The share nobody looked at in the window, at least and at most."""
        return self.whole.blind

    def of(self, target: str) -> Shares:
        """The shares of one class; of a class that nobody asked about, nothing is known."""
        return dict(self.by_target).get(target, UNKNOWN)

    def lengths(self, target: str, quarter: Quarter) -> dict[State, Fraction]:
        """How much of the line is in each state; together they are the whole line."""
        found: defaultdict[State, int] = defaultdict(int)
        for each in self.cells:
            if each.target == target and each.quarter == quarter:
                found[each.state] += each.width
        return {state: Fraction(width, WHOLE) for state, width in found.items()}


def survey(
    line: LineAdopted,
    looks: Iterable[Looked],
    tallies: Iterable[TallyNoted],
    constraints: Iterable[ConstraintNoted],
    *,
    targets: Sequence[str],
    first: Quarter,
    last: Quarter,
    shelf_life: Mapping[str, int] = OWN_QUARTER_ONLY,
    within: Mapping[str, Stretch] = NOWHERE,
) -> Coverage:
    """Everything the case can say about what was visible along one line. Rows of other lines are left aside.

    `within` gives the stretches of places that tallies name, so that the cells there become possible.
    """
    laid = [placed(each, line) for each in sorted(looks, key=lambda look: look.id) if each.line == line.name]
    totals = sorted((each for each in tallies if each.line == line.name), key=lambda tally: tally.id)
    base = _base(line, laid, constraints, within)
    grids = [
        replace(_of_target(base, target, totals, within), shelf_life=shelf_life.get(target, 0))
        for target in dict.fromkeys(targets)
    ]
    cells = {grid.target: filled(grid, first, last) for grid in grids}
    window = Window(first=first, last=last)
    return Coverage(
        line=line.name,
        version=line.version,
        targets=tuple(cells),
        first=first,
        last=last,
        cells=tuple(each for found in cells.values() for each in found),
        whole=shares_of(grids, cells, window),
        by_target=tuple((grid.target, shares_of([grid], cells, window)) for grid in grids),
        periods=_by_period(grids, cells, window),
        tallies=tuple(tally_share(each) for each in totals),
        unplaced=tuple(each for each in laid if isinstance(each, Unplaced)),
        false_absences=sum((_false_absences(found) for found in cells.values()), start=Fraction(0)),
    )


def _base(
    line: LineAdopted,
    laid: Sequence[PlacedLook | Unplaced],
    constraints: Iterable[ConstraintNoted],
    within: Mapping[str, Stretch],
) -> Grid:
    """The line cut at every end point, with all that lies on it; every target's grid is made from it."""
    looks = tuple(each for each in laid if isinstance(each, PlacedLook))
    on_it = (line.name, line.version)
    stops = tuple(each for each in constraints if (each.stretch.line, each.stretch.version) == on_it)
    ends = [
        *(end for each in looks for end in (each.where, each.surely)),
        *((each.stretch.start, each.stretch.end) for each in stops),
        *((each.start, each.end) for each in within.values()),
    ]
    return Grid(target="", line=ruler(ends), looks=looks, constraints=stops)


def _by_period(grids: Sequence[Grid], cells: Mapping[str, Sequence[Cell]], window: Window) -> tuple[PeriodShares, ...]:
    return tuple(
        PeriodShares(
            quarter=each,
            target=grid.target,
            shares=shares_of([grid], {grid.target: row}, Window(first=each, last=each)),
        )
        for grid in grids
        for each, row in _rows(cells[grid.target], window)
    )


def _rows(cells: Sequence[Cell], window: Window) -> list[tuple[Quarter, list[Cell]]]:
    found: defaultdict[Quarter, list[Cell]] = defaultdict(list)
    for each in cells:
        found[each.quarter].append(each)
    return [(quarter, found[quarter]) for quarter in through(window.first, window.last)]


def _of_target(base: Grid, target: str, tallies: Sequence[TallyNoted], within: Mapping[str, Stretch]) -> Grid:
    mine = [each for each in tallies if each.target == target]
    return replace(
        base,
        target=target,
        looks=tuple(each for each in base.looks if each.target == target),
        tallies=tuple((each, tuple(within[name] for name in each.within if name in within)) for each in mine),
    )


def _false_absences(cells: Sequence[Cell]) -> Fraction:
    """Cells come along the line within each quarter; neighbours that rest on the same passes are one absence."""
    total = Fraction(0)
    before: Cell | None = None
    for each in cells:
        counts = each.state == "absent" and each.told is None
        if counts and not (before and _one_absence(before, each)):
            total += 1 - each.p_star
        before = each if counts else None
    return total


def _one_absence(left: Cell, right: Cell) -> bool:
    return (left.quarter, left.end, left.passes) == (right.quarter, right.start, right.passes)
