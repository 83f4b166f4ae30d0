"""The same data as the figures, as tables: what a picture cannot tell a screen reader, and what it rounds away."""

from __future__ import annotations

from itertools import groupby

from farbank.publish import marks
from farbank.publish.coverage_parts import pieces
from farbank.publish.figure import (
    Bar,
    Cell,
    Conduit,
    ConduitsFigure,
    CoverageFigure,
    MapFigure,
    SeriesFigure,
    TimelineFigure,
)
from farbank.publish.page import NamedTable
from farbank.publish.share import between, percent

Row = tuple[str, ...]


def _lean(title: str, head: Row, rows: tuple[Row, ...], note: str = "") -> NamedTable:
    """A table without the columns in which nothing stands."""
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    lean = tuple(tuple(row[at] for at in kept) for row in rows)
    return NamedTable(title=title, head=tuple(head[at] for at in kept), rows=lean, note=note)


def coverage(figure: CoverageFigure) -> tuple[NamedTable, ...]:
    """Every cell that holds a look, what is possible, the shares of each class, the tallies."""
    head = ("Looked for", "Where along the line", "When", "What came of it", "Share of the line", "Evidence")
    looks = _lean("Looks", head, _looks(figure))
    shares = NamedTable(
        title="Shares of the line, from the true extents, rounded up",
        head=("Looked for", "Looked at, at some time", "Never looked at", "With it, at least and at most"),
        rows=tuple(
            (lane.name, between(*lane.looked), between(1 - lane.looked[1], 1 - lane.looked[0]), between(*lane.present))
            for lane in figure.lanes
        ),
    )
    return (looks, shares, *_bands(figure)) if looks.rows else (shares, *_bands(figure))


def _looks(figure: CoverageFigure) -> tuple[Row, ...]:
    rows: list[Row] = []
    for lane in figure.lanes:
        rows += [_cell(figure, lane.name, cell) for cell in lane.cells if cell.state != "not_looked"]
        for each in lane.possible:
            where = ", ".join(name for _, name in each.places)
            when = _time(figure, each.first, each.last)
            rows.append((lane.name, where, when, f"possible: {each.label}", "not known", _number(each.note)))
    return tuple(rows)


def _cell(figure: CoverageFigure, lane: str, cell: Cell) -> Row:
    where = f"{percent(cell.start)} to {percent(cell.end)} of the way"
    state = marks.WORDS[cell.state] + (f", {marks.WIDENED}" if cell.widened else "")
    told = cell.label and marks.WORDS[cell.state] in cell.label and not cell.widened
    came = cell.label if told else f"{cell.label} ({state})" if cell.label else state
    came = f"{came}: {cell.reason}" if cell.reason else came
    return lane, where, _time(figure, cell.first, cell.last), came, between(*cell.extent), _number(cell.note)


def _time(figure: CoverageFigure, first: int, last: int) -> str:
    return figure.quarter(first) if first == last else f"{figure.quarter(first)} to {figure.quarter(last)}"


def _number(note: int) -> str:
    return str(note) if note else ""


def _bands(figure: CoverageFigure) -> tuple[NamedTable, ...]:
    if not figure.bands:
        return ()
    rows = tuple(
        (
            f"{band.who}, {band.when}",
            band.what,
            "; ".join(words for _, _, words in pieces(band)),
            str(band.whole),
            _number(band.note),
        )
        for band in figure.bands
    )
    head = ("Who, and over which time", "Looked for", "Totals, without places", "Whole line, same source", "Evidence")
    return (_lean("Totals without places", head, rows),)


def conduits(figure: ConduitsFigure) -> tuple[NamedTable, ...]:
    """One row a state; the last word and the silence close each conduit."""
    head = ("Conduit", "Carries", "When", "State", "Count", "Because, or the silence since", "Evidence")
    rows = tuple(row for conduit in figure.rows for row in _conduit(conduit))
    return (_lean("Conduits and their states", head, rows),)


def _conduit(conduit: Conduit) -> tuple[Row, ...]:
    name, carries, note = conduit.name, conduit.carries, _number(conduit.note)
    states = tuple((name, carries, each.when, each.state, each.count, each.because, note) for each in conduit.flows)
    return (*states, (name, carries, "last word", conduit.last_word, "", conduit.silence, note))


def series(figure: SeriesFigure) -> tuple[NamedTable, ...]:
    """The values at the as-of date with what each was before; years without a value share a row."""
    rows: list[Row] = []
    for given, run in groupby(figure.bars, key=lambda bar: bar.value is not None):
        bars = list(run)
        rows += [_value(bar) for bar in bars] if given else [_gap(bars)]
    unit = figure.unit[:1].upper() + figure.unit[1:]
    head = ("Period", unit, "Known from", "Standing", "What it was before", "Evidence")
    said = f"{figure.compiler}: {figure.definition}" if figure.definition else figure.compiler
    note = f"{said}. As known on {figure.as_of}."
    return (_lean(f"{figure.title}: values and revisions", head, tuple(rows), note),)


def _value(bar: Bar) -> Row:
    was = "; ".join(
        f"{old.shown} ({old.words + ', ' if old.words else ''}{old.known_from}{', ' + old.via if old.via else ''})"
        for old in bar.older
    )
    standing = ", ".join(part for part in (bar.words, bar.via) if part)
    return bar.label, bar.shown, bar.known_from.replace(" ", "\u00a0"), standing, was, _number(bar.note)


def _gap(bars: list[Bar]) -> Row:
    label = bars[0].label if len(bars) == 1 else f"{bars[0].label} to {bars[-1].label}"
    return label, "none", "", bars[0].words or "no value in this case", "", ""


def timeline(figure: TimelineFigure) -> tuple[NamedTable, ...]:
    """The events as a list."""
    rows = tuple((each.when, each.what, _number(each.note)) for each in figure.moments)
    return (_lean("The same events as a list", ("When", "What", "Evidence"), rows),)


def atlas(figure: MapFigure) -> tuple[NamedTable, ...]:
    """The seen stretches."""
    rows = tuple(
        (each.name, each.words + (f" ({marks.WIDENED})" if each.widened else ""), _number(each.note))
        for each in figure.lit
    )
    return (_lean("Stretches seen", ("Where", "What was seen, and when", "Evidence"), rows),)
