"""Places that are not here, and words that are no places: what else a name may mean."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Final

from farbank.errors import Refused
from farbank.reading.gazetteer.folding import letters
from farbank.reading.gazetteer.rows import ELSEWHERE, Name, Place
from farbank.reading.lattice.readings import scripts

# country -> the language its names are in
_LANGUAGES: Final = {"KR": "ko", "KP": "ko", "CN": "zh", "TW": "zh", "JP": "ja", "RU": "ru"}
_SCRIPTS: Final = {"Hani": "Hani", "Kana": "Jpan", "Hang": "Hang", "Cyrl": "Cyrl"}


class Everywhere(Mapping[str, Place]):
    """Places by their ids: those here, and those elsewhere, which are made of their rows when they are asked for."""

    def __init__(self, here: Mapping[str, Place], rows: Mapping[str, list[str]]) -> None:
        self._made = dict(here)
        self._rows = rows

    def __getitem__(self, own: str) -> Place:
        if own not in self._made:
            self._made[own] = _place(own, *self._rows[own])
        return self._made[own]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._made, **self._rows})

    def __len__(self) -> int:
        return len({**self._made, **self._rows})

    def and_these(self, more: Mapping[str, Place]) -> Everywhere:
        """With more places, in the place of those with the same id."""
        return Everywhere({**self._made, **more}, self._rows)


def parse_elsewhere(elsewhere_csv: str) -> dict[str, list[str]]:
    """The rows `kind,country,label,names` of places on the side "elsewhere", by the ids that these are given."""
    rows = _rows(elsewhere_csv, 4, "places elsewhere")
    return {f"{ELSEWHERE}-{at}": row for at, row in enumerate(rows, 1)}


def parse_also(also_csv: str) -> dict[str, str]:
    """What else a name means, by its letters: the rows `name,what`."""
    return {letters(name): what for name, what in _rows(also_csv, 2, "words that are also names")}


def _rows(text: str, columns: int, what: str) -> list[list[str]]:
    rows = [row for row in csv.reader(text.splitlines()[1:]) if row]
    for at, row in enumerate(rows, 2):
        if len(row) != columns:
            raise Refused(f"line {at} of the table of {what} has {len(row)} cells, not {columns}")
    return rows


def _place(own: str, kind: str, country: str, label: str, names: str) -> Place:
    return Place(
        id=own, kind=kind, parent="", side=ELSEWHERE, position=None, radius=0, line="", river="",
        share=None, since="", until="", source="", note=label,
        names=tuple(_name(each, country) for each in names.split(";")),
    )  # fmt: skip


def _name(text: str, country: str) -> Name:
    script = _SCRIPTS.get(next(scripts(text), ""), "Latn")
    return Name(
        text=text, script=script, language=_LANGUAGES.get(country, "en"), kind="official", source="", status="sure"
    )
