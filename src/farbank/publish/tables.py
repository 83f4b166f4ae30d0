"""The same data as the figures, as tables: what a picture cannot tell a screen reader, and what it rounds away."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Final

from farbank.publish import marks
from farbank.publish.amounts import kilometres
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
from farbank.publish.wording import Wording, wording

Row = tuple[str, ...]
_SHARES: Final = ("Looked for", "Looked at, at some time", "Never looked at", "With it, at least and at most")


def _lean(say: Wording, title: str, head: Row, rows: tuple[Row, ...]) -> NamedTable:
    """A table without the columns in which nothing stands; title and head by their English."""
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    lean = tuple(tuple(row[at] for at in kept) for row in rows)
    return NamedTable(title=say(title), head=tuple(say(head[at]) for at in kept), rows=lean)


def coverage(figure: CoverageFigure, language: str = "en") -> tuple[NamedTable, ...]:
    """Every cell that holds a look, what is possible, the shares of each class, the tallies."""
    say = wording(language)
    head = ("Looked for", "Where along the line", "When", "What came of it", "Share of the line", "Evidence")
    looks = _lean(say, "Looks", head, _looks(figure, say))
    shares = NamedTable(
        title=say("Shares of the line, from the true extents, rounded up"),
        head=tuple(say(each) for each in _SHARES),
        rows=tuple(
            (
                lane.name,
                between(*lane.looked, say),
                between(1 - lane.looked[1], 1 - lane.looked[0], say),
                between(*lane.present, say),
            )
            for lane in figure.lanes
        ),
    )
    return (looks, shares, *_bands(figure, say)) if looks.rows else (shares, *_bands(figure, say))


def _looks(figure: CoverageFigure, say: Wording) -> tuple[Row, ...]:
    rows: list[Row] = []
    for lane in figure.lanes:
        rows += [_cell(figure, lane.name, cell, say) for cell in lane.cells if cell.state != "not_looked"]
        for each in lane.possible:
            where = say.listed(name for _, name in each.places)
            when = _time(figure, each.first, each.last, say)
            label = say("possible: {label}", label=each.label)
            rows.append((lane.name, where, when, label, say("not known"), _number(each.note)))
    return tuple(rows)


def _cell(figure: CoverageFigure, lane: str, cell: Cell, say: Wording) -> Row:
    where = say("{first} to {last} of the way", first=percent(cell.start), last=percent(cell.end))
    word = say(marks.WORDS[cell.state])
    state = say.listed((word, say(marks.WIDENED))) if cell.widened else word
    told = cell.label and word in cell.label and not cell.widened
    came = cell.label if told else f"{cell.label} ({state})" if cell.label else state
    came = f"{came}{say(': ')}{cell.reason}" if cell.reason else came
    when = _time(figure, cell.first, cell.last, say)
    return lane, where, when, came, between(*cell.extent, say), _number(cell.note)


def _time(figure: CoverageFigure, first: int, last: int, say: Wording) -> str:
    start, end = figure.quarter(first), figure.quarter(last)
    return start if first == last else say("{low} to {high}", low=start, high=end)


def _number(note: int) -> str:
    return str(note) if note else ""


def _bands(figure: CoverageFigure, say: Wording) -> tuple[NamedTable, ...]:
    if not figure.bands:
        return ()
    rows = tuple(
        (
            say.listed((band.who, band.when)),
            band.what,
            say.parted(words for _, _, words in pieces(band, say)),
            kilometres(band.whole, say),
            _number(band.note),
        )
        for band in figure.bands
    )
    head = ("Who, and over which time", "Looked for", "Totals, without places", "Whole line, same source", "Evidence")
    return (_lean(say, "Totals without places", head, rows),)


def conduits(figure: ConduitsFigure, language: str = "en") -> tuple[NamedTable, ...]:
    """One row a state; the last word and the silence close each conduit."""
    say = wording(language)
    head = ("Conduit", "Carries", "When", "State", "Count", "Because, or the silence since", "Evidence")
    rows = tuple(row for conduit in figure.rows for row in _conduit(conduit, say))
    return (_lean(say, "Conduits and their states", head, rows),)


def _conduit(conduit: Conduit, say: Wording) -> tuple[Row, ...]:
    name, carries, note = conduit.name, conduit.carries, _number(conduit.note)
    states = tuple(
        (name, carries, each.when, say(each.state), each.count, each.because, note) for each in conduit.flows
    )
    return (*states, (name, carries, say("last word"), conduit.last_word, "", conduit.silence, note))


def series(figure: SeriesFigure, language: str = "en") -> tuple[NamedTable, ...]:
    """The values at the as-of date with what each was before; years without a value share a row."""
    say = wording(language)
    rows: list[Row] = []
    for given, run in groupby(figure.bars, key=lambda bar: bar.value is not None):
        bars = list(run)
        rows += [_value(bar, say) for bar in bars] if given else [_gap(bars, say)]
    unit = figure.unit[:1].upper() + figure.unit[1:]
    head = ("Period", unit, "Known from", "Standing", "What it was before", "Evidence")
    said = f"{figure.compiler}{say(': ')}{figure.definition}" if figure.definition else figure.compiler
    note = say("{what}. As known on {day}.", what=said, day=figure.as_of)
    title = say("{title}: values and revisions", title=figure.title)
    return (replace(_lean(say, title, head, tuple(rows)), note=note),)


def _value(bar: Bar, say: Wording) -> Row:
    was = say.parted(
        f"{old.shown} ({say.listed(each for each in (old.words, old.known_from, old.via) if each)})"
        for old in bar.older
    )
    standing = say.listed(part for part in (bar.words, bar.via) if part)
    return bar.label, bar.shown, bar.known_from.replace(" ", "\u00a0"), standing, was, _number(bar.note)


def _gap(bars: list[Bar], say: Wording) -> Row:
    first, last = bars[0].label, bars[-1].label
    label = first if len(bars) == 1 else say("{low} to {high}", low=first, high=last)
    return label, say("none"), "", bars[0].words or say("no value in this case"), "", ""


def timeline(figure: TimelineFigure, language: str = "en") -> tuple[NamedTable, ...]:
    """The events as a list."""
    rows = tuple((each.when, each.what, _number(each.note)) for each in figure.moments)
    return (_lean(wording(language), "The same events as a list", ("When", "What", "Evidence"), rows),)


def atlas(figure: MapFigure, language: str = "en") -> tuple[NamedTable, ...]:
    """The seen stretches; no table where nothing was seen."""
    if not figure.lit:
        return ()
    say = wording(language)
    rows = tuple(
        (each.name, each.words + (f" ({say(marks.WIDENED)})" if each.widened else ""), _number(each.note))
        for each in figure.lit
    )
    return (_lean(say, "Stretches seen", ("Where", "What was seen, and when", "Evidence"), rows),)
