"""Han characters of names: folded to the traditional form first, then read the Korean, Japanese or Chinese way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_FIRST: Final = 0x3400
_LAST: Final = 0x9FFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """How characters are read, best reading first, and which older form a simplified or Japanese one stands for."""

    korean: Mapping[str, tuple[str, ...]]
    japanese: Mapping[str, tuple[str, ...]]
    mandarin: Mapping[str, tuple[str, ...]]
    traditional: Mapping[str, str]  # a newer form -> the form it is folded to
    simplified: Mapping[str, str]

    def folded(self, character: str) -> str:
        """The form that all forms of a character are compared in."""
        if character in self.korean and character not in self.traditional:
            return character
        return self.traditional.get(character, character)

    def read(self, character: str) -> tuple[str, ...]:
        """Its Korean readings, of the older form where the character is a newer one; none when it has none."""
        return self.korean.get(self.folded(character)) or self.korean.get(character, ())


def parse_characters(*, korean: str, japanese: str, mandarin: str, traditional: str, simplified: str) -> Characters:
    """The tables of `tables/han`: readings (reading, characters read so first, others), forms (form, other forms)."""
    return Characters(
        korean=_readings(korean),
        japanese=_readings(japanese),
        mandarin=_readings(mandarin),
        traditional={newer: older for older, others in _pairs(traditional) for newer in others},
        simplified={older: newer for newer, others in _pairs(simplified) for older in others},
    )


def is_han(character: str) -> bool:
    """Whether this is a character that Korean, Chinese and Japanese names are written with."""
    return _FIRST <= ord(character) <= _LAST


def _readings(text: str) -> dict[str, tuple[str, ...]]:
    first: dict[str, list[str]] = {}
    later: dict[str, list[str]] = {}
    for line in text.splitlines():
        reading, sure, maybe = line.split("\t")
        for each in sure:
            first.setdefault(each, []).append(reading)
        for each in maybe:
            later.setdefault(each, []).append(reading)
    return {each: (*first.get(each, ()), *later.get(each, ())) for each in first | later}


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines()]
