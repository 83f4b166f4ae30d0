"""A small gazetteer to take apart: the real tables of Han characters and the real line, and places by hand."""

from __future__ import annotations

from pathlib import Path

import farbank
from farbank.reading.gazetteer_pack.alternates import GeoName
from farbank.reading.gazetteer_pack.building import Sources
from farbank.reading.gazetteer_pack.by_hand import COLUMNS, parse_hand
from farbank.reading.gazetteer_pack.han_names import parse_forms
from farbank.reading.lattice.han import parse_han
from farbank.reading.lines import parse_line

TABLES = Path(farbank.__file__).parent / "tables"


def text(*path):
    return TABLES.joinpath(*path).read_text(encoding="utf-8")


LINE = parse_line(text("lines", "yalu-tumen-1.json"))
FORMS = text("han", "shinjitai.txt")
HAN = parse_forms(parse_han(lambda name: text("han", f"{name}.tsv")), FORMS)
MUSAN = {
    "id": "musan", "kind": "county", "side": "korea", "lat": "42.23", "lon": "129.21", "radius_m": "6000",
    "river": "tumen", "en": "Musan", "north": "무산", "hanja": "茂山",
}  # fmt: skip


def by_hand(*rows):
    """The text of a file by hand; each row is a mapping, what it leaves out is empty."""
    lines = [",".join(COLUMNS)]
    lines += [",".join(each.get(column, "") for column in COLUMNS) for each in rows]
    return "\n".join(lines) + "\n"


def place(**cells):
    return parse_hand(by_hand(MUSAN | cells), "lab.csv")[0]


def entry(*labels, number="1", lat="42.2261", lon="129.2078"):
    return GeoName(number=number, lat=lat, lon=lon, labels=labels)


def sources(*places, geonames=(), hanja=None, wrong=()):
    return Sources(
        places=places, wrong_labels=frozenset(wrong), geonames={each.number: each for each in geonames},
        hanja=hanja or {}, han=HAN, line=LINE,
    )  # fmt: skip


def said(rows, **wanted):
    """The texts of the rows that have these values."""
    return [each.text for each in rows if all(getattr(each, key) == value for key, value in wanted.items())]
