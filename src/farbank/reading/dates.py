"""Vague dates as people write them, read by the house conventions; what has two readings is refused, never guessed.

Read in English, Korean, Japanese and Chinese, and in EDTF. The script says which of them a text is; where it is all
Han, the language that was given decides, and without one Japanese and Chinese must agree.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.reading.when.conventions import HOUSE, Asked, Conventions
from farbank.reading.when.east.reading import HANGUL, KANA, LANGUAGES, read_east, scripts_of
from farbank.reading.when.english import read_english
from farbank.reading.when.figures import read_figures
from farbank.reading.when.folding import TURNING, fold
from farbank.values.edtf import from_edtf
from farbank.values.span import Span

_LONGEST: Final = 200  # characters; no date is longer, and no pattern is tried on more
_HOW: Final = "Write it like 2020-08-31, 2020-08, 'late August 2020', 'since 2020' or 'from 2020 to 2023'."
_LATIN_AND_LIKE: Final = re.compile(r"(?=.*[a-z0-9])(?=.*[\u0370-\u058f])")  # Greek, Cyrillic, Armenian among Latin


def read_span(text: str, *, language: str = "en", as_of: date | None = None, conventions: Conventions = HOUSE) -> Span:
    """The span that words mean, with the words, the language and the rule it was read by.

    `as_of` is the day relative words refer to (when the text was published). Without a language the one that was read
    is named. Raises `Refused` with both readings where there are two, and with the reason where the date is impossible,
    has no year, or is in no form that is known.
    """
    words = text.strip()
    if not words or len(words) > _LONGEST:
        raise Refused(f"a date has between 1 and {_LONGEST} characters", advice=_HOW)
    folded = _tidied(fold(words).text)
    span = _read(words, folded, language, Asked(as_of=as_of, house=conventions))
    if span is None:
        raise Refused(_why_not(words, folded), advice=_HOW)
    return replace(span, words=words, language=language or language_of(folded))


def language_of(text: str) -> str:
    """The language that the signs of a text speak for: ko, ja, zh (also for Han that may be Japanese), else en."""
    return next(iter(scripts_of(text)), "en")


def _read(words: str, folded: str, language: str, asked: Asked) -> Span | None:
    if words[0] in "[{.":
        return from_edtf(words)
    scripts = scripts_of(folded)
    if not scripts:
        return read_english(folded, asked) or _letters(folded, language, asked)
    return read_figures(folded) or read_east(folded, _languages(folded, scripts, language), asked)


def _letters(folded: str, language: str, asked: Asked) -> Span | None:
    """Figures with a letter for the era (H31.4.30), which only Japanese writes so."""
    return read_east(folded, ("ja",), asked) if language == "ja" else None


def _languages(folded: str, scripts: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The language that was given where the signs allow it: Han alone may be any of the three."""
    if language in LANGUAGES and not HANGUL.search(folded) and not KANA.search(folded):
        return (language,)
    return scripts


def _tidied(folded: str) -> str:
    """Single spaces, and no comma at the end."""
    return " ".join(folded.split()).rstrip(" ,;")


def _why_not(words: str, folded: str) -> str:
    if TURNING.search(words):
        return f"{words!r} holds signs that turn the direction of writing: what is shown may not be what is written"
    if _LATIN_AND_LIKE.match(folded):
        return f"{words!r} mixes letters that only look alike"
    if any(each.isdecimal() and not each.isascii() for each in folded):
        return f"{words!r} is written in figures of a script that is not read here"
    return f"{words!r} is not a date in any form that is known"
