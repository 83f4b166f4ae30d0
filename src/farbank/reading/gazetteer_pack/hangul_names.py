"""Names that follow from a name in Hangul: the South's spelling of it, and three romanisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from farbank.reading.gazetteer_pack.by_hand import HandPlace, Told
from farbank.reading.gazetteer_pack.rows import NameKind, NameRow
from farbank.reading.gazetteer_pack.southern import southern
from farbank.reading.lattice.mccune import mccune_reischauer
from farbank.reading.lattice.north import north
from farbank.reading.lattice.revised import revised


def rows(place: HandPlace) -> Iterator[NameRow]:
    """The names in Hangul, both spellings, and how each system writes them in Latin letters."""
    south = place.south or tuple(replace(each, text=southern(each.text)) for each in place.north)
    same = place.north[:1] == south[:1]
    both: NameKind = "exonym" if place.side in {"china", "russia"} else "official"
    yield from _spelled(place, place.north, first=both if same else "north")
    yield from _spelled(
        place, tuple(each for each in south if each not in place.north), first="variant" if same else "south"
    )
    for each in south:
        yield _latin(place, revised(each.text), "rr", each)
    for each in dict.fromkeys((*place.north, *south)):
        yield _latin(place, mccune_reischauer(each.text), "mr", each)
    for each in place.north:
        yield _latin(place, north(each.text), "north-roman", each)


def old(place: HandPlace, name: Told) -> Iterator[NameRow]:
    """A name in Hangul that is no longer used, and its romanisations."""
    spellings = tuple(dict.fromkeys((name.text, southern(name.text))))
    for text in spellings:
        yield NameRow(
            place=place.id, text=text, script="Hang", language="ko", kind="old", source="hand", status=name.status
        )
    latin = (revised(spellings[-1]), *(mccune_reischauer(text) for text in spellings), north(name.text))
    for text in dict.fromkeys(latin):
        yield _latin(place, text, "old", name)


def _spelled(place: HandPlace, names: tuple[Told, ...], *, first: NameKind) -> Iterator[NameRow]:
    for at, each in enumerate(names):
        kind: NameKind = first if at == 0 else "variant"
        yield NameRow(
            place=place.id, text=each.text, script="Hang", language="ko", kind=kind, source="hand", status=each.status
        )


def _latin(place: HandPlace, text: str, kind: NameKind, name: Told) -> NameRow:
    return NameRow(
        place=place.id, text=text, script="Latn", language="ko", kind=kind, source="rule", status=name.status
    )
