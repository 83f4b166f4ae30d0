"""Rows about looking: lines, looks, totals, what stopped people looking, what still got out."""

from __future__ import annotations

import json
from typing import Any, cast

from farbank.desk.bench import Bench
from farbank.facts.look import ConduitNoted, ConduitWas, ConstraintNoted, LineAdopted, Looked, TallyNoted, Vantage
from farbank.reading.sheet.cells import Cells
from farbank.values.count import Precision
from farbank.values.ids import ItemId, LineId, SourceId
from farbank.values.stretch import NamedLength


def line(cells: Cells, bench: Bench, label: str, geojson: str) -> LineAdopted:
    """A line this case measures along: a built-in one, or GeoJSON of its own."""
    if cells.has("use") == cells.has("geojson"):
        raise cells.complained("use", "a built-in line to use, or a geojson of your own, one of the two")
    used = bench.book.lines[label]
    if cells.has("use") and used.name not in bench.context.built_in_lines:
        there = ", ".join(bench.context.built_in_lines)
        raise cells.complained("use", f"a line that comes with farbank: {there}")
    if geojson and not _is_line(geojson):
        raise cells.complained("geojson", "GeoJSON that holds a LineString")
    return LineAdopted(
        id="",
        label="",
        note=cells.optional_text("note"),
        name=used.name,
        version=used.version,
        lengths=tuple(_length(each) for each in cells.each("lengths")),
        geojson=geojson,
    )


def look(cells: Cells, bench: Bench) -> Looked:
    """Somebody could see a stretch, and what came of it."""
    where = _one_way_of_saying_where(cells)
    used = bench.line(cells) if where != "place" or cells.has("line") else None
    here = bench.place(cells, "at", cells.text("at"), used.name) if where == "at" and used else None
    return Looked(
        id="",
        label="",
        note=cells.optional_text("note"),
        line=used.name if used else LineId(""),
        version=used.version if used else 0,
        stretch=bench.stretch(cells) if where == "from_share" else None,
        at=cells.optional_text("at"),
        centre=here.share if here else None,
        extent=cells.integer("extent_m") or 0,
        place=cells.optional_text("place"),
        when=cells.when("when"),
        vantage=_vantage(cells),
        target=cells.text("target"),
        outcome=cells.choice("outcome"),
        p=cells.share("p"),
        basis=cells.choice("basis"),
        conditions=cells.optional_text("conditions"),
        item=ItemId(cells.reference("item")),
        by=SourceId(cells.reference("by")),
        origin=cells.reference("origin"),
    )


def tally(cells: Cells, bench: Bench) -> TallyNoted:
    """A survey that gives totals without saying where."""
    used = bench.line(cells)
    length = cells.kilometres("compiler_length_km")
    if length == 0:
        raise cells.complained("compiler_length_km", "more than nothing")
    return TallyNoted(
        id="",
        label="",
        note=cells.optional_text("note"),
        line=used.name,
        compiler_length=length,
        looked=cells.length("looked_km"),
        present=cells.length("present_km"),
        absent=cells.length("absent_km"),
        no_view=cells.length("no_view_km"),
        reason=cells.choice("reason"),
        within=bench.places(cells, "within", used.name),
        target=cells.text("target"),
        when=cells.when("when"),
        item=ItemId(cells.reference("item")),
    )


def constraint(cells: Cells, bench: Bench) -> ConstraintNoted:
    """Which means of looking were stopped on a stretch."""
    return ConstraintNoted(
        id="",
        label="",
        note=cells.optional_text("note"),
        stretch=bench.stretch(cells),
        when=cells.when("when"),
        means=cells.choices("means"),
        reason=cells.choice("reason"),
        because=cells.optional_text("because"),
    )


def conduit(cells: Cells) -> ConduitNoted:
    """A way by which anything got out, with its states over time."""
    return ConduitNoted(
        id="",
        label="",
        note=cells.optional_text("note"),
        carries=cells.choices("carries"),
        means=cells.text("means"),
        states=tuple(_state(each) for each in cells.each("states")),
        item=ItemId(cells.reference("item")),
    )


def _one_way_of_saying_where(cells: Cells) -> str:
    """Which column says where: `at`, `from_share` or `place`; exactly one of them, and whole."""
    ways = [name for name in ("at", "from_share", "place") if cells.has(name)]
    if len(ways) != 1:
        raise cells.complained(ways[1] if ways else "at", "one of: at with extent_m; from_share and to_share; place")
    if ways == ["at"] and not cells.integer("extent_m"):
        raise cells.complained("extent_m", "how many metres across were in view, with at")
    if ways == ["place"] or cells.has("line"):
        return ways[0]
    raise cells.complained("line", "the line this place or stretch is on")


def _vantage(cells: Cells) -> Vantage:
    stood = cells.inside("vantage")
    if stood is None:
        raise cells.complained("vantage", "where the observer stood")
    return Vantage(
        kind=stood.choice("kind"), side=stood.optional_text("side"), position=stood.optional_text("position")
    )


def _state(cells: Cells) -> ConduitWas:
    return ConduitWas(
        when=cells.when("when"),
        state=cells.choice("state"),
        count=cells.count("count"),
        because=cells.optional_text("because"),
        item=ItemId(cells.reference("item")),
    )


def _length(cells: Cells) -> NamedLength:
    metres = cells.kilometres("km")
    if metres == 0:
        raise cells.complained("km", "more than nothing")
    precision = cast("Precision", cells.choice("precision") or "approx")
    return NamedLength(compiler=cells.text("compiler"), metres=metres, precision=precision)


def _is_line(geojson: str) -> bool:
    """Whether the text is a GeoJSON object with a LineString in it (RFC 7946); its course is read elsewhere."""
    try:
        return _holds_line(json.loads(geojson))
    except (ValueError, RecursionError):
        return False


def _holds_line(value: Any) -> bool:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return value.get("type") == "LineString" or any(map(_holds_line, value.values()))
    return isinstance(value, list) and any(map(_holds_line, value[:1000]))
