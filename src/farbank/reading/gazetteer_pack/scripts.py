"""Which script a name is written in, and whether a name is what its row says it is."""

from __future__ import annotations

import unicodedata
from typing import Final

from farbank.reading.gazetteer_pack.rows import Script
from farbank.reading.lattice.han import HanTables, folded, is_han, merged
from farbank.reading.lattice.hangul import is_hangul
from farbank.reading.lattice.romaji import is_kana

_BETWEEN: Final = frozenset(" -'’.()/0123456789·・—")


def _is_latin(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN ")


def _is_cyrillic(character: str) -> bool:
    return "\u0400" <= character <= "\u052f"


def _is_japanese(character: str) -> bool:
    return is_han(character) or is_kana(character)


_LETTERS: Final = {
    "Hang": is_hangul, "Latn": _is_latin, "Hans": is_han, "Hant": is_han, "Hani": is_han, "Jpan": _is_japanese,
    "Cyrl": _is_cyrillic,
}  # fmt: skip


def fits(script: str, text: str) -> bool:
    """Whether every letter of a name is of the script its row says, and it has one."""
    is_letter = _LETTERS.get(script)
    letters = [each for each in unicodedata.normalize("NFC", text) if each not in _BETWEEN]
    return bool(letters) and is_letter is not None and all(is_letter(each) for each in letters)


def script_of(text: str, tables: HanTables, new_japanese: frozenset[str]) -> Script | None:
    """The script of a name; nothing where it mixes several or is in one that the pack does not hold.

    Han is `Hans` or `Hant` where a character is only the one, `Jpan` where one is only Japan's, and `Hani` else.
    """
    for script in ("Hang", "Latn", "Cyrl"):
        if fits(script, text):
            return script  # type: ignore[return-value]
    if not fits("Hani", text):
        return "Jpan" if fits("Jpan", text) else None
    simple, old = merged(text, tables), folded(text, tables)
    if any(
        each in new_japanese and one not in {each, before} for each, one, before in zip(text, simple, old, strict=True)
    ):
        return "Jpan"
    if simple == old:
        return "Hani"
    return "Hans" if text == simple else "Hant"
