"""The tables that names of persons are read by: surnames, syllables of given names, and how systems spell letters.

Surnames: thousands of bearers in the census of South Korea of 2015 (KOSIS DT_1IN15SD), summed over the Hangul; the
North publishes none. `latin` are spellings that bearers and the press use, with rough weights of ours. Syllables of
given names have a class of ours from 0 (rare) to 5 (very common), made after the most frequent names by decade that
the Supreme Court of South Korea published (1945-2014), by whether they stand first or later.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.errors import Refused

Weighted = tuple[tuple[str, float], ...]
SHARE: Final = (0.08, 1, 3, 7, 14, 28)  # class -> weight of a syllable, before all are made to sum to one


@dataclass(frozen=True, slots=True, kw_only=True)
class Surname:
    """A surname as the South writes it, how many bear it, how the North writes it, its characters and spellings."""

    hangul: str
    share: float
    north: tuple[str, ...]
    hanja: tuple[str, ...]
    latin: Weighted


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A syllable of given names: how often it stands first and later, and the characters it is often written with."""

    hangul: str
    first: float
    later: float
    north: tuple[str, ...]
    hanja: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """How one system spells one letter, with weights that sum to one: at the beginning, and further on."""

    first: Weighted
    later: Weighted


Letters = Mapping[tuple[str, str], Letter]  # (initial | vowel | final, letter of Hangul)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTables:
    """All three."""

    surnames: tuple[Surname, ...]
    sounds: tuple[Sound, ...]
    letters: Mapping[str, Letters]  # by system


def parse_name_tables(surnames: str, syllables: str, letters: str) -> NameTables:
    """The tables out of their CSV; `Refused` with the line of what is wrong."""
    return NameTables(surnames=_surnames(surnames), sounds=_sounds(syllables), letters=_letters(letters))


def _surnames(text: str) -> tuple[Surname, ...]:
    rows = list(_rows(text, ("surname", "thousands", "north", "hanja", "latin")))
    whole = sum(int(row["thousands"]) for row in rows)
    return tuple(
        Surname(
            hangul=row["surname"],
            share=int(row["thousands"]) / whole,
            north=tuple(row["north"].split()),
            hanja=tuple(row["hanja"].split()),
            latin=_weighted(row["latin"]),
        )
        for row in rows
    )


def _sounds(text: str) -> tuple[Sound, ...]:
    rows = list(_rows(text, ("syllable", "first", "later", "north", "hanja")))
    first = sum(SHARE[int(row["first"])] for row in rows)
    later = sum(SHARE[int(row["later"])] for row in rows)
    return tuple(
        Sound(
            hangul=row["syllable"],
            first=SHARE[int(row["first"])] / first,
            later=SHARE[int(row["later"])] / later,
            north=tuple(row["north"].split()),
            hanja=tuple(row["hanja"].split()),
        )
        for row in rows
    )


def _letters(text: str) -> dict[str, dict[tuple[str, str], Letter]]:
    found: dict[str, dict[tuple[str, str], Letter]] = {}
    for row in _rows(text, ("system", "part", "jamo", "first", "later")):
        letter = Letter(first=_weighted(row["first"]), later=_weighted(row["later"]))
        found.setdefault(row["system"], {})[row["part"], row["jamo"]] = letter
    return found


def _rows(text: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    lines = csv.reader(text.splitlines())
    if tuple(next(lines, ())) != columns:
        raise Refused(f"a table of names has the columns {', '.join(columns)}")
    for cells in lines:
        if len(cells) != len(columns):
            raise Refused(f"line {lines.line_num} of a table of names has not {len(columns)} cells")
        yield dict(zip(columns, cells, strict=True))


def _weighted(cell: str) -> Weighted:
    """`kim:96 gim:3`, or one spelling alone; `-` stands for no letter at all."""
    pairs = [(each.partition(":")[0].strip("-"), float(each.partition(":")[2] or 1)) for each in cell.split()]
    whole = sum(weight for _, weight in pairs)
    return tuple((spelled, weight / whole) for spelled, weight in pairs)
