"""What each kind of figure says of itself: its drawings, its table twins, its alt text, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import assert_never

from farbank.publish import atlas, conduits, coverage_tall, coverage_wide, marks, series, tables, timeline
from farbank.publish.coverage_parts import LEAST, MOST_SAID
from farbank.publish.figure import (
    ConduitsFigure,
    CoverageFigure,
    Figure,
    MapFigure,
    NoFigure,
    SeriesFigure,
    TimelineFigure,
)
from farbank.publish.page import NamedTable
from farbank.publish.series import value_words
from farbank.publish.share import between
from farbank.publish.wording import Wording, wording


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A figure ready to be placed: two drawings, alt text, tables, and the small print under it."""

    kind: str
    nav: str
    wide: str
    tall: str
    alone: str  # where no words of the page stand upon it: in print, in another newsroom's page
    alt: str
    laid_out: Callable[[], tuple[NamedTable, ...]] = field(compare=False, repr=False)
    summary: str
    notes: tuple[str, ...] = ()

    @cached_property
    def tables(self) -> tuple[NamedTable, ...]:
        """The same as tables, laid out when somebody asks: a screen with tables of its own never does."""
        return self.laid_out()


@lru_cache(maxsize=16)
def tell(figure: Figure, language: str) -> Telling | NoFigure:
    """A figure with everything that goes with it, or the reason why there is none."""
    match figure:
        case CoverageFigure():
            return _coverage(figure, language)
        case ConduitsFigure():
            return _conduits(figure, language)
        case SeriesFigure():
            return _series(figure, language)
        case TimelineFigure():
            return _timeline(figure, language)
        case MapFigure():
            return _map(figure, language)
        case NoFigure():
            return figure
    assert_never(figure)


def _coverage(figure: CoverageFigure, language: str) -> Telling:
    say = wording(language)
    looks = [
        cell.label or say(marks.WORDS[cell.state])
        for lane in figure.lanes
        for cell in lane.cells
        if cell.state != "not_looked"
    ]
    held = _held(looks, say)
    shares = [
        say("{what}: {share} of the line looked at.", what=lane.name, share=between(*lane.looked, say))
        for lane in figure.lanes
    ]
    bands = [say("{who} gives totals without places.", who=band.who) for band in figure.bands]
    first, last = figure.quarter(0), figure.quarter(figure.quarters - 1)
    chart = say("Chart of {line} by time, {first} to {last}.", line=figure.line, first=first, last=last)
    dark = say("Everything else is dark: this case holds no look there and then.")
    small = say(
        "A stretch too short to be seen is drawn {n} pixels wide; its true share stands in the table.", n=f"{LEAST:.0f}"
    )
    wide = coverage_wide.wide(figure, language)
    return Telling(
        kind="coverage",
        nav=say("What could be seen"),
        wide=wide,
        tall=coverage_tall.tall(figure, language),
        alone=wide,
        alt=say.sentences((chart, held, *shares, *bands, dark)),
        laid_out=partial(tables.coverage, figure, language),
        summary=say("The same as a table"),
        notes=(small, *figure.notes),
    )


def _held(looks: list[str], say: Wording) -> str:
    """What the marks say, as far as anybody would listen to it; where they are too many, that the table says it."""
    if len(looks) > MOST_SAID:
        return say("Marks of looks: {n}; the table tells each.", n=f"{len(looks):,}")
    return say("Looks held: {looks}.", looks=say.parted(looks)) if looks else say("No look is held.")


def _conduits(figure: ConduitsFigure, language: str) -> Telling:
    say = wording(language)
    ends = say.parted(f"{row.name}{say(': ')}{row.last_word}" for row in figure.rows)
    years = {"first": figure.first_year, "last": figure.last_year}
    wide = conduits.wide(figure, language)
    return Telling(
        kind="conduits",
        nav=say("What could get out"),
        wide=wide,
        tall=conduits.tall(figure, language),
        alone=wide,
        alt=say(
            "Chart of {n} conduits, {first} to {last}. Last words: {ends}.", n=len(figure.rows), ends=ends, **years
        ),
        laid_out=partial(tables.conduits, figure, language),
        summary=say("The same as a table"),
        notes=figure.notes,
    )


def _series(figure: SeriesFigure, language: str) -> Telling:
    say = wording(language)
    values = [f"{bar.label}{say(': ')}{value_words(bar, say)}" for bar in figure.bars if bar.value is not None]
    chart = "Bar chart of {title}, {unit}, as known on {day}. {values}."
    given = {"title": figure.title, "unit": figure.unit, "day": figure.as_of, "values": say.parted(values)}
    wide = series.wide(figure, language)
    return Telling(
        kind="series",
        nav=say("The numbers"),
        wide=wide,
        tall=series.tall(figure, language),
        alone=wide,
        alt=say(chart, **given),
        laid_out=partial(tables.series, figure, language),
        notes=(say("{compiler}; as known on {day}.", compiler=figure.compiler, day=figure.as_of), *figure.notes),
        summary=say("Values and revisions as a table"),
    )


def _timeline(figure: TimelineFigure, language: str) -> Telling:
    say = wording(language)
    events = say.parted(f"{each.when}{say(': ')}{each.what}" for each in figure.moments)
    years = {"first": figure.first_year, "last": figure.last_year}
    wide = timeline.wide(figure, language)
    return Telling(
        kind="timeline",
        nav=say("What happened"),
        wide=wide,
        tall=timeline.tall(figure, language),
        alone=wide,
        alt=say("Timeline, {first} to {last}. {events}.", events=events, **years),
        laid_out=partial(tables.timeline, figure, language),
        notes=figure.notes,
        summary=say("The same events as a list"),
    )


def _map(figure: MapFigure, language: str) -> Telling:
    say = wording(language)
    seen = say.parted(f"{each.name}{say(': ')}{each.words}" for each in figure.lit)
    told = say("Map. Seen: {seen}.", seen=seen) if seen else say("Map. Nothing seen.")
    dark = say("The rest of the line is dark. No camera position is drawn.")
    return Telling(
        kind="map",
        nav=say("The map"),
        wide=atlas.wide(figure, language),
        tall=atlas.tall(figure, language),
        alone=atlas.alone(figure, language),
        alt=say.sentences((told, dark)),
        laid_out=partial(tables.atlas, figure, language),
        notes=(*figure.notes, figure.credit) if figure.credit else figure.notes,
        summary=say("Stretches seen, as a table"),
    )
