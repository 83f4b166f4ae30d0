"""The list of Hanja that comes with libhangul, and what it says of names for which nobody wrote any by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from farbank.reading.gazetteer_pack.by_hand import HandPlace
from farbank.reading.gazetteer_pack.rows import NameRow

Hanja = Mapping[str, tuple[str, ...]]  # Hangul -> the words in Hanja that are read so
MOST = 3  # as many words for one name are kept; more say nothing


def parse_hanja(text: str, wanted: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words for the names that are wanted, in the order of the list; lines are `Hangul:Hanja:meaning`."""
    names = frozenset(wanted)
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        hangul, _, rest = line.partition(":")
        if hangul in names:
            found[hangul] = (*found.get(hangul, ()), rest.partition(":")[0])
    return found


def rows(place: HandPlace, hanja: Hanja) -> Iterator[NameRow]:
    """Hanja from the list: doubtful where there is one word for the name, a guess where there are several."""
    if place.hanja:
        return
    for name in place.north:
        words = dict.fromkeys(each for each in hanja.get(name.text, ()) if len(each) == len(name.text))
        for each in tuple(words)[:MOST]:
            yield NameRow(
                place=place.id, text=each, script="Hant", language="ko", kind="hanja", source="libhangul",
                status="doubtful" if len(words) == 1 else "guess",
            )  # fmt: skip
