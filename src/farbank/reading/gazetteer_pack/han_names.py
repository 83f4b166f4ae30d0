"""Names that follow from a name in Han characters: simplified, as Japan prints it, pinyin and Wade-Giles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from farbank.reading.gazetteer_pack.by_hand import HandPlace, Told
from farbank.reading.gazetteer_pack.rows import NameKind, NameRow, Script
from farbank.reading.gazetteer_pack.wade_giles import wade_giles
from farbank.reading.lattice.han import HanTables, folded, merged

_OPEN = "aeo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Han:
    """The tables of Han, and Japan's new forms by the old ones."""

    tables: HanTables
    new_japanese: Mapping[str, str]

    def japanese(self, text: str) -> str:
        """A name as Japan prints it."""
        return "".join(self.new_japanese.get(each, each) for each in text)

    def syllables(self, text: str) -> tuple[str, ...]:
        """The first Mandarin reading of each character; empty where one has none."""
        found = tuple(self.tables.mandarin.get(each, ("",))[0] for each in merged(text, self.tables))
        return found if all(found) else ()


def parse_new_japanese(text: str) -> dict[str, str]:
    """Old form -> new form, from pairs such as 惠恵 written new before old."""
    return {pair[1]: pair[0] for pair in text.split()}


def pinyin(syllables: tuple[str, ...]) -> str:
    """One word with a capital; an apostrophe before an open syllable (GB/T 16159: Ji'an)."""
    joined = "".join(("'" if at and each[0] in _OPEN else "") + each for at, each in enumerate(syllables))
    return joined.replace("v", "ü").capitalize()


def rows(place: HandPlace, han: Han) -> Iterator[NameRow]:
    """Every form of the Han names of a place."""
    for at, each in enumerate(place.hanja):
        yield _row(place, each, each.text, "Hant", "zh" if place.side == "china" else "ko", "hanja", "hand")
        official: NameKind = "official" if place.side == "china" else "exonym"
        yield _row(place, each, merged(each.text, han.tables), "Hans", "zh", official if at == 0 else "variant", "rule")
        yield _row(place, each, han.japanese(each.text), "Jpan", "ja", "exonym" if at == 0 else "variant", "rule")
        yield from _latin(place, each, han)


def old(place: HandPlace, name: Told, han: Han) -> Iterator[NameRow]:
    """A name in Han characters that is no longer used."""
    simple, japanese = merged(name.text, han.tables), han.japanese(name.text)
    traditional = folded(name.text, han.tables)
    yield _row(place, name, traditional, "Hant", "zh" if place.side == "china" else "ko", "old", "hand")
    if simple != traditional:
        yield _row(place, name, simple, "Hans", "zh", "old", "rule")
    if japanese not in {traditional, simple}:
        yield _row(place, name, japanese, "Jpan", "ja", "old", "rule")


def _latin(place: HandPlace, name: Told, han: Han) -> Iterator[NameRow]:
    syllables = han.syllables(name.text)
    if not syllables:
        return
    yield _row(place, name, pinyin(syllables), "Latn", "zh", "pinyin", "rule")
    if place.side in {"china", "river"}:
        yield _row(place, name, wade_giles(syllables), "Latn", "zh", "wade-giles", "rule")


def _row(
    place: HandPlace, name: Told, text: str, script: Script, language: str, kind: NameKind, source: str
) -> NameRow:
    return NameRow(
        place=place.id, text=text, script=script, language=language, kind=kind, source=source, status=name.status
    )
