"""The numbers a text claims. Years, dates, times, ordinals, numbers of parts and pages are names, not numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_PARTS: Final = (
    r"(?:parts?|chapters?|articles?|pages?|pp?|nos?|volumes?|vol|fig|tables?|sections?|notes?|version|episodes?|highway"
    r"|route|room|unit|bureau)\b\.?"
)
_DASH: Final = r"\s*[-–~/]\s*"
_YEAR: Final = r"(?:1[5-9]|20)\d\d(?![\d,.]\d|\s*%|\s+(?:people|persons|men|women|km|kilomet|metres|households))"
_EDGE: Final = r"(?<![0-9A-Za-z_])"  # kana, Han and Hangul stand right before a number, so \\b would not do
# what looks like a number and is a name, longest first
_NAMES: Final = re.compile(
    "|".join(
        (
            r"https?://\S+",
            rf"{_EDGE}\d{{4}}-\d{{2}}(?:-\d{{2}})?(?!\d)",
            rf"\b\d{{1,2}}(?:{_DASH}\d{{1,2}})?\s+(?:of\s+)?{_MONTHS}(?:,?\s+\d{{4}}\b(?!-))?",
            rf"\b{_MONTHS}\s+\d{{1,2}}\b(?:{_DASH}\d{{1,2}}\b)?(?:,\s*\d{{4}}\b(?!-))?",
            rf"\b(?i:{_PARTS})\s*\d+(?:\.\d+)*(?:(?:{_DASH}|\s+(?:and|of|to)\s+)\d+)*\b",
            rf"{_EDGE}\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)",
            r"\b\d+(?:st|nd|rd|th)\b",
            r"\b\d{2,4}s\b",
            r"\d+\s*(?:년대|년도|년|월|일|번째|쪽|年代|年度|年|月|日|号)|\b\d{1,2}부",
            r"\d+\s*(?:시(?!간)|時(?!間)|点(?!\d)|點(?!\d))(?:\s*\d+\s*(?:분|分))?",
            r"[제第]\s*\d+\s*\w?",
            rf"{_EDGE}{_YEAR}{_DASH}(?:\d{{4}}|\d{{2}})(?!\d)",
            rf"(?<![\d,.]){_YEAR}(?![\w])",
            r"[A-Za-z]+-?\d[\w-]*",
        )
    )
)
_NUMBER: Final = re.compile(rf"{_EDGE}(?<!\d[.,])(?<!\.)\d+(?:,\d{{3}})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed, from `start` up to `end`; `value` is None when it is not a whole one."""

    start: int
    end: int
    text: str
    value: int | None


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number a text claims, in reading order."""
    taken = [match.span() for match in _NAMES.finditer(text)]
    return tuple(
        Number(start=match.start(), end=match.end(), text=match.group(), value=_whole(match.group()))
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
    )


def _whole(text: str) -> int | None:
    digits = text.replace(",", "")
    return int(digits) if digits.isdecimal() else None
