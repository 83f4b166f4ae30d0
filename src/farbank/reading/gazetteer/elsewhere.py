"""Places that are not here, and words that are no places: what else a name may mean."""

from __future__ import annotations

import csv
from typing import Final

from farbank.errors import Refused
from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.rows import ELSEWHERE, Name, Place
from farbank.reading.lattice.readings import scripts

# country -> the language its names are in
_LANGUAGES: Final = {"KR": "ko", "KP": "ko", "CN": "zh", "TW": "zh", "JP": "ja", "RU": "ru"}
_SCRIPTS: Final = {"Hani": "Hani", "Kana": "Jpan", "Hang": "Hang", "Cyrl": "Cyrl"}


def parse_elsewhere(elsewhere_csv: str, also_csv: str) -> tuple[tuple[Place, ...], dict[str, str]]:
    """The rows `kind,country,label,names` as places on the side "elsewhere"; the rows `name,what` by letters."""
    there = tuple(_place(at, *row) for at, row in enumerate(_rows(elsewhere_csv, 4, "places elsewhere"), 1))
    return there, {letters(name): what for name, what in _rows(also_csv, 2, "words that are also names")}


def _rows(text: str, columns: int, what: str) -> list[list[str]]:
    rows = [row for row in csv.reader(text.splitlines()[1:]) if row]
    for at, row in enumerate(rows, 2):
        if len(row) != columns:
            raise Refused(f"line {at} of the table of {what} has {len(row)} cells, not {columns}")
    return rows


def _place(number: int, kind: str, country: str, label: str, names: str) -> Place:
    return Place(
        id=f"{ELSEWHERE}-{number}", kind=kind, parent="", side=ELSEWHERE, position=None, radius=0, line="", river="",
        share=None, since="", until="", source="", note=label,
        names=tuple(_name(each, country) for each in names.split(";")),
    )  # fmt: skip


def _name(text: str, country: str) -> Name:
    script = _SCRIPTS.get(next(scripts(text), ""), "Latn")
    return Name(
        text=text, script=script, language=_LANGUAGES.get(country, "en"), kind="official", source="", status="sure"
    )
