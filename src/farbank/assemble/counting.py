"""Series of numbers as known on one day, with every value they were ever given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from farbank.assemble.newsroom import Newsroom
from farbank.facts.figure import SeriesOpened
from farbank.judgement.identity import IdentityFailure, identity_failures
from farbank.judgement.revision import FigureRow, as_of
from farbank.views import figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One series on one day."""

    series: SeriesOpened
    day: date
    rows: tuple[FigureRow, ...]
    failures: tuple[IdentityFailure, ...]


def count_series(room: Newsroom, name: str = "", day: date | None = None) -> tuple[Counted, ...]:
    """One series, or every one; `day` is today unless said."""
    chosen = figures.series(room.rows)
    if name:
        identity = room.resolve("series", name)
        chosen = tuple(each for each in chosen if each.id == identity)
    return tuple(_one(room, each, day or room.clock.today()) for each in chosen)


def _one(room: Newsroom, series: SeriesOpened, day: date) -> Counted:
    observed = figures.figures_of(room.rows, series.id)
    known = [each for each in observed if each.known_from.last <= day]
    return Counted(series=series, day=day, rows=as_of(observed, day), failures=identity_failures(known))
