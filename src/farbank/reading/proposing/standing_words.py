"""Where words that somebody copied out of a text stand in it: the stretch, or why it is not one."""

from __future__ import annotations

import re
from typing import Final

from farbank.errors import Refused

_MANY: Final = 6  # lines that are named


def stretch_of(text: str, words: str, *, near: int | None = None, line: int | None = None) -> tuple[int, int]:
    """The first code point of the words and the one after the last; breaks of lines count as spaces.

    Of several places the one nearest to an offset is meant, or the one that begins in a line (from 1). `Refused` where
    the words stand nowhere, or where nobody says which of several places is meant.
    """
    parts = words.split()
    if not parts:
        raise Refused("no words were given", advice="Copy the words as they stand in the text.")
    found = [each.span() for each in re.finditer(r"\s+".join(map(re.escape, parts)), text)]
    meant = [each for each in found if line is None or _line(text, each[0]) == line]
    if not found or not meant:
        where = "" if not found else f" in line {line}"
        raise Refused(f"these words do not stand{where} in the text", advice=_where(text, found))
    if near is not None:
        return min(meant, key=lambda each: abs(each[0] - near))
    if len(meant) > 1:
        raise Refused(f"these words stand in {len(meant)} places of the text", advice=_where(text, meant))
    return meant[0]


def _where(text: str, found: list[tuple[int, int]]) -> str:
    if not found:
        return "Copy the words as they stand in the text."
    lines = list(dict.fromkeys(_line(text, start) for start, _ in found))
    more = " and others" if len(lines) > _MANY else ""
    if len(lines) == 1:
        return f"All of them are in line {lines[0]}: copy a few words more."
    return f"Say which line is meant: {', '.join(map(str, lines[:_MANY]))}{more}."


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
