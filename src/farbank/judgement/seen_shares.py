"""Shares of a line over a window: looked at, with a target, and blind; each at least and at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from farbank.judgement.bounds import Bounds, covered
from farbank.judgement.cells import Cell
from farbank.judgement.grid import Grid
from farbank.judgement.placed import PlacedLook
from farbank.judgement.quarters import Quarter
from farbank.values.count import WHOLE

Rows = Mapping[str, Sequence[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From one quarter to another, both included."""

    first: Quarter
    last: Quarter

    def sure(self, grids: Sequence[Grid]) -> list[PlacedLook]:
        """The looks that must have fallen into it, at least in part."""
        first, last = self.first.index, self.last.index
        every = (look for grid in grids for look in grid.looks)
        return [each for each in every if each.sure_quarters[0] <= last and each.sure_quarters[1] >= first]

    def possible(self, grids: Sequence[Grid]) -> list[PlacedLook]:
        """The looks that may have."""
        first, last = self.first.index, self.last.index
        every = (look for grid in grids for look in grid.looks)
        return [each for each in every if each.possible_quarters[0] <= last and each.possible_quarters[1] >= first]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """`looked`: somebody looked; `present`: the target was there at some time. Each at least and at most."""

    looked: Bounds
    present: Bounds

    @property
    def blind(self) -> Bounds:
        """The share nobody looked at, 1 - looked."""
        return 1 - self.looked[1], 1 - self.looked[0]


UNKNOWN = Shares(
    looked=(Fraction(0), Fraction(0)), present=(Fraction(0), Fraction(1))
)  # nobody looked: all may be there


def shares_of(grids: Sequence[Grid], rows: Rows, window: Window) -> Shares:
    """The shares for any of the given classes, over the whole of a window; `rows` are the cells of that window.

    `present` runs from what was seen to all that was not found absent: absent in every quarter, for every class.
    """
    if not grids:
        return UNKNOWN
    line = grids[0].line
    cells = [each for grid in grids for each in rows[grid.target]]
    sure, maybe = window.sure(grids), window.possible(grids)
    seen = [look for look in sure if look.outcome == "seen"]
    number = {start: count for count, start in enumerate(line.cuts)}
    into = frozenset(number[each.start] for each in cells if each.seen_into) | _inside(grids[0], sure)
    found = frozenset(number[each.start] for each in cells if each.state == "present")
    doubted = frozenset(number[each.start] for each in cells if each.state != "absent")
    least = covered(line, found | _inside(grids[0], _undated(seen)), at_least=seen, at_most=())[0]
    return Shares(
        looked=covered(line, into, at_least=sure, at_most=maybe),
        present=(least, max(least, Fraction(line.width(doubted), WHOLE))),
    )


def _inside(grid: Grid, looks: Sequence[PlacedLook]) -> frozenset[int]:
    return frozenset(number for look in looks for number in grid.line.within(look.surely))


def _undated(looks: Sequence[PlacedLook]) -> list[PlacedLook]:
    """Looks that surely fell into the window and into no quarter of it that could be named."""
    return [each for each in looks if each.sure_quarters[0] > each.sure_quarters[1]]
