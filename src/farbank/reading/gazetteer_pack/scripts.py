"""Which script a name is written in, and whether a name is what its row says it is."""

from __future__ import annotations

import unicodedata
from typing import Final

from farbank.reading.gazetteer_pack.han_names import Han
from farbank.reading.gazetteer_pack.rows import Script
from farbank.reading.lattice.han import is_han
from farbank.reading.lattice.hangul import is_hangul
from farbank.reading.lattice.romaji import is_kana

_ALONE: Final[tuple[Script, ...]] = ("Hang", "Latn", "Cyrl")  # told by their letters alone
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


def script_of(text: str, han: Han) -> Script | None:
    """The script of a name; nothing where it mixes several or is in one that the pack does not hold.

    Han is `Hans` or `Hant` where a character is only the one, `Jpan` where one is only Japan's, and `Hani` else.
    """
    alone = next((script for script in _ALONE if fits(script, text)), None)
    if alone is not None:
        return alone
    if not fits("Hani", text):
        return "Jpan" if fits("Jpan", text) else None
    if any(each in han.only_japan for each in text):
        return "Jpan"
    if han.simplified(text) != text:
        return "Hant"
    return "Hans" if any(_is_simplified(each, han) for each in text) else "Hani"


def _is_simplified(character: str, han: Han) -> bool:
    old = han.tables.traditional.get(character, character)
    return old != character and han.tables.simplified.get(old) == character
