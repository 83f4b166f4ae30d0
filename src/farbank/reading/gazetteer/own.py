"""A newsroom's own places: a CSV or a GeoJSON file that adds rows to the gazetteer or replaces them by their id."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from farbank.errors import Refused
from farbank.reading.gazetteer.gazetteer import Gazetteer
from farbank.reading.gazetteer.hits import Hits
from farbank.reading.gazetteer.index import parse_index
from farbank.reading.gazetteer.keys import keys_of, written
from farbank.reading.gazetteer.parse import place_of
from farbank.reading.gazetteer.rows import Name, Place
from farbank.reading.lattice.readings import scripts

COLUMNS: Final = ("id", "kind", "parent", "side", "lat", "lon", "line", "river", "share", "names", "note")
_LANGUAGES: Final = {"Hang": "ko", "Kana": "ja", "Cyrl": "ru", "Latn": "en"}
_SCRIPTS: Final = {"Kana": "Jpan"}


def parse_own(text: str) -> tuple[Place, ...]:
    """The places in a newsroom's file, names in one cell with `;` between them; `Refused` says where a fault is."""
    bare = text.removeprefix("\ufeff").strip()
    rows = _features(bare) if bare.startswith("{") else _table(bare)
    return tuple(_place(row, at) for at, row in rows)


def with_own(gazetteer: Gazetteer, own: tuple[Place, ...]) -> Gazetteer:
    """The gazetteer with these places in it, in the place of those with the same id."""
    fresh = {each.id: each for each in own}
    kept = gazetteer.hits.index.without(fresh)
    mine = parse_index(written(keys_of(own, gazetteer.hits.tables), kept.stamp))
    hits = Hits(index=kept.joined(mine), places=gazetteer.hits.places.and_these(fresh), tables=gazetteer.hits.tables)
    return replace(gazetteer, places={**gazetteer.places, **fresh}, hits=hits)


def _table(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    rows = csv.reader(text.splitlines())
    head = next(rows, [])
    if not {"id", "names"} <= set(head) <= set(COLUMNS):
        raise Refused(f"a table of your own places has the columns id and names, and any of {', '.join(COLUMNS)}")
    for row in rows:
        if any(row):
            yield rows.line_num, dict(zip(head, (cell.strip() for cell in row), strict=False))


def _features(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        features = json.loads(text)["features"]
        for at, feature in enumerate(features, 1):
            said = {str(key): _cell(value) for key, value in feature["properties"].items()}
            longitude, latitude = feature["geometry"]["coordinates"][:2]
            yield at, {**said, "lon": str(longitude), "lat": str(latitude)}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise Refused("a GeoJSON file of your own places is a FeatureCollection of points with properties") from None


def _cell(value: object) -> str:
    return ";".join(str(each) for each in value) if isinstance(value, list) else str(value or "")


def _place(row: dict[str, str], at: int) -> Place:
    names = tuple(_names(row.get("names", "").split(";")))
    if not row.get("id") or not names:
        raise Refused(f"row {at} of your own places needs an id and at least one name")
    return place_of({each: row.get(each, "") for each in COLUMNS}, at, names)


def _names(texts: Iterable[str]) -> Iterator[Name]:
    for text in filter(None, (each.strip() for each in texts)):
        script = next(scripts(text), "Latn")
        yield Name(
            text=text, script=_SCRIPTS.get(script, script), language=_LANGUAGES.get(script, "zh"), kind="official",
            source="own", status="sure",
        )  # fmt: skip
