"""What birth, sex, kin and last place say for or against one person, in bits, each with its reason in words.

The weights are ours and coarse, by the rule of Fellegi and Sunter: how often the fact agrees for one person, against
how often it agrees by chance. Silence says nothing: a fact that only one side has counts for nobody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log2
from typing import Final

from farbank.reading.persons.frequencies import Frequencies
from farbank.reading.persons.likeness import likeness
from farbank.reading.persons.name import Name
from farbank.reading.persons.person import Person, Whereabouts
from farbank.values.span import Span

YEARS: Final = 60  # over which the births of people in a case lie
_COUNTED_AGE: Final = 2  # years by which an age counted the Korean way, or a lunar birthday, is off
_NEAR_BIRTH: Final = 1.0  # bits
_WRONG_BIRTH: Final = -3.0  # up to five years off: a slip
_OTHER_BIRTH: Final = -9.0
_A_SLIP: Final = 5
_SAME_SEX: Final = 0.9
_OTHER_SEX: Final = -6.0
_NO_SUCH_KIN: Final = -0.5  # nobody's kin are all known
_MOST_KIN: Final = 9.0  # bits
_ALIKE: Final = 3.0  # bits, from which a name of kin counts as the same
_SAME_PLACE: Final = 5.0
_PLACE_WITHIN: Final = 2.5
_OTHER_PLACE: Final = -1.5  # people move
_DAYS: Final = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for (`bits` above 0) or against somebody."""

    words: str
    bits: float


def circumstances(asked: Person, person: Person, frequencies: Frequencies) -> Iterator[Reason]:
    """Every reason beside the name."""
    if asked.born and person.born:
        yield _born(asked.born, person.born)
    if asked.sex and person.sex:
        same = asked.sex == person.sex
        yield Reason(words=f"{'the same' if same else 'another'} sex", bits=_SAME_SEX if same else _OTHER_SEX)
    if person.kin:
        yield from (_kin(each, person, frequencies) for each in asked.kin)
    if asked.last_place and person.last_place:
        yield _place(asked.last_place, person.last_place)


def _born(asked: Span, known: Span) -> Reason:
    words = known.words or f"{known.earliest or '…'} to {known.latest or '…'}"
    off = _years_between(asked, known)
    if off == 0:
        width = max(_years(asked), _years(known)) + 1
        return Reason(words=f"born {words}, which agrees", bits=max(log2(YEARS / width), 0.0))
    if off <= _COUNTED_AGE:
        return Reason(words=f"born {words}: off by as much as counted ages are", bits=_NEAR_BIRTH)
    if off <= _A_SLIP:
        return Reason(words=f"born {words}, {off:.0f} years off", bits=_WRONG_BIRTH)
    return Reason(words=f"born {words}, {off:.0f} years off", bits=_OTHER_BIRTH)


def _years_between(one: Span, other: Span) -> float:
    """0 where both could be true of one day."""
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    return max(gap, 0) / _DAYS


def _years(span: Span) -> float:
    first, last = max(span.first, date(1900, 1, 1)), min(span.last, date(2100, 1, 1))
    return max((last - first).days, 0) / _DAYS


def _kin(asked: Name, person: Person, frequencies: Frequencies) -> Reason:
    found = max((likeness(asked, each, frequencies) for each in person.kin), key=lambda each: each.bits)
    if found.bits < _ALIKE:
        return Reason(words=f"no known kin could be {asked.text}", bits=_NO_SUCH_KIN)
    return Reason(words=f"kin could be {asked.text}: {found.because}", bits=min(found.bits, _MOST_KIN))


def _place(asked: Whereabouts, known: Whereabouts) -> Reason:
    if (asked.place and asked.place == known.place) or _plain(asked.text) == _plain(known.text):
        return Reason(words=f"last known at {known.text}, the same place", bits=_SAME_PLACE)
    if asked.place in known.within or known.place in asked.within:
        return Reason(words=f"last known at {known.text}: one place lies in the other", bits=_PLACE_WITHIN)
    return Reason(words=f"last known at {known.text}, another place", bits=_OTHER_PLACE)


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
