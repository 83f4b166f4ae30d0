"""`farbank series`: numbers with every value they were ever given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import click

from farbank.assemble.counting import Counted, count_series
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.facts.figure import FigureObserved
from farbank.judgement.revision import FigureRow
from farbank.values.count import Count


@click.command()
@click.argument("name", default="")
@click.option("--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), help="As it was known on this day (else: today).")
@everywhere
@click.pass_obj
def series(given: Given, name: str, day: datetime | None) -> None:
    """A series NAME (or every one) as known on one day, with every earlier value and the sums that do not come out."""
    with given.room() as room:
        counted = count_series(room, name, day.date() if day else None)
    if given.as_json:
        documents = [_document(each) for each in counted]
        edge.document(documents[0] if len(documents) == 1 else {"documents": documents})
        return
    for each in counted:
        _tell(each)
    if not counted:
        edge.note("this case holds no series yet")


def _document(counted: Counted) -> dict[str, object]:
    return {
        "series": counted.series.label,
        "as_of": counted.day.isoformat(),
        "rows": [_row(each) for each in counted.rows],
        "identity_failures": [
            {"check": each.what, "figures": list(each.figures), "because": each.because} for each in counted.failures
        ],
    }


def _row(row: FigureRow) -> dict[str, object]:
    return {
        "ref": row.ref.words,
        "value": _value(row.value),
        "precision": row.value.precision if row.value else None,
        "flags": list(row.flags),
        "known_from": _day(row),
        "first": _value(row.first.value) if row.first else None,
        "was": [_value(each.value) for each in row.was],
        "history": [_past(each) for each in row.was],
        "dims": dict(row.dims),
        "relayed_by": list(row.relayed_by),
        "words": list(row.words),
    }


def _past(figure: FigureObserved) -> dict[str, object]:
    return {
        "value": _value(figure.value),
        "precision": figure.value.precision if figure.value else None,
        "known_from": _iso(figure.known_from.latest),
        "relay": figure.relay,
    }


def _day(row: FigureRow) -> str | None:
    return _iso(row.known_from.latest) if row.known_from else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _value(count: Count | None) -> int | None:
    return count.value if count else None


def _tell(counted: Counted) -> None:
    edge.tell(f"{counted.series.label}  {counted.series.name}, as known on {counted.day}")
    for row in counted.rows:
        value = "none" if row.value is None else str(row.value)
        dims = "".join(f" {text}" for key, text in row.dims if text != "total" and key)
        said = "; ".join(row.words)
        edge.tell(f"  {row.ref.words:<12}{dims} {value:>8}  {said}")
    for failure in counted.failures:
        edge.tell(f"  does not come out ({failure.what}): {failure.because}")


COMMANDS: Final = {"series": series}
