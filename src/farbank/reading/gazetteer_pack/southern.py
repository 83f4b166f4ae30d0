"""The South's spelling of a Korean name in the North's."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from farbank.reading.lattice.hangul import apart, is_hangul, together

_BEFORE_I: Final = frozenset("ㅑㅕㅖㅛㅠㅣ")
_DROPPED: Final = frozenset("ㅕㅛㅠㅣ")


def southern(text: str) -> str:
    """The South's spelling of a name: the initial-sound rule (두음 법칙), for the first syllable only.

    Source: Hangul orthography of 1988 (한글 맞춤법), articles 10-12. Borrowed words do not follow it.
    """
    if not text or not is_hangul(text[0]):
        return text
    first = apart(text[0])
    if first.initial == "ㄹ":
        first = replace(first, initial="" if first.vowel in _BEFORE_I else "ㄴ")
    elif first.initial == "ㄴ" and first.vowel in _DROPPED:
        first = replace(first, initial="")
    return together(first) + text[1:]
