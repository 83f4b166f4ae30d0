"""The tables that ship with farbank: lines, Han characters, the gazetteer. Pure rooms get them as values."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from farbank.assemble import own_places
from farbank.reading.gazetteer.along import LinePlaces
from farbank.reading.gazetteer.gazetteer import Gazetteer, parse_gazetteer
from farbank.reading.gazetteer.own import parse_own, with_own
from farbank.reading.kinship import Kinship, parse_kinship
from farbank.reading.lattice.han import HanTables, parse_han
from farbank.reading.lines import parse_line
from farbank.values.ids import LineId
from farbank.values.line_shape import LineShape
from farbank.values.place import LinePlace, NoPlace

LINES: Final = {"yalu-tumen": 1}  # name -> version


@cache
def shape_of(line: str) -> LineShape:
    """Where a built-in line runs on the map."""
    return parse_line(_text("lines", f"{line}-{LINES[line]}.json"))


@cache
def han_tables() -> HanTables:
    """Readings and forms of Han characters."""
    return parse_han(lambda name: _text("han", f"{name}.tsv"))


@cache
def kinship() -> Kinship:
    """Words of kinship that say more than their English translation."""
    return parse_kinship(_text("kinship", "words.tsv"))


def gazetteer() -> Gazetteer:
    """The places that ship with farbank, by all their names, with the newsroom's own among them."""
    return _gazetteer_with(own_places.words())


@lru_cache(maxsize=1)
def _gazetteer_with(own: str) -> Gazetteer:
    return with_own(shipped_gazetteer(), parse_own(own)) if own else shipped_gazetteer()


@cache
def shipped_gazetteer() -> Gazetteer:
    """The places that ship with farbank."""
    return parse_gazetteer(
        _text("gazetteer", "places.csv"), _text("gazetteer", "names.csv"), tables=han_tables(),
        keys=_text("gazetteer", "keys.tsv"), elsewhere=_text("gazetteer", "elsewhere.csv"), also=_text("gazetteer",
        "also.csv"),
    )  # fmt: skip


def features() -> str:
    """What places of the gazetteer have that few others do, as a table of its own."""
    return _text("gazetteer", "features.csv")


def places_along(line: str) -> LinePlaces:
    """The named places beside a built-in line."""
    return LinePlaces(gazetteer=gazetteer(), line=LineId(line), version=LINES[line])


def _text(*path: str) -> str:
    return files("farbank").joinpath("tables", *path).read_bytes().decode("utf-8")


def resolve_place(text: str, line: LineId) -> LinePlace | NoPlace:
    """Where a name is along a line; a line of the newsroom's own has no table of names yet."""
    if line not in LINES:
        return NoPlace(text=text, because=f"no names are known along {line}")
    return places_along(line).resolve(text)


def place_names() -> tuple[str, ...]:
    """Every name along a built-in line, so that a complaint can name the nearest."""
    return tuple(name for line in LINES for place in places_along(line).places for _, name in place.names)
