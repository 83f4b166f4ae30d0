"""How often people bear a name: what makes agreement on it worth much or little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.reading.persons.name import Syllables
from farbank.reading.persons.spellings import Spellings

_LENGTH: Final = {1: 0.06, 2: 0.9, 3: 0.03, 4: 0.01}  # syllables of a given name -> share of people, roughly (ours)
_UNKNOWN: Final = 0.00002  # a surname or syllable that is in no table


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """Shares of people, from the tables of names."""

    spellings: Spellings

    def surname(self, surname: str) -> float:
        row = self.spellings.surnames.get(surname)
        return row.share if row else _UNKNOWN

    def syllable(self, syllable: str, *, later: bool) -> float:
        row = self.spellings.sounds.get(syllable)
        return (row.later if later else row.first) if row else _UNKNOWN

    def part(self, part: str, at: int) -> float:
        """The share of people with this surname (0), or this syllable at this place of the given name."""
        return self.syllable(part, later=at > 1) if at else self.surname(part)

    def length(self, syllables: int) -> float:
        """The share of people whose given name has so many syllables; 1 where no given name was said."""
        return _LENGTH.get(syllables, _UNKNOWN) if syllables else 1.0

    def given(self, given: tuple[str, ...]) -> float:
        share = self.length(len(given))
        for at, each in enumerate(given):
            share *= self.syllable(each, later=at > 0)
        return share

    def name(self, syllables: Syllables) -> float:
        """The share of people whose name has these parts; a part that is missing agrees with everybody."""
        share = self.surname(syllables.surname) if syllables.surname else 1.0
        return share * (self.given(syllables.given) if syllables.given else 1.0)
