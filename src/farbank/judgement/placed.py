"""One look laid on its line: where it may have been, where it must have been, and in which quarters.

A look at a place is centred there, its extent divided by the line's first listed length. A stretch longer than the
look's own extent was widened: the look was somewhere inside it, and surely only where every such place overlaps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from farbank.facts.look import LineAdopted, Looked
from farbank.judgement.quarters import index_of
from farbank.values.count import WHOLE
from farbank.values.span import FIRST_DAY, LAST_DAY, Span
from farbank.values.stretch import around

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A look that cannot be laid on the line, and why. It fills no cell."""

    id: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLook:
    """Shares in parts of 10^9. `where` holds the look; `surely` is empty (start == end) when no part of it is certain.

    `extent` is the true length, never the widened one. `approximate`: placed by a name and a width, not by its ends.
    """

    id: str
    target: str
    outcome: str
    p: Fraction
    where: Interval
    surely: Interval
    extent: int
    when: Span
    one_pass: tuple[str, str, str, str]
    approximate: bool
    sure_quarters: tuple[int, int] = field(init=False, repr=False)
    possible_quarters: tuple[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """The quarters are asked for thousands of times, so they are reckoned once.

        `sure_quarters` are the indexes of the first and last it must have fallen in (none when the first is the
        greater), `possible_quarters` those it may have.
        """
        begun = self.when.start[1] or self.when.end[1] or LAST_DAY
        ended = self.when.end[0] or self.when.start[0] or FIRST_DAY
        object.__setattr__(self, "sure_quarters", (index_of(begun), index_of(ended)))
        may = (index_of(self.when.first), index_of(self.when.last))
        object.__setattr__(self, "possible_quarters", may)

    @property
    def vague_place(self) -> bool:
        """Whether it was somewhere inside a wider stretch."""
        return self.extent < self.where[1] - self.where[0]


def placed(look: Looked, line: LineAdopted) -> PlacedLook | Unplaced:
    """The look on this version of the line, or why it has no place there."""
    found = _where(look, line)
    if isinstance(found, str):
        return Unplaced(id=look.id, because=found)
    extent = min(_parts(look, line) or found[1] - found[0], found[1] - found[0])
    return PlacedLook(
        id=look.id,
        target=look.target,
        outcome=look.outcome,
        p=Fraction(look.p or 0, WHOLE),
        where=found,
        surely=_surely(found, extent),
        extent=extent,
        when=look.when,
        one_pass=(look.item or look.id, look.target, str(look.when.first), str(look.when.last)),
        approximate=look.stretch is None,
    )


def _where(look: Looked, line: LineAdopted) -> Interval | str:
    version = look.stretch.version if look.stretch else look.version
    if version != line.version:
        return f"it was laid on version {version} of the line, not {line.version}"
    if look.stretch is not None:
        found = look.stretch
    elif look.centre is None:
        return f"{look.at or look.place or 'its place'} is not on the line"
    elif not (look.extent and line.lengths):
        return "nobody said how wide it was, or how long the line is"
    else:
        share = min(Fraction(1), Fraction(look.extent, line.lengths[0].metres))
        found = around(line.name, line.version, look.centre, share)
    return (found.start, found.end) if found.end > found.start else "it covers no length"


def _parts(look: Looked, line: LineAdopted) -> int:
    """The true extent in parts of the line, 0 when the stretch itself is all there is."""
    if look.stretch is None or not (look.extent and line.lengths):
        return 0
    return max(1, round(Fraction(look.extent * WHOLE, line.lengths[0].metres)))


def _surely(where: Interval, extent: int) -> Interval:
    start, end = where[1] - extent, where[0] + extent
    return (start, end) if start < end else (where[0], where[0])
