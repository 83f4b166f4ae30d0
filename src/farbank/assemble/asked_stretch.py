"""Who could look at one stretch in one span of time, and why not: the question behind a dark cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.surveying import Asked, Surveyed, survey_line
from farbank.facts.look import ConstraintNoted, LineAdopted, Looked
from farbank.judgement.cells import ABLE, EVERY_MEANS, Cell
from farbank.judgement.placed import Interval, PlacedLook, placed
from farbank.judgement.quarters import Quarter
from farbank.values.span import FIRST_DAY, LAST_DAY
from farbank.views import looks


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansThere:
    """One means of looking: whether it can show the target at all, and what stopped it, in part or all the time."""

    means: str
    able: bool
    stopped: tuple[ConstraintNoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedStretch:
    """The cells asked about, each means of looking, and the looks there that come nearest before and after."""

    line: LineAdopted
    stretch: Interval
    cells: tuple[Cell, ...]
    means: tuple[MeansThere, ...]
    before: Looked | None
    after: Looked | None


def ask_stretch(room: Newsroom, line: LineAdopted, asked: Asked, stretch: Interval) -> AskedStretch:
    """The answer for one target class (`asked.targets` names it) on a stretch, in parts of 10^9 of the line."""
    surveyed = survey_line(room, line, asked)
    target = surveyed.coverage.targets[0] if surveyed.coverage.targets else ""
    first, last = surveyed.coverage.first, surveyed.coverage.last
    there = _looks_there(surveyed, target, stretch)
    return AskedStretch(
        line=line,
        stretch=stretch,
        cells=tuple(each for each in surveyed.coverage.cells if _meets((each.start, each.end), stretch)),
        means=_means(looks.constraints_along(room.rows, line.name), target, stretch, first, last),
        before=max((each for each in there if _ended(each) < first.first_day), key=_ended, default=None),
        after=min((each for each in there if _begun(each) > last.last_day), key=_begun, default=None),
    )


def _means(
    constraints: tuple[ConstraintNoted, ...], target: str, stretch: Interval, first: Quarter, last: Quarter
) -> tuple[MeansThere, ...]:
    held = [
        each
        for each in constraints
        if _meets((each.stretch.start, each.stretch.end), stretch)
        and (each.when.earliest or FIRST_DAY) <= last.last_day
        and (each.when.latest or LAST_DAY) >= first.first_day
    ]
    able = ABLE.get(target, EVERY_MEANS)
    return tuple(
        MeansThere(means=each, able=each in able, stopped=tuple(one for one in held if each in one.means))
        for each in EVERY_MEANS
    )


def _looks_there(surveyed: Surveyed, target: str, stretch: Interval) -> list[Looked]:
    laid = ((each, placed(each, surveyed.line)) for each in surveyed.looks if each.target == target)
    return [each for each, found in laid if isinstance(found, PlacedLook) and _meets(found.where, stretch)]


def _begun(look: Looked) -> date:
    return look.when.earliest or FIRST_DAY


def _ended(look: Looked) -> date:
    return look.when.latest or LAST_DAY


def _meets(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]
