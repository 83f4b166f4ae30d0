"""What of each line was looked at, what was seen, and what could get out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from farbank.assemble import tables
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.facts.look import ConstraintNoted, LineAdopted, Looked, TallyNoted
from farbank.judgement.conduit import ConduitRow, conduit_rows
from farbank.judgement.coverage import Coverage, survey
from farbank.judgement.quarters import Quarter, quarter_of, window
from farbank.values.place import LinePlace
from farbank.values.span import Span
from farbank.values.stretch import Stretch, around
from farbank.views import conduits, looks

WITHIN: Final = Fraction(1, 100)  # how wide a place that a tally names is drawn when nothing says how wide it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which line, classes and years; what is empty means all that the case holds."""

    line: str = ""
    targets: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """One line with its coverage, its rows and the conduits of the case."""

    line: LineAdopted
    coverage: Coverage
    looks: tuple[Looked, ...]
    tallies: tuple[TallyNoted, ...]
    conduits: tuple[ConduitRow, ...]


def survey_lines(room: Newsroom, asked: Asked) -> tuple[Surveyed, ...]:
    """One line, or every line of the case."""
    lines = looks.lines(room.rows)
    if asked.line:
        identity = room.resolve("line", asked.line)
        lines = tuple(each for each in lines if each.id == identity)
    return tuple(survey_line(room, each, asked) for each in lines)


def survey_line(room: Newsroom, line: LineAdopted, asked: Asked) -> Surveyed:
    """One line."""
    seen = looks.looks_along(room.rows, line.name)
    totals = looks.tallies_along(room.rows, line.name)
    stops = looks.constraints_along(room.rows, line.name)
    today = room.clock.today()
    first, last = _window(asked, (*seen, *totals, *stops), today)
    classes = asked.targets or tuple(sorted({*(each.target for each in seen), *(each.target for each in totals)}))
    return Surveyed(
        line=line,
        coverage=survey(
            line, seen, totals, stops, targets=classes, first=first, last=last, within=_within(line, totals)
        ),
        looks=seen,
        tallies=totals,
        conduits=conduit_rows(conduits.conduits(room.rows), as_of=today),
    )


def _window(
    asked: Asked, rows: Sequence[Looked | TallyNoted | ConstraintNoted], today: date
) -> tuple[Quarter, Quarter]:
    """The quarters asked for, else those in which anything lies; nothing after today."""
    first, last = _lying([each.when for each in rows], today)
    if asked.first or asked.last:
        return window(asked.first or str(first), asked.last or str(last))
    return first, last


def _lying(spans: Sequence[Span], today: date) -> tuple[Quarter, Quarter]:
    days = sorted(day for span in spans for day in (span.earliest, span.latest) if day is not None and day <= today)
    return (quarter_of(days[0]), quarter_of(days[-1])) if days else (quarter_of(today), quarter_of(today))


def _within(line: LineAdopted, totals: Sequence[TallyNoted]) -> dict[str, Stretch]:
    """Where the places that tallies name lie, each as wide as `WITHIN`."""
    found: dict[str, Stretch] = {}
    for name in (name for each in totals for name in each.within):
        place = tables.resolve_place(name, line.name)
        if isinstance(place, LinePlace):
            found[name] = around(line.name, line.version, place.share, WITHIN)
    return found


def check_targets(surveyed: Sequence[Surveyed], asked: Asked) -> None:
    """Refuse a class of target that nobody looked for, so that a slip of the pen is not read as darkness."""
    known = {each.target for one in surveyed for each in one.looks}
    known |= {each.target for one in surveyed for each in one.tallies}
    for target in asked.targets:
        if target not in known:
            raise Refused(
                f"nobody in this case looked for {target!r}",
                advice=f"The classes looked for are: {', '.join(sorted(known)) or 'none yet'}.",
            )


def every_place(line: LineAdopted) -> Iterator[LinePlace]:
    """The named places along a line, in its order."""
    if line.name in tables.LINES:
        yield from sorted(tables.places_along(line.name).places, key=lambda place: place.share)
