"""Rows written by hand: one line a place, its names in columns, several in one cell parted by semicolons.

A name ends with `?` where it is doubtful and with `??` where it is a guess. A row without degrees takes those of the
GeoNames entry that it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from farbank.errors import Complained, Complaint
from farbank.reading.gazetteer_pack.rows import Status, cells_of
from farbank.reading.gazetteer_pack.southern import southern

COLUMNS: Final = (
    "id", "kind", "parent", "side", "lat", "lon", "radius_m", "river", "geonames", "from", "until", "en", "north",
    "south", "hanja", "kana", "colonial", "press", "old", "other", "note",
)  # fmt: skip
WRONG_COLUMNS: Final = ("geonames", "text", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A name as somebody wrote it down, and how sure they were."""

    text: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPlace:
    """A place as written by hand, before anything is derived from it."""

    file: str
    row: int
    id: str
    kind: str
    parent: str
    side: str
    lat: str
    lon: str
    radius_m: str
    river: str
    geonames: str
    since: str
    until: str
    english: tuple[Told, ...]
    north: tuple[Told, ...]
    south: tuple[Told, ...]
    hanja: tuple[Told, ...]
    kana: tuple[Told, ...]
    colonial: tuple[Told, ...]
    press: tuple[Told, ...]
    old: tuple[Told, ...]
    other: tuple[Told, ...]
    note: str


def told(cell: str) -> tuple[Told, ...]:
    """The names in one cell."""
    return tuple(_one(each.strip()) for each in cell.split(";") if each.strip(" ?"))


def _one(text: str) -> Told:
    name = text.rstrip("?")
    status: Status = {0: "sure", 1: "doubtful"}.get(len(text) - len(name), "guess")  # type: ignore[assignment]
    return Told(text=name, status=status)


def parse_hand(text: str, file: str) -> tuple[HandPlace, ...]:
    """The places of one file; `Complained` with the lines that are none."""
    return tuple(_place(cells, file, at) for at, cells in cells_of(text, COLUMNS, file))


def _place(cells: tuple[str, ...], file: str, at: int) -> HandPlace:
    own, kind, parent, side, lat, lon, radius, river, geonames, since, until, *names, note = cells
    english, north, south, hanja, kana, colonial, press, old, other = (told(each) for each in names)
    if not english:
        raise Complained((Complaint(file=file, line=at, key="en", expected="the name in English"),))
    return HandPlace(
        file=file, row=at, id=own, kind=kind, parent=parent, side=side, lat=lat, lon=lon, radius_m=radius, river=river,
        geonames=geonames, since=since, until=until, english=english, north=north, south=south, hanja=hanja, kana=kana,
        colonial=colonial, press=press, old=old, other=other, note=note,
    )  # fmt: skip


def parse_wrong_labels(text: str, file: str) -> frozenset[tuple[str, str]]:
    """Labels of GeoNames that are wrong, as (number, text); each line of the file says why."""
    return frozenset((number, label) for _, (number, label, _) in cells_of(text, WRONG_COLUMNS, file))


def every_name(places: Iterable[HandPlace]) -> frozenset[str]:
    """All that may be the reading of a name in Hanja."""
    told_names = (each for place in places for each in (*place.north, *place.south, *place.old, *place.other))
    return frozenset(text for each in told_names for text in (each.text, southern(each.text)))
