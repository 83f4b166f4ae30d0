"""The list of Hanja that comes with libhangul, as a witness for Hanja that were written by hand.

It lists words, not places: for 농포, a place, it has the word for a pustule. So it bears out what somebody wrote, and
names for which nobody wrote any Hanja get none from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from farbank.reading.gazetteer_pack.rows import NameRow

Hanja = Mapping[str, frozenset[str]]  # Hangul -> the words in Hanja that are read so


def parse_hanja(text: str, wanted: Iterable[str]) -> dict[str, frozenset[str]]:
    """The words for the names that are wanted; lines are `Hangul:Hanja:meaning`."""
    names = frozenset(wanted)
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        hangul, _, rest = line.partition(":")
        if hangul in names:
            found[hangul] = found.get(hangul, frozenset()) | {rest.partition(":")[0]}
    return found


def witnessed(rows: Iterable[NameRow], hanja: Hanja) -> Iterator[NameRow]:
    """The names of one place; Hanja that the list has for a Hangul name of it are `hand+libhangul`."""
    names = tuple(rows)
    words = {word for each in names if each.script == "Hang" for word in hanja.get(each.text, ())}
    for each in names:
        borne_out = each.script == "Hant" and each.source == "hand" and each.text in words
        yield replace(each, source="hand+libhangul") if borne_out else each
