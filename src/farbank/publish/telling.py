"""What each kind of figure says of itself: its drawings, its table twins, its alt text, its notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from farbank.publish import atlas, conduits, coverage_tall, coverage_wide, marks, series, tables, timeline
from farbank.publish.coverage_parts import LEAST
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A figure ready to be placed: two drawings, alt text, tables, and the small print under it."""

    kind: str
    nav: str
    wide: str
    tall: str
    alone: str  # where no words of the page stand upon it: in print, in another newsroom's page
    alt: str
    tables: tuple[NamedTable, ...]
    notes: tuple[str, ...] = ()
    summary: str = "The same as a table"


@lru_cache(maxsize=32)
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
    looks = [
        cell.label or marks.WORDS[cell.state]
        for lane in figure.lanes
        for cell in lane.cells
        if cell.state != "not_looked"
    ]
    held = f"Looks held: {'; '.join(looks)}." if looks else "No look is held."
    shares = " ".join(f"{lane.name}: {between(*lane.looked)} of the line looked at." for lane in figure.lanes)
    bands = " ".join(f"{band.who} gives totals without places." for band in figure.bands)
    time = f"{figure.quarter(0)} to {figure.quarter(figure.quarters - 1)}"
    dark = "Everything else is dark: this case holds no look there and then."
    small = f"A stretch too short to be seen is drawn {LEAST:.0f} pixels wide; its true share stands in the table."
    return Telling(
        kind="coverage",
        nav="What could be seen",
        wide=coverage_wide.wide(figure, language),
        alone=coverage_wide.wide(figure, language),
        tall=coverage_tall.tall(figure, language),
        alt=" ".join(part for part in (f"Chart of {figure.line} by time, {time}.", held, shares, bands, dark) if part),
        tables=tables.coverage(figure),
        notes=(small, *figure.notes),
    )


def _conduits(figure: ConduitsFigure, language: str) -> Telling:
    ends = "; ".join(f"{row.name}: {row.last_word}" for row in figure.rows)
    return Telling(
        kind="conduits",
        nav="What could get out",
        wide=conduits.wide(figure, language),
        alone=conduits.wide(figure, language),
        tall=conduits.tall(figure, language),
        alt=f"Chart of {len(figure.rows)} conduits, {figure.first_year} to {figure.last_year}. Last words: {ends}.",
        tables=tables.conduits(figure),
        notes=figure.notes,
    )


def _series(figure: SeriesFigure, language: str) -> Telling:
    values = "; ".join(f"{bar.label}: {value_words(bar)}" for bar in figure.bars if bar.value is not None)
    return Telling(
        kind="series",
        nav="The numbers",
        wide=series.wide(figure, language),
        alone=series.wide(figure, language),
        tall=series.tall(figure, language),
        alt=f"Bar chart of {figure.title}, {figure.unit}, as known on {figure.as_of}. {values}.",
        tables=tables.series(figure),
        notes=(f"{figure.compiler}; as known on {figure.as_of}.", *figure.notes),
        summary="Values and revisions as a table",
    )


def _timeline(figure: TimelineFigure, language: str) -> Telling:
    events = "; ".join(f"{each.when}: {each.what}" for each in figure.moments)
    return Telling(
        kind="timeline",
        nav="What happened",
        wide=timeline.wide(figure, language),
        alone=timeline.wide(figure, language),
        tall=timeline.tall(figure, language),
        alt=f"Timeline, {figure.first_year} to {figure.last_year}. {events}.",
        tables=tables.timeline(figure),
        notes=figure.notes,
        summary="The same events as a list",
    )


def _map(figure: MapFigure, language: str) -> Telling:
    seen = "; ".join(f"{each.name}: {each.words}" for each in figure.lit)
    dark = "The rest of the line is dark. No camera position is drawn."
    return Telling(
        kind="map",
        nav="The map",
        wide=atlas.wide(figure, language),
        alone=atlas.alone(figure, language),
        tall=atlas.tall(figure, language),
        alt=f"Map. Seen: {seen}. {dark}" if seen else f"Map. Nothing seen. {dark}",
        tables=tables.atlas(figure) if figure.lit else (),
        notes=(*figure.notes, figure.credit) if figure.credit else figure.notes,
        summary="Stretches seen, as a table",
    )
