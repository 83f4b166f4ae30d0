"""Names in Han characters: read in Korean, Mandarin and Japanese, and compared as characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from farbank.reading.lattice import by_hangul, pinyin, romaji
from farbank.reading.lattice.han import HanTables, folded, is_han, merged
from farbank.reading.lattice.han import read as read_by
from farbank.reading.lattice.reading import Reading

_KOREAN_WAYS: Final = 6


def read(text: str, tables: HanTables) -> Iterator[Reading]:
    """The readings of a name that is all Han."""
    name = "".join(each for each in text if is_han(each))
    old = folded(name, tables)
    said = ("Japanese or simplified forms taken for the traditional ones",) if old != name else ()
    yield Reading(
        channel="han",
        key=merged(name, tables),
        fine=merged(name, tables),
        cost=0,
        steps=(*said, "compared as characters"),
    )
    yield from _korean(old, tables, said)
    for syllables, cost in read_by(old, tables.mandarin):
        signs = pinyin.signs(syllables)
        yield Reading(
            channel="mandarin",
            key=signs,
            fine=signs,
            cost=cost,
            steps=(*said, f"read as Mandarin {''.join(syllables)}"),
        )
    yield from _japanese(old, tables, said)


def with_hangul(text: str, tables: HanTables) -> Iterator[Reading]:
    """The readings of a name that is partly Hangul, partly Han: 三合진."""
    name = "".join(text.split())
    yield from _korean(folded(name, tables), tables, ("Han and Hangul are mixed",))


def _korean(name: str, tables: HanTables, said: tuple[str, ...]) -> Iterator[Reading]:
    for syllables, cost in read_by(name, tables.korean)[:_KOREAN_WAYS]:
        hangul = "".join(syllables)
        yield from by_hangul.korean(hangul, cost=cost, steps=(*said, f"read as Korean {hangul}"))


def _japanese(name: str, tables: HanTables, said: tuple[str, ...]) -> Iterator[Reading]:
    for syllables, cost in read_by(name, tables.japanese):
        fine = romaji.sounds("".join(syllables))
        yield Reading(
            channel="japanese", key=romaji.loose(fine), fine=fine, cost=cost,
            steps=(*said, f"read as Japanese {''.join(syllables)}"),
        )  # fmt: skip
