"""Figures as they were known on one day. Nothing is overwritten: every value a series was ever given stays.

A figure counts from the last day of its `known_from`. Breaks may be described; no model explains them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from farbank.facts.figure import FigureObserved
from farbank.judgement.figure_words import NOT_YET, reader_words
from farbank.values.count import Count
from farbank.values.span import Span

Key = tuple[str, date, date, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """The newest word on one interval: greatest known_from <= the day.

    `value` None: asked and not given, or not published by that day (see `words`). `first` is the first release, `was`
    every different value before the newest one, oldest first. `relayed_by` are all who passed this very value on.
    """

    series: str
    ref: Span
    dims: tuple[tuple[str, str], ...]
    id: str
    value: Count | None
    flags: tuple[str, ...]
    known_from: Span | None
    first: FigureObserved | None
    was: tuple[FigureObserved, ...]
    relayed_by: tuple[str, ...]
    words: tuple[str, ...]


def as_of(figures: Iterable[FigureObserved], day: date) -> tuple[FigureRow, ...]:
    """One row for every (series, interval, dimensions) that was over or told of by the day, in order of time.

    An interval that was over by then but told of only later has a row without a value, "not yet published".
    """
    groups: defaultdict[Key, list[FigureObserved]] = defaultdict(list)
    for each in figures:
        groups[key_of(each)].append(each)
    rows = [row for every in groups.values() for row in _rows(every, day)]
    return tuple(sorted(rows, key=lambda row: (row.series, row.ref.last, row.ref.first, row.dims)))


def key_of(figure: FigureObserved) -> Key:
    """What a figure is of: series, interval and dimensions, whatever words name the interval."""
    return str(figure.series), figure.ref.first, figure.ref.last, tuple(sorted(figure.dims))


def told_order(figure: FigureObserved) -> tuple[date, date, int, str]:
    """By the last day on which it became known; of two on one day the one we learned of later is the newer."""
    return figure.known_from.last, figure.known_from.first, len(figure.id), figure.id


def _rows(every: list[FigureObserved], day: date) -> list[FigureRow]:
    known = sorted((each for each in every if each.known_from.last <= day), key=told_order)
    if known:
        return [_row(known)]
    one = every[0]
    return [_awaited(one)] if one.ref.latest is not None and one.ref.latest <= day else []


def _row(known: list[FigureObserved]) -> FigureRow:
    latest = known[-1]
    earlier = _different(known)
    return FigureRow(
        series=str(latest.series),
        ref=latest.ref,
        dims=latest.dims,
        id=latest.id,
        value=latest.value,
        flags=latest.flags,
        known_from=latest.known_from,
        first=known[0],
        was=earlier,
        relayed_by=tuple(dict.fromkeys(each.relay for each in known if each.relay and each.value == latest.value)),
        words=reader_words(latest, earlier),
    )


def _different(known: list[FigureObserved]) -> tuple[FigureObserved, ...]:
    """The values before the newest one, each told once: where a value is repeated, its first telling."""
    changes: list[FigureObserved] = []
    for each in known:
        if not changes or changes[-1].value != each.value:
            changes.append(each)
    return tuple(changes[:-1])


def _awaited(one: FigureObserved) -> FigureRow:
    return FigureRow(
        series=str(one.series),
        ref=one.ref,
        dims=one.dims,
        id="",
        value=None,
        flags=(),
        known_from=None,
        first=None,
        was=(),
        relayed_by=(),
        words=(NOT_YET,),
    )
