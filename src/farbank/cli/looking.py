"""`farbank coverage`: what was looked at, what was seen, what nobody could see."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import click

from farbank.assemble.surveying import Asked, Surveyed, check_targets, survey_lines
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.judgement.cells import Cell
from farbank.judgement.conduit import ConduitRow, Silence
from farbank.values.count import WHOLE, four_places, percent

Bounds = tuple[Fraction, Fraction]


@click.command()
@click.argument("line", default="")
@click.option("--target", "targets", multiple=True, help="Only this class of target (may be given again).")
@click.option("--from", "first", default="", help="From this year or quarter (2020, 2020-Q3).")
@click.option("--to", "last", default="", help="To this year or quarter.")
@everywhere
@click.pass_obj
def coverage(given: Given, line: str, targets: tuple[str, ...], first: str, last: str) -> None:
    """What of a LINE (or every line) was looked at and seen, with worst-case bounds, and what could get out.

    Blind means: this case holds no look there and then. It never means zero.
    """
    asked = Asked(line=line, targets=targets, first=first, last=last)
    with given.room() as room:
        surveyed = survey_lines(room, asked)
    check_targets(surveyed, asked)
    if given.as_json:
        documents = [_document(each) for each in surveyed]
        edge.document(documents[0] if len(documents) == 1 else {"documents": documents})
        return
    for each in surveyed:
        _tell(each)
    if not surveyed:
        edge.note("this case measures along no line yet; a sheet adopts one under 'lines'")


def _document(surveyed: Surveyed) -> dict[str, object]:
    found = surveyed.coverage
    return {
        "line": surveyed.line.label,
        "from": str(found.first),
        "to": str(found.last),
        "looked": _pair(found.looked),
        "present": _pair(found.present),
        "blind": _pair(found.blind),
        "targets": [
            {"target": name, "looked": _pair(of.looked), "present": _pair(of.present), "blind": _pair(of.blind)}
            for name, of in found.by_target
        ],
        "tallies": [
            {"label": each.label, "target": each.target, "looked": _pair(each.looked), "present": _pair(each.present)}
            for each in found.tallies
        ],
        "conduits": [_conduit(each) for each in surveyed.conduits],
        "cells": [_cell(each) for each in found.cells],
        "unplaced": [{"look": each.id, "because": each.because} for each in found.unplaced],
    }


def _pair(bounds: Bounds) -> list[float]:
    return [four_places(bounds[0]), four_places(bounds[1])]


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "from": four_places(Fraction(cell.start, WHOLE)),
        "to": four_places(Fraction(cell.end, WHOLE)),
        "period": str(cell.quarter),
        "target": cell.target,
        "state": cell.state,
        "looks": list(cell.looks),
        "maybe": list(cell.maybe),
        "open_means": list(cell.open_means),
        "reasons": list(cell.reasons),
    }


def _conduit(row: ConduitRow) -> dict[str, object]:
    last = row.last_word
    return {
        "id": row.id,
        "label": row.label,
        "carries": list(row.carries),
        "means": row.means,
        "states": [
            {"when": each.when.words, "state": each.state, "count": each.count.value if each.count else None}
            for each in row.states
        ],
        "last_word": last.when.words if last else None,
        "silence_days": [row.silence.shortest, row.silence.longest] if isinstance(row.silence, Silence) else None,
        "because": "" if isinstance(row.silence, Silence) else row.silence.because,
    }


def _tell(surveyed: Surveyed) -> None:
    found = surveyed.coverage
    edge.tell(f"{surveyed.line.label}  {found.first} to {found.last}")
    for name, of in found.by_target:
        edge.tell(
            f"  {name:<18} looked at {percent(of.looked)}, present on {percent(of.present)}, blind {percent(of.blind)}"
        )
    for each in found.tallies:
        if each.target not in found.targets:
            continue
        shares = f"looked at {percent(each.looked)}, present on {percent(each.present)} of its compiler's length"
        edge.tell(f"  {each.label:<18} {each.target}: {shares}; it does not say where")
    for row in surveyed.conduits:
        edge.tell(f"  {row.label:<18} {row.means}: {_silence(row)}")
    for missed in found.unplaced:
        edge.note(f"note: look {missed.id} fills no cell: {missed.because}")


def _silence(row: ConduitRow) -> str:
    if not isinstance(row.silence, Silence):
        return row.silence.because
    last = row.last_word.when.words if row.last_word else ""
    if not row.silence.longest:
        return f"still carrying, last word {last}"
    days = dict.fromkeys((f"{row.silence.shortest:,}", f"{row.silence.longest:,}"))
    return f"last word {last}, silent for {' to '.join(days)} days"


COMMANDS: Final = {"coverage": coverage}
