"""Vague dates as people write them, read by the house conventions; what has two readings is refused, never guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import HOUSE, Asked, Conventions
from farbank.reading.when.frames import read_framed
from farbank.reading.when.words import WEEKDAYS
from farbank.values.edtf import from_edtf
from farbank.values.span import Span

_LONGEST: Final = 200  # characters; no date is longer, and no pattern is tried on more
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES: Final = dict.fromkeys(map(ord, "‘’ʼ´`"), "'")
_EAST_ASIAN: Final = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
_LUNAR: Final = re.compile(r"음력|陰曆|阴历|農曆|农历|旧暦|陰暦|舊曆")
_HOW: Final = "Write it like 2020-08-31, 2020-08, 'late August 2020', 'since 2020' or 'from 2020 to 2023'."


def read_span(text: str, *, language: str = "en", as_of: date | None = None, conventions: Conventions = HOUSE) -> Span:
    """The span that words mean, with the words, the language and the rule it was read by.

    `as_of` is the day relative words refer to (when the text was published). Raises `Refused` with both readings where
    there are two, and with the reason where the date is impossible, has no year, or is in no form that is known.
    """
    words = text.strip()
    if not words or len(words) > _LONGEST:
        raise Refused(f"a date has between 1 and {_LONGEST} characters", advice=_HOW)
    span = _read(words, Asked(as_of=as_of, house=conventions))
    if span is None:
        raise Refused(_why_not(words), advice=_HOW)
    return replace(span, words=words, language=language)


def _read(words: str, asked: Asked) -> Span | None:
    if words[0] in "[{.":
        return from_edtf(words)
    return read_framed(fold(words), asked)


def fold(words: str) -> str:
    """Lower case, plain dashes and quotes, single spaces, no weekday and no full stop at the end."""
    plain = unicodedata.normalize("NFKC", words).translate(_DASHES | _QUOTES).casefold()
    plain = re.sub(rf"(?:\bon )?\b(?:{WEEKDAYS}),? ", "", plain)
    plain = re.sub(rf",? \(?(?:{WEEKDAYS})\)?$", "", plain)
    return " ".join(plain.split()).rstrip(" ,;")


def _why_not(words: str) -> str:
    if _LUNAR.search(words):
        return f"{words!r} is a lunar date; it is not turned into a solar one silently"
    if _EAST_ASIAN.search(words):
        return f"{words!r}: in Korean, Japanese and Chinese only year, month and day in figures are read"
    return f"{words!r} is not a date in any form that is known"
