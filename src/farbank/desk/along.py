"""A point along a line as a person says it: kilometres by the first length listed, percent, or a place by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.desk.context import PlaceResolver
from farbank.errors import Refused
from farbank.values.count import WHOLE
from farbank.values.ids import LineId
from farbank.values.place import NoPlace
from farbank.values.stretch import NamedLength

_NUMBER: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*(km|%|)\Z", re.IGNORECASE)
_HOW: Final = (
    "Write kilometres from the first end (12.5 km), percent of the line (3 %), or the name of a place along it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A share of the line in parts of 10^9, and what it rests on where that is rough (`""` where it is not)."""

    share: int
    by: str = ""


def point_along(words: str, line: LineId, lengths: Sequence[NamedLength], resolve: PlaceResolver) -> Point:
    """Where words mean along a line; `Refused` where they mean nothing there, or leave it."""
    found = _NUMBER.match(words.strip())
    if not found:
        place = resolve(words, line)
        if isinstance(place, NoPlace):
            raise Refused(f"{words.strip() or 'nothing'!r} is nowhere along {line}: {place.because}", advice=_HOW)
        return Point(share=place.share)
    number = Fraction(found[1].replace(",", "."))
    if found[2] == "%":
        return Point(share=_within(number / 100, words))
    if not lengths:
        raise Refused(f"nobody has said how long {line} is, so {words.strip()} is nowhere on it", advice=_HOW)
    first = lengths[0]
    share = _within(number * 1000 / first.metres, words)
    return Point(share=share, by=f"{words.strip()} of {first.metres / 1000:g} km by {first.compiler}, approximate")


def _within(share: Fraction, words: str) -> int:
    if share > 1:
        raise Refused(f"{words.strip()} lies beyond the end of the line", advice=_HOW)
    return round(share * WHOLE)


def as_decimal(share: int) -> str:
    """A share as a sheet writes it: `0.321`."""
    return f"{share / WHOLE:.9f}".rstrip("0").rstrip(".") or "0"
