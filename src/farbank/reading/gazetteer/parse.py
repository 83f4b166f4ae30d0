"""The gazetteer's two tables, and a newsroom's own, read into places."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from farbank.errors import Refused
from farbank.reading.gazetteer.rows import Name, Place
from farbank.values.count import WHOLE
from farbank.values.line_shape import DEGREE, Position

_PLACES: Final = "id kind parent side lat lon radius_m line river share from until source note"
PLACES: Final = tuple(_PLACES.split())
_NAMES: Final = "place text script language kind source status"
NAMES: Final = tuple(_NAMES.split())
_ENGLISH: Final = ("Latn", "en", "official")  # script, language and kind of the name that is shown


def parse_places(places_csv: str, names_csv: str) -> tuple[Place, ...]:
    """Every place with its names, in the order of the table; `Refused` with the line that is at fault."""
    names = defaultdict(list)
    for at, (place, *told) in _rows(names_csv, NAMES, "names"):
        name = Name._make(told)
        if not place or not name.text:
            raise Refused(f"line {at} of the table of names needs a place and a text")
        names[place].append(name)
    cells = ((at, dict(zip(PLACES, row, strict=True))) for at, row in _rows(places_csv, PLACES, "places"))
    places = tuple(_place(row, at, names) for at, row in cells)
    known = {each.id for each in places}
    if len(known) < len(places):
        raise Refused("a table of places has each id once")
    if strange := sorted(set(names) - known):
        raise Refused(f"the table of names has names of {strange[0]!r}, which the table of places does not have")
    return places


def _rows(text: str, columns: tuple[str, ...], what: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(text.removeprefix("\ufeff").splitlines())
    head = tuple(next(rows, []))
    if head != columns:
        raise Refused(f"a table of {what} has the columns {', '.join(columns)}")
    for row in rows:
        if any(row):
            if len(row) != len(columns):
                raise Refused(f"line {rows.line_num} of the table of {what} has {len(row)} cells, not {len(columns)}")
            yield rows.line_num, row


def _place(row: dict[str, str], at: int, names: dict[str, list[Name]]) -> Place:
    if not row["id"] or not names.get(row["id"]):
        raise Refused(f"line {at} of the table of places needs an id, and at least one name in the table of names")
    return place_of(row, at, _english_first(names[row["id"]]))


def place_of(row: Mapping[str, str], at: int, names: tuple[Name, ...]) -> Place:
    """The place of one row; cells that a table does not have are empty."""
    share = _whole(row["share"], at, "share") if row["share"] else None
    if share is not None and not 0 <= share <= WHOLE:
        raise Refused(f"line {at} of the table of places: a share lies between 0 and {WHOLE}")
    return Place(
        id=row["id"], kind=row["kind"], parent=row["parent"], side=row["side"], position=_position(row, at),
        radius=_whole(row.get("radius_m") or "0", at, "radius_m"), line=row["line"], river=row["river"], share=share,
        since=row.get("from", ""), until=row.get("until", ""), source=row.get("source",
        ""), note=row["note"], names=names,
    )  # fmt: skip


def _english_first(names: list[Name]) -> tuple[Name, ...]:
    first = next((each for each in names if each[1:4] == _ENGLISH), names[0])
    return first, *(each for each in names if each is not first)


def _whole(text: str, at: int, column: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Refused(f"line {at} of the table of places: {column} is a whole number") from None


def _position(row: Mapping[str, str], at: int) -> Position | None:
    if not row["lat"] and not row["lon"]:
        return None
    try:
        latitude, longitude = (round(Decimal(row[each]) * DEGREE) for each in ("lat", "lon"))
    except (InvalidOperation, OverflowError, ValueError):
        raise Refused(f"line {at} of the table of places: lat and lon are degrees") from None
    if abs(latitude) > 90 * DEGREE or abs(longitude) > 180 * DEGREE:
        raise Refused(f"line {at} of the table of places: lat and lon are degrees")
    return longitude, latitude
