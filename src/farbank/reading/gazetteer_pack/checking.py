"""What is wrong with a pack, each fault with its line: ids, parents, positions, shares, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from math import cos, hypot, radians
from typing import Final, get_args

from farbank.errors import Complained, Complaint
from farbank.reading.gazetteer_pack.building import position
from farbank.reading.gazetteer_pack.rows import (
    NAME_COLUMNS,
    PLACE_COLUMNS,
    NameKind,
    NameRow,
    PlaceRow,
    Status,
    cells_of,
    name_row,
    place_row,
)
from farbank.reading.gazetteer_pack.scripts import fits
from farbank.values.count import WHOLE
from farbank.values.line_shape import DEGREE, LineShape

KINDS: Final = frozenset({
    "country", "province", "prefecture", "city", "county", "district", "town", "village", "crossing", "bridge",
    "island", "river", "reach", "mountain", "station", "dam", "place",
})  # fmt: skip
SIDES: Final = frozenset({"korea", "china", "russia", "river", ""})
WINDOW: Final = (110, 33, 143, 55)  # west, south, east, north, degrees: what is not a country lies inside
FAR: Final = 60_000  # metres from the line, beyond which nothing has a share of it
BANK: Final = 3_000  # metres; the line is generalised, so that nearer than this the bank cannot be told
SAME_SHARE: Final = 1_000_000  # parts of 10^9
_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_YEAR: Final = re.compile(r"(?:\d{4})?\Z")
_EARTH: Final = 111_195  # metres of one degree on a sphere of 6,371 km


def check_pack(places: str, names: str, line: LineShape) -> tuple[Complaint, ...]:
    """Every fault of the two tables; none when they can be used."""
    try:
        rows = tuple((at, place_row(cells)) for at, cells in cells_of(places, PLACE_COLUMNS, "places.csv"))
        named = tuple((at, name_row(cells)) for at, cells in cells_of(names, NAME_COLUMNS, "names.csv"))
    except Complained as fault:
        return fault.complaints
    known = {row.id for _, row in rows}
    return (
        *(_at("places.csv", at, key, expected) for at, key, expected in _places(rows, known, line)),
        *(_at("names.csv", at, key, expected) for at, key, expected in _names(named, known)),
    )


Fault = tuple[int, str, str]


def _at(file: str, line: int, key: str, expected: str) -> Complaint:
    return Complaint(file=file, line=line, key=key, expected=expected)


def _places(rows: Iterable[tuple[int, PlaceRow]], known: set[str], line: LineShape) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, row in rows:
        if row.id in seen or not _ID.match(row.id):
            yield at, "id", f"an id of its own in small letters, not {row.id!r}"
        seen.add(row.id)
        if row.parent == row.id or (row.parent and row.parent not in known):
            yield at, "parent", f"the id of another place, not {row.parent!r}"
        if row.kind not in KINDS or row.side not in SIDES:
            yield at, "kind", f"a kind and a side that are known, not {row.kind!r} and {row.side!r}"
        if not row.radius_m.isdecimal() or not _YEAR.match(row.since) or not _YEAR.match(row.until):
            yield at, "radius_m", "whole metres, and years of four digits"
        yield from ((at, key, expected) for key, expected in _position(row, line))


def _position(row: PlaceRow, line: LineShape) -> Iterator[tuple[str, str]]:
    try:
        lat, lon = Decimal(row.lat), Decimal(row.lon)
    except InvalidOperation:
        yield "lat", f"degrees with a point, not {row.lat!r} and {row.lon!r}"
        return
    west, south, east, north = WINDOW
    if row.kind != "country" and not (south <= lat <= north and west <= lon <= east):
        yield "lat", f"degrees inside {south}-{north} north and {west}-{east} east, not {row.lat} and {row.lon}"
    elif row.share or row.line or row.river:
        yield from _share(row, line)


def _share(row: PlaceRow, line: LineShape) -> Iterator[tuple[str, str]]:
    foot = line.nearest(position(row.lat, row.lon))
    distance = metres(position(row.lat, row.lon), foot.position)
    if row.line != line.line or not row.share.isdecimal() or abs(int(row.share) - foot.share) > SAME_SHARE:
        yield "share", f"{foot.share} along {line.line}, the nearest point, not {row.share!r} along {row.line!r}"
    if distance > FAR:
        yield "share", f"none: it lies {distance} m from the line"
    if row.kind not in {"river", "reach"} and row.river != line.river(foot.share):
        yield "river", f"{line.river(foot.share)} there, not {row.river!r}"
    inside = 0 < foot.share < WHOLE  # beyond an end of the line it has no banks
    if inside and distance > BANK and row.side in {line.left, line.right} and row.side != foot.side:
        yield "side", f"{foot.side}: it lies {distance} m from the line on that bank, not on that of {row.side}"


def metres(one: tuple[int, int], other: tuple[int, int]) -> int:
    """About how far two positions lie apart; good to a hundredth within a hundred kilometres."""
    east = (one[0] - other[0]) / DEGREE * cos(radians((one[1] + other[1]) / 2 / DEGREE))
    return round(hypot(east, (one[1] - other[1]) / DEGREE) * _EARTH)


def _names(rows: Iterable[tuple[int, NameRow]], known: set[str]) -> Iterator[Fault]:
    seen: set[tuple[str, ...]] = set()
    for at, row in rows:
        key = row.place, row.text, row.script, row.language, row.kind
        if key in seen:
            yield at, "text", f"a name that was not said before of {row.place}, not {row.text!r} again"
        seen.add(key)
        if row.place not in known:
            yield at, "place", f"the id of a place, not {row.place!r}"
        if not fits(row.script, row.text) or row.text != row.text.strip():
            yield at, "script", f"letters of {row.script} only, not {row.text!r}"
        if row.kind not in get_args(NameKind) or row.status not in get_args(Status):
            yield at, "kind", f"a kind and a status that are known, not {row.kind!r} and {row.status!r}"
