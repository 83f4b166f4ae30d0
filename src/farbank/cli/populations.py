"""`farbank population`: how many people there are, and which part of them has what in common."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from farbank.assemble import populations as verbs
from farbank.assemble.applying import Applied
from farbank.assemble.calibrating import Calibration
from farbank.assemble.calibrating import calibrate as calibrate_on
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.facts.persona import Pair, PopulationCounted, Share
from farbank.judgement.shares import shown
from farbank.values.count import WHOLE

_EDITORIAL: Final = "made people, not yours: the rows are tried as if true shares lay where the intervals let them lie"

_HEADINGS: Final = ("inside", "not under", "truly small", "small, let pass", "enough, stopped")


@click.group()
def population() -> None:
    """How many people there are, and which part of them has what: the numbers the gate counts with.

    A case has its own: tables of the newsroom, or those that ship with farbank, which 'use' makes the case's own.
    Without any, the gate cannot count and says so.
    """


@population.command("list")
@everywhere
@click.pass_obj
def list_(given: Given) -> None:
    """List the populations of the case, and those that ship with farbank."""
    with given.room() as room:
        every = verbs.populations(room)
    if given.as_json:
        edge.document({"rows": [_summary(each) for each in every], "shipped": list(verbs.SHIPPED)})
        return
    for each in every:
        rows = f"{len(each.shares)} shares, {len(each.pairs)} pairs"
        edge.tell(f"{each.id:<6} {each.label:<20} {_interval(each)}; {rows}")
    if not every:
        edge.note("this case has no population yet: the gate cannot count")
    edge.note(f"ships with farbank, to be used: {', '.join(verbs.SHIPPED)}")


@population.command()
@click.argument("name", default="")
@everywhere
@click.pass_obj
def show(given: Given, name: str) -> None:
    """Show one population, or the only one: every share with its interval, source, year and confidence."""
    with given.room() as room:
        found = verbs.population_of(room, name)
    if given.as_json:
        shares, pairs = [_document(each) for each in found.shares], [_document(each) for each in found.pairs]
        edge.document({**_summary(found), "shares": shares, "pairs": pairs})
        return
    for line in _lines(found):
        edge.tell(line)


@population.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv")
@click.option("--name", default="", help="What it is called (else: as the file).")
@everywhere
@click.pass_obj
def add(given: Given, file: Path, name: str) -> None:
    """Add a table of your own: the first row says how many people there are, each further row a share or a pair.

    Columns are dimension, value, other, other_value, count or share, low, high, source, year, confidence, because; in
    English, Korean, Japanese or Chinese. It is taken whole or not at all; adding it again records nothing.
    """
    with given.room() as room:
        applied = verbs.add_population(room, file, name)
    _taken(given, applied)


@population.command()
@click.argument("name", metavar="NAME")
@everywhere
@click.pass_obj
def use(given: Given, name: str) -> None:
    """Make a table that ships with farbank the case's own, as it stands today; no later farbank changes it.

    `north-korea-2020` holds the total, sexes, ages and provinces, with intervals and the reason for each. It has
    nothing finer than a province: that a newsroom knows better.
    """
    with given.room() as room:
        applied = verbs.use_shipped(room, name)
    _taken(given, applied)


@population.command()
@click.argument("name", default="")
@click.option("--n", "number", type=click.IntRange(100, 100_000), default=2000, help="How many descriptions (2,000).")
@everywhere
@click.pass_obj
def calibrate(given: Given, name: str, number: int) -> None:
    """Try how far the gate's numbers hold in a population of the case: how often the truth lies in the interval.

    People are made after the case's own shares, from attributes that hardly lean on one another to such that do
    strongly; each is described by two to seven of them. Nothing is recorded.
    """
    with given.room() as room:
        found = calibrate_on(room, verbs.population_of(room, name), number)
    edge.document(_calibration(found)) if given.as_json else _tell(found)


def _taken(given: Given, applied: Applied) -> None:
    if given.as_json:
        edge.document({"ids": dict(applied.ids), "recorded": applied.recorded, "unchanged": applied.unchanged})
        return
    for label, own in applied.ids:
        edge.tell(f"{own:<6} {label}")
    edge.note("recorded" if applied.recorded else "that stands already; nothing is recorded")


def _interval(each: PopulationCounted) -> str:
    return f"{each.count:,} ({each.low:,}-{each.high:,})"


def _summary(each: PopulationCounted) -> dict[str, object]:
    return {
        "id": each.id,
        "label": each.label,
        "count": each.count,
        "low": each.low,
        "high": each.high,
        "source": each.source,
        "year": each.year,
        "confidence": each.confidence,
        "because": each.because,
    }


def _document(each: Share | Pair) -> dict[str, object]:
    other = {"other": each.other, "other_value": each.other_value} if isinstance(each, Pair) else {}
    return {
        "dimension": each.dimension,
        "value": each.value,
        **other,
        "share": each.share / WHOLE,
        "low": each.low / WHOLE,
        "high": each.high / WHOLE,
        "source": each.source,
        "year": each.year,
        "confidence": each.confidence,
        "because": each.because,
    }


def _lines(found: PopulationCounted) -> Iterator[str]:
    yield f"{found.id}  {found.label}  {_interval(found)}{_sure(found)}"
    yield f"    {found.source}"
    if found.because:
        yield f"    {found.because}"
    every: tuple[Share | Pair, ...] = (*found.shares, *found.pairs)
    for each in every:
        what = f"{each.dimension} {shown(each.value)}"
        what += f" and {each.other} {shown(each.other_value)}" if isinstance(each, Pair) else ""
        part = f"{each.share / WHOLE:.4g} ({each.low / WHOLE:.4g}-{each.high / WHOLE:.4g})"
        yield f"  {what:<36} {part}{_sure(each)}"
        yield f"    {each.source}{f'; {each.because}' if each.because else ''}"


def _sure(each: PopulationCounted | Share | Pair) -> str:
    told = [each.year, f"confidence {each.confidence}" if each.confidence else ""]
    return "".join(f"; {word}" for word in told if word)


def _tell(found: Calibration) -> None:
    number = sum(each.descriptions for each in found.rows)
    edge.tell(f"{found.population}: {number:,} descriptions of {found.people:,} made people, by {_dimensions(found)}")
    edge.tell("leaning  n      " + "".join(f"{name:>18}" for name in _HEADINGS))
    for row in found.rows:
        parts = (row.inside, row.not_under, row.small, row.slipped, row.needless)
        edge.tell(f"{row.lean:<8g} {row.descriptions:<7,}" + "".join(f"{100 * part:>16.1f} %" for part in parts))
    for each in found.left_out:
        edge.note(f"left out: {each}")
    if found.people < found.count:
        edge.note(f"{found.count:,} people were made {found.people:,}, so that more of them are stopped than would be")
    edge.note(_EDITORIAL)


def _dimensions(found: Calibration) -> str:
    return ", ".join(found.dimensions)


def _calibration(found: Calibration) -> dict[str, object]:
    return {
        "population": found.population,
        "count": found.count,
        "people": found.people,
        "dimensions": list(found.dimensions),
        "left_out": list(found.left_out),
        "rows": [
            {
                "lean": each.lean,
                "descriptions": each.descriptions,
                "inside": round(each.inside, 4),
                "not_under": round(each.not_under, 4),
                "small": round(each.small, 4),
                "slipped": round(each.slipped, 4),
                "needless": round(each.needless, 4),
            }
            for each in found.rows
        ],
    }


COMMANDS: Final = {"population": population}
