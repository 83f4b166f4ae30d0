"""A text that leaves: UTF-8 in form C, lines that end in a line feed, and no letter that nobody sees."""

from __future__ import annotations

import unicodedata
from typing import Final

from farbank.intake.second_reader.complaint import Unexpected, need

_NEVER: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_ALLOWED: Final = frozenset("\n\t \u3000")
_SELECTS: Final = "VARIATION SELECTOR"
_FILLS: Final = ("FILLER", "GRAPHEME JOINER", "INHERENT", "BRAILLE PATTERN BLANK")


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unexpected("the text is not UTF-8") from None
    check_words(text)


def check_words(text: str) -> None:
    """The same of words inside another file."""
    need(unicodedata.is_normalized("NFC", text), "its letters are put together in other ways than one")
    strange = sorted({f"U+{ord(letter):04X}" for letter in set(text) - _ALLOWED if not _seen(letter)})
    need(not strange, f"it holds letters that nobody sees: {', '.join(strange)}")


def _seen(letter: str) -> bool:
    kind = unicodedata.category(letter)
    name = unicodedata.name(letter, "")
    return kind not in _NEVER and kind != "Zs" and _SELECTS not in name and not any(each in name for each in _FILLS)
