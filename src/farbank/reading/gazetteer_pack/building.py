"""The pack from what it is made of: rows by hand first, then what follows from them, then what others list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from farbank.errors import Complained, Complaint
from farbank.reading.gazetteer_pack import alternates, han_names, hangul_names, hanja_list
from farbank.reading.gazetteer_pack.alternates import GeoName
from farbank.reading.gazetteer_pack.by_hand import HandPlace, Told
from farbank.reading.gazetteer_pack.han_names import Han
from farbank.reading.gazetteer_pack.hanja_list import Hanja
from farbank.reading.gazetteer_pack.rows import NAME_COLUMNS, PLACE_COLUMNS, NameKind, NameRow, PlaceRow, as_csv
from farbank.reading.gazetteer_pack.scripts import script_of
from farbank.values.count import WHOLE
from farbank.values.line_shape import DEGREE, LineShape

_LANGUAGE = {"Hang": "ko", "Latn": "en", "Hans": "zh", "Hant": "zh", "Hani": "zh", "Jpan": "ja", "Cyrl": "ru"}
_BEYOND = "beyond the end of the line as it is drawn; its share is that of the end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything the pack is made of, as values."""

    places: tuple[HandPlace, ...]
    wrong_labels: frozenset[tuple[str, str]]
    geonames: Mapping[str, GeoName]
    hanja: Hanja
    han: Han
    line: LineShape


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The two tables."""

    places: tuple[PlaceRow, ...]
    names: tuple[NameRow, ...]

    def places_csv(self) -> str:
        """The text of `places.csv`."""
        return as_csv(PLACE_COLUMNS, self.places)

    def names_csv(self) -> str:
        """The text of `names.csv`."""
        return as_csv(NAME_COLUMNS, self.names)


def build(sources: Sources) -> Pack:
    """The pack, sorted by the id of the place; `Complained` with every row by hand that cannot be filled."""
    missing = [each for each in sources.places if each.geonames and each.geonames not in sources.geonames]
    if missing:
        raise Complained(tuple(_complaint(each, f"no entry {each.geonames} in this GeoNames") for each in missing))
    bare = [each for each in sources.places if not (each.geonames or (each.lat and each.lon))]
    if bare:
        raise Complained(tuple(_complaint(each, "lat and lon, or the number of a GeoNames entry") for each in bare))
    places = sorted(sources.places, key=lambda each: each.id)
    return Pack(
        places=tuple(_place(each, sources) for each in places),
        names=tuple(name for each in places for name in _once(_names(each, sources))),
    )


def _complaint(place: HandPlace, expected: str) -> Complaint:
    return Complaint(file=place.file, line=place.row, key=place.id, expected=expected)


def _place(place: HandPlace, sources: Sources) -> PlaceRow:
    lat, lon, source = place.lat, place.lon, "hand"
    if not lat:
        entry = sources.geonames[place.geonames]
        lat, lon, source = entry.lat, entry.lon, f"geonames:{entry.number}"
    line, share, note = "", "", place.note
    if place.river:
        foot = sources.line.nearest(position(lat, lon)).share
        line, share = sources.line.line, str(foot)
        note = "; ".join(filter(None, (note, _BEYOND if foot in {0, WHOLE} else "")))
    return PlaceRow(
        id=place.id, kind=place.kind, parent=place.parent, side=place.side, lat=lat, lon=lon, radius_m=place.radius_m,
        line=line, river=place.river, share=share, since=place.since, until=place.until, source=source, note=note,
    )  # fmt: skip


def position(lat: str, lon: str) -> tuple[int, int]:
    """Degrees with a point as (longitude, latitude) in parts of 10^7."""
    return int(Decimal(lon) * DEGREE), int(Decimal(lat) * DEGREE)


def _names(place: HandPlace, sources: Sources) -> Iterator[NameRow]:
    by_hand = tuple(hanja_list.witnessed(_by_hand(place, sources.han), sources.hanja))
    yield from by_hand
    if place.geonames:
        wrong = frozenset(label for number, label in sources.wrong_labels if number == place.geonames)
        yield from alternates.rows(place, sources.geonames[place.geonames], by_hand, sources.han, wrong)


def _by_hand(place: HandPlace, han: Han) -> Iterator[NameRow]:
    yield from _latin(place, place.english, "en", "official")
    yield from hangul_names.rows(place)
    yield from han_names.rows(place, han)
    for each in place.kana:
        yield NameRow(
            place=place.id,
            text=each.text,
            script="Jpan",
            language="ja",
            kind="exonym",
            source="hand",
            status=each.status,
        )
    yield from _latin(place, place.colonial, "ja", "colonial")
    yield from _latin(place, place.press, "en", "press")
    for each in place.old:
        yield from _old(place, each, han)
    for each in place.other:
        yield _as_it_is(place, each, "exonym" if place.side != "korea" else "variant", han)


def _latin(place: HandPlace, names: tuple[Told, ...], language: str, kind: NameKind) -> Iterator[NameRow]:
    for each in names:
        yield NameRow(
            place=place.id,
            text=each.text,
            script="Latn",
            language=language,
            kind=kind,
            source="hand",
            status=each.status,
        )


def _old(place: HandPlace, name: Told, han: Han) -> Iterator[NameRow]:
    match script_of(name.text, han):
        case "Hang":
            yield from hangul_names.old(place, name)
        case "Hans" | "Hant" | "Hani" as script:
            yield from han_names.old(place, name, script, han)
        case _:
            yield _as_it_is(place, name, "old", han)


def _as_it_is(place: HandPlace, name: Told, kind: NameKind, han: Han) -> NameRow:
    script = script_of(name.text, han)
    if script is None:
        raise Complained((_complaint(place, f"one script in {name.text!r}"),))
    return NameRow(
        place=place.id,
        text=name.text,
        script=script,
        language=_LANGUAGE[script],
        kind=kind,
        source="hand",
        status=name.status,
    )


def _once(names: Iterator[NameRow]) -> Iterator[NameRow]:
    """Each name once for a kind and a language; what was said by another kind before is no variant."""
    seen: set[tuple[str, ...]] = set()
    for each in names:
        key = each.text, each.script, each.language, each.kind
        again = each.kind in {"variant", "exonym"} and each.source == "hand" and (each.text,) in seen
        if key not in seen and not again:
            seen |= {key, (each.text,)}
            yield each
