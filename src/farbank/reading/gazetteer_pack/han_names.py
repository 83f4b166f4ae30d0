"""Names that follow from a name in Han characters: simplified, as Japan prints it, pinyin and Wade-Giles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from farbank.reading.gazetteer_pack.by_hand import HandPlace, Told
from farbank.reading.gazetteer_pack.rows import NameKind, NameRow, Script
from farbank.reading.gazetteer_pack.southern import southern
from farbank.reading.gazetteer_pack.wade_giles import wade_giles
from farbank.reading.lattice.han import HanTables, folded
from farbank.reading.lattice.hangul import is_hangul

_OPEN: Final = "aeo"
# forms that Korea prints and Unihan does not call traditional -> as China and Japan print them
_PRINTED: Final = str.maketrans("靑淸尙眞郞鎭嶽巖", "青清尚真郎鎮岳岩")
# 乾 stays in names, where it is read qian
_SIMPLE: Final = {
    "鎮": "镇",
    "雞": "鸡",
    "鷄": "鸡",
    "楡": "榆",
    "岳": "岳",
    "甕": "瓮",
    "遊": "游",
    "乾": "乾",
    "台": "台",
}
_JAPAN_KEEPS: Final = frozenset("島淵檜鶯")  # the new forms of these are rare; names are printed with the old
_ALSO_NEW: Final = ("亀龜",)  # missing in the list, because Unihan has its old form
# readings in names of places of this region, where they are not the first in Unihan
_IN_NAMES: Final = {"长": "chang", "都": "du", "佛": "fo", "珲": "hun"}
# what has a name of its own in Hangul; of a bridge or a crossing the two languages may say different things
_SETTLED: Final = frozenset({"country", "province", "prefecture", "city", "county", "district", "town", "village"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Han:
    """The tables of Han, Japan's new forms by the old ones, and those of them that are not China's too."""

    tables: HanTables
    new_japanese: Mapping[str, str]
    only_japan: frozenset[str] = frozenset()

    def simplified(self, text: str) -> str:
        """A name as China prints it."""
        simple = self.tables.simplified
        return "".join(_SIMPLE.get(each) or simple.get(each, each) for each in text.translate(_PRINTED))

    def japanese(self, text: str) -> str:
        """A name as Japan prints it."""
        return "".join(self.new_japanese.get(each, each) for each in text).translate(_PRINTED)

    def syllables(self, text: str) -> tuple[str, ...]:
        """The Mandarin reading of each character; empty where one has none."""
        simple, readings = self.simplified(text), self.tables.mandarin
        found = tuple(_IN_NAMES.get(each) or readings.get(each, ("",))[0] for each in simple)
        return found if all(found) else ()

    def reads(self, hangul: str, hanja: str) -> bool:
        """Whether a name in Hangul is the Korean reading of a name in Han characters."""
        if len(hangul) != len(hanja):
            return False
        pairs = zip(hangul, hanja, folded(hanja, self.tables), strict=True)
        return all(self._reads_one(syllable, (one, other)) for syllable, one, other in pairs)

    def _reads_one(self, syllable: str, forms: Iterable[str]) -> bool:
        said = {reading for form in forms for reading in self.tables.korean.get(form, ())}
        return syllable in said | {southern(each) for each in said}


def parse_forms(tables: HanTables, text: str) -> Han:
    """All forms, from pairs that are written new before old, such as 恵惠."""
    new = {pair[1]: pair[0] for pair in (*text.split(), *_ALSO_NEW) if pair[1] not in _JAPAN_KEEPS}
    han = Han(tables=tables, new_japanese=new)
    only_japan = frozenset(form for old, form in new.items() if han.simplified(old) != form == han.simplified(form))
    return replace(han, only_japan=only_japan)


def pinyin(syllables: tuple[str, ...]) -> str:
    """One word with a capital; an apostrophe before an open syllable (GB/T 16159: Ji'an)."""
    joined = "".join(("'" if at and each[0] in _OPEN else "") + each for at, each in enumerate(syllables))
    return joined.replace("v", "ü").capitalize()


def rows(place: HandPlace, han: Han) -> Iterator[NameRow]:
    """Every form of the Han names of a place; those that no Korean name of it reads are Chinese ones."""
    for at, each in enumerate(place.hanja):
        chinese = place.side == "china"
        korean = not chinese and _is_korean(place, each, han)
        kind: NameKind = "hanja" if korean or chinese else "exonym"
        yield _row(place, each, each.text, "Hant", "ko" if korean else "zh", kind, "hand")
        official: NameKind = "official" if place.side in {"china", "river"} else "exonym"
        yield _row(place, each, han.simplified(each.text), "Hans", "zh", official if at == 0 else "variant", "rule")
        if korean or chinese:
            yield _row(place, each, han.japanese(each.text), "Jpan", "ja", "exonym" if at == 0 else "variant", "rule")
        yield from _latin(place, each, han)


def _is_korean(place: HandPlace, name: Told, han: Han) -> bool:
    spoken = [each.text for each in (*place.north, *place.south, *place.other) if is_hangul(each.text[0])]
    return place.kind in _SETTLED or any(han.reads(each, name.text) for each in spoken)


def old(place: HandPlace, name: Told, script: Script, han: Han) -> Iterator[NameRow]:
    """A name in Han characters that is no longer used."""
    traditional = folded(name.text, han.tables) if script == "Hans" else name.text
    simple, japanese = han.simplified(traditional), han.japanese(traditional)
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
