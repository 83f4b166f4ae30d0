"""Who in the case somebody could be: a ranked list with reasons for and against. It never says who somebody is.

- Nobody is left out for a fact that speaks against them; it counts against them, in view.
- Equal weight is said, not broken: who comes first among equals means nothing.
- Nothing is merged. A person may say `same` or `apart`; this list does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from farbank.reading.persons.circumstances import Reason, circumstances
from farbank.reading.persons.frequencies import Frequencies
from farbank.reading.persons.likeness import Likeness, likeness
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person

_LEAST: Final = 0.0  # bits: names that agree less than chance has it are not listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One who could be meant: the bits that all reasons come to, and the name of theirs that agrees."""

    person: str
    name: Name
    bits: float
    reasons: tuple[Reason, ...]

    @property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against them."""
        return tuple(each for each in self.reasons if each.bits < 0)


def shortlist(asked: Person, persons: Iterable[Person], frequencies: Frequencies) -> tuple[Ranked, ...]:
    """Everybody whose name could be the one that was asked for, the likeliest first; by id among equals."""
    found = [ranked for person in persons if (ranked := _ranked(asked, person, frequencies)) is not None]
    return tuple(sorted(found, key=lambda each: (-each.bits, _number(each.person))))


def _number(identity: str) -> tuple[str, int, str]:
    digits = identity[1:]
    return identity[:1], int(digits) if digits.isdigit() else 0, identity


def _ranked(asked: Person, person: Person, frequencies: Frequencies) -> Ranked | None:
    best: tuple[Likeness, Name, Name] | None = None
    for mine in asked.names:
        for theirs in person.names:
            found = likeness(mine, theirs, frequencies)
            if best is None or found.bits > best[0].bits:
                best = found, mine, theirs
    if best is None or best[0].bits <= _LEAST:
        return None
    by_name, _, name = best
    reasons = (_of_name(by_name, name), *circumstances(asked, person, frequencies))
    bits = sum(each.bits for each in reasons)
    return Ranked(person=person.id, name=name, bits=round(bits, 2), reasons=reasons)


def _of_name(found: Likeness, name: Name) -> Reason:
    only = f", only the {found.part} {'name ' if found.part == 'given' else ''}compared" if found.part else ""
    return Reason(words=f"{name.text}: {found.because}{only}", bits=round(found.bits, 2))
