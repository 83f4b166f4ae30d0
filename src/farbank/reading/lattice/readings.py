"""The lattice: every way one name may be read, in four channels, each with its cost and its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from farbank.reading.lattice import by_cyrillic, by_han, by_hangul, by_kana, by_latin
from farbank.reading.lattice.clean import cleaned
from farbank.reading.lattice.han import HanTables, is_han
from farbank.reading.lattice.hangul import is_hangul
from farbank.reading.lattice.reading import Reading
from farbank.reading.lattice.romaji import is_kana

LONGEST: Final = 80  # characters; what is longer is no name


def readings(text: str, tables: HanTables) -> tuple[Reading, ...]:
    """Every way to read a name, cheapest first in each channel; none when there is nothing in it that can be read."""
    clean = cleaned(text)
    if len(clean.text) > LONGEST:
        return ()
    way = _WAYS.get(frozenset(scripts(clean.text)), by_latin.mixed)
    found = (replace(each, steps=(*clean.steps, *each.steps)) for each in way(clean.text, tables))
    return _cheapest(each for each in found if each.key)


def scripts(text: str) -> Iterator[str]:
    """The script of each letter; what is no letter has none."""
    for each in text:
        if is_hangul(each):
            yield "Hang"
        elif is_han(each):
            yield "Hani"
        elif is_kana(each):
            yield "Kana"
        elif each.isalpha():
            yield "Cyrl" if "\u0400" <= each <= "\u052f" else "Latn" if each < "\u0250" or each > "\u1e00" else "Zyyy"


_Way = Callable[[str, HanTables], Iterable[Reading]]
_WAYS: Final[dict[frozenset[str], _Way]] = {
    frozenset(): lambda _text, _tables: (),
    frozenset({"Latn"}): lambda text, _tables: by_latin.read(text),
    frozenset({"Hang"}): lambda text, _tables: by_hangul.read(text),
    frozenset({"Hani"}): by_han.read,
    frozenset({"Hani", "Hang"}): by_han.with_hangul,
    frozenset({"Kana"}): lambda text, _tables: by_kana.read(text),
    frozenset({"Kana", "Hani"}): by_kana.with_han,
    frozenset({"Cyrl"}): lambda text, _tables: by_cyrillic.read(text),
}


def _cheapest(found: Iterable[Reading]) -> tuple[Reading, ...]:
    best: dict[tuple[str, str], Reading] = {}
    for each in found:
        at = each.channel, each.fine
        if at not in best or each.cost < best[at].cost:
            best[at] = each
    return tuple(sorted(best.values(), key=lambda each: (each.channel, each.cost)))
