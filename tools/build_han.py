"""Build the tables of Han readings and variants in `tables/han` from the Unihan files of Debian's package unicode-data.

Usage: python tools/build_han.py /usr/share/unicode src/farbank/tables/han

The new Japanese forms of the list of 1946 that Unihan gives no old form for stand in the target folder (shinjitai.txt).

Each table of readings has three columns: a reading, the characters that are read so first, and those that may be. The
same files give the same tables, byte for byte.
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

Unihan = dict[str, dict[str, str]]  # field -> character -> what stands there
_FIELDS = {
    "Readings": ("kHangul", "kMandarin", "kHanyuPinlu", "kJapaneseOn"),
    "Variants": (
        "kTraditionalVariant", "kSimplifiedVariant", "kZVariant", "kSemanticVariant", "kSpecializedSemanticVariant",
    ),
    "OtherMappings": ("kGB0", "kJis0", "kBigFive", "kKSC0", "kJinmeiyoKanji"),
}  # fmt: skip
_CODE = re.compile(r"U\+([0-9A-F]{4,5})")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def main() -> None:
    """Read Unihan, write five tables."""
    source, target = map(Path, sys.argv[1:])
    unihan = _unihan(source)
    target.mkdir(parents=True, exist_ok=True)
    new_japanese = (target / "shinjitai.txt").read_text(encoding="utf-8").split()
    printed = {each for field in ("kGB0", "kJis0", "kBigFive", "kKSC0", "kHangul") for each in unihan[field]}
    old = _old_forms(unihan, printed, dict(new_japanese))
    tables = {
        "korean.tsv": _readings(_korean(unihan)),
        "mandarin.tsv": _readings({each: _mandarin(unihan, each) for each in sorted(printed)}),
        "japanese.tsv": _readings(
            {each: tuple(on.casefold().split()) for each, on in unihan["kJapaneseOn"].items() if each in printed}
        ),
        "traditional.tsv": _pairs(old),
        "simplified.tsv": _pairs(_new_forms(unihan, printed, old, dict(new_japanese))),
    }
    for name, text in tables.items():
        (target / name).write_text(text, encoding="utf-8")


def _unihan(source: Path) -> Unihan:
    found: Unihan = defaultdict(dict)
    for file, fields in _FIELDS.items():
        text = bz2.decompress((source / f"Unihan_{file}.txt.bz2").read_bytes()).decode("utf-8")
        for line in text.splitlines():
            parts = line.split("\t")
            if len(parts) == 3 and parts[1] in fields and len(parts[0]) == 6:  # the basic plane holds every name here
                found[parts[1]][_character(parts[0][2:])] = parts[2]
    return found


def _korean(unihan: Unihan) -> dict[str, tuple[str, ...]]:
    """Readings, those taught at school before the others; characters of names only come after those of KS X 1001."""

    def order(reading: str) -> tuple[bool, bool]:
        return "E" not in reading.split(":")[1], "0" not in reading.split(":")[1]

    return {
        each: tuple(reading.split(":")[0] for reading in sorted(said.split(), key=order))
        for each, said in unihan["kHangul"].items()
    }


def _mandarin(unihan: Unihan, character: str) -> tuple[str, ...]:
    first = unihan["kMandarin"].get(character, "").split()
    more = [each.split("(")[0] for each in unihan["kHanyuPinlu"].get(character, "").split()]
    return tuple(dict.fromkeys(_toneless(each) for each in (*first, *more)))


def _toneless(syllable: str) -> str:
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", syllable)))


def _variants(unihan: Unihan, field: str, character: str) -> list[str]:
    codes = _CODE.findall(unihan[field].get(character, ""))
    return [_character(each) for each in codes if len(each) == 4 and _character(each) != character]


def _character(code: str) -> str:
    return chr(int(code, 16))


def _old_forms(unihan: Unihan, printed: Iterable[str], new_japanese: dict[str, str]) -> dict[str, str]:
    """Character -> the form that Korea prints (KS X 1001), for those that it does not print itself."""
    renewed = {_character(code): old for old, said in unihan["kJinmeiyoKanji"].items() for code in _CODE.findall(said)}
    found = {}
    for each in sorted(printed):
        if each in unihan["kKSC0"]:
            continue
        old = [
            *_variants(unihan, "kTraditionalVariant", each),
            *(renewed[each] for _ in "x" if each in renewed),
            *(form for field in _FIELDS["Variants"][2:] for form in _variants(unihan, field, each)),
        ]
        korean = [form for form in old if form in unihan["kKSC0"]]
        traditional = _variants(unihan, "kTraditionalVariant", each)
        form = next(iter((*korean, *traditional)), new_japanese.get(each))
        if form:
            found[each] = form
    return {each: _last(found, each) for each in found}


def _new_forms(
    unihan: Unihan, printed: Iterable[str], old: dict[str, str], new_japanese: dict[str, str]
) -> dict[str, str]:
    """Traditional character -> its simplified form, for telling two spellings of one name."""
    found = {}
    for each in sorted(printed):
        new = _variants(unihan, "kSimplifiedVariant", each)
        if new and each not in old:
            found[each] = new[0]
    for each, form in old.items():
        if form not in found and form in _variants(unihan, "kTraditionalVariant", each):
            found[form] = each
    for each, form in new_japanese.items():
        if each not in old and each not in found:
            found[each] = form
    return {each: _last(found, each) for each in found}


def _last(forms: dict[str, str], character: str) -> str:
    seen = {character}
    while (following := forms.get(character)) and following not in seen:
        seen.add(following)
        character = following
    return character


def _readings(of: dict[str, tuple[str, ...]]) -> str:
    first: dict[str, list[str]] = defaultdict(list)
    later: dict[str, list[str]] = defaultdict(list)
    for character in sorted(of):
        for at, reading in enumerate(of[character]):
            (later if at else first)[reading].append(character)
    rows = ("\t".join((each, "".join(first[each]), "".join(later[each]))) for each in sorted({*first, *later}))
    return "\n".join(rows) + "\n"


def _pairs(of: dict[str, str]) -> str:
    grouped: dict[str, list[str]] = defaultdict(list)
    for character, form in of.items():
        if character != form:
            grouped[form].append(character)
    return "\n".join(f"{form}\t{''.join(grouped[form])}" for form in sorted(grouped)) + "\n"


if __name__ == "__main__":
    main()
