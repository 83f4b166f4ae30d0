"""Names in Latin letters, whose system nobody states: read as Korean, as Mandarin and as Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from farbank.reading.lattice import by_hangul, cyrillic, korean_sounds, pinyin, romaji
from farbank.reading.lattice.han import HanTables, folded, is_han
from farbank.reading.lattice.hangul import is_hangul
from farbank.reading.lattice.reading import Reading
from farbank.reading.lattice.revised import revised
from farbank.reading.lattice.romaji import is_kana

MIXED: Final = 25  # scripts in one name that do not belong together
FOREIGN: Final = 45  # letters that no system for Korean uses
WADE_GILES: Final = 10
BREATHED: Final = 10  # an apostrophe that was left out
NO_SYSTEM: Final = 15  # letters that are syllables of no known system
_NOT_KOREAN: Final = re.compile("zh|[xqvf]")


def read(text: str) -> Iterator[Reading]:
    """The readings of a name that is all Latin."""
    foreign = _NOT_KOREAN.search(text.casefold())
    steps = ("read as Korean in Latin letters", *(("with letters no Korean system has",) if foreign else ()))
    yield from by_hangul.sounds(korean_sounds.from_latin(text), cost=FOREIGN * bool(foreign), steps=steps)
    yield from _mandarin(text)
    fine = romaji.sounds(text)
    if fine:
        yield Reading(
            channel="japanese", key=romaji.loose(fine), fine=fine, cost=0, steps=("read as Japanese in Latin letters",)
        )


def mixed(text: str, tables: HanTables) -> Iterator[Reading]:
    """The Korean reading of a name in scripts that do not belong together."""
    letters = "".join(_latin("".join(run), tables) for _, run in groupby(text, key=_kind))
    yield from by_hangul.sounds(korean_sounds.from_latin(letters), cost=MIXED, steps=("the scripts are mixed",))


def _kind(character: str) -> int:
    return next((at for at, is_one in enumerate((is_hangul, is_han, is_kana)) if is_one(character)), 3)


def _latin(run: str, tables: HanTables) -> str:
    hangul = "".join(tables.korean.get(each, (each,))[0] for each in folded(run, tables))
    return cyrillic.korean(revised(romaji.letters(hangul) if is_kana(run[0]) else hangul))


def _mandarin(text: str) -> Iterator[Reading]:
    letters = pinyin.spelled(text)
    syllables = pinyin.as_pinyin(letters)
    if syllables:
        yield _reading(pinyin.signs(syllables), 0, f"read as pinyin {' '.join(syllables)}")
    for at, way in enumerate(pinyin.as_wade_giles(letters)):
        yield _reading(
            pinyin.signs(way), WADE_GILES + BREATHED * bool(at), f"read as Wade-Giles, in pinyin {' '.join(way)}"
        )
    if not syllables:
        yield _reading(
            pinyin.signs((letters.replace("'", ""),)), NO_SYSTEM, "read as Mandarin in letters of no known system"
        )


def _reading(signs: str, cost: int, step: str) -> Reading:
    return Reading(channel="mandarin", key=signs, fine=signs, cost=cost, steps=(step,))
