"""A name that was read: the syllables it may stand for, each with its share, its characters, and how it sounds."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.reading.persons.written import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllables:
    """A surname and a given name in the spelling that names are compared in; either may be missing."""

    surname: str
    given: tuple[str, ...]

    @property
    def hangul(self) -> str:
        """As it is written in Hangul."""
        return self.surname + "".join(self.given)

    @property
    def parts(self) -> tuple[str, ...]:
        """The surname (`""` where it is missing) and each syllable of the given name."""
        return (self.surname, *self.given)

    @property
    def is_whole(self) -> bool:
        """Whether both parts are there."""
        return bool(self.surname and self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing the name may stand for: its share of all it may, and the system that makes it likeliest."""

    syllables: Syllables
    share: float
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as written and as read. No `readings` means that it is not read as a Korean name."""

    text: str
    script: Script
    readings: tuple[Reading, ...]
    han: str = ""  # its characters, folded
    sounds: tuple[str, ...] = ()  # as spelled, without spaces and marks, in each order of its words
    remarks: tuple[str, ...] = ()
    guess: bool = False  # somebody guessed these characters
