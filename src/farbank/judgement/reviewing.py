"""What asks for a person, and why: the riskiest first, one row an item.

- What could expose somebody comes before what could be untrue, and that before what is merely waiting.
- A claim has been read by whoever recorded its present words and by whoever signed a reading of them; a reader who
  could not tell has not read it for this.
- A finding, and whatever a finding rests on, is read by two. Anything else is read by one more than nobody.
- What others signed is told to nobody who has not signed: a second reader who knows the first one's reasons is no
  second reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

from farbank.values.span import Span
from farbank.values.words import Agreement

Why = Literal[
    "person_shown",
    "readers_disagree",
    "second_reader",
    "same_photograph",
    "date_unclear",
    "figure_revised",
    "own_reading",
    "ready",
]
RISK: Final[tuple[Why, ...]] = get_args(Why)  # the riskiest first
_RANK: Final = {why: at for at, why in enumerate(RISK)}
TWO: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One reason why somebody has to look at an item; `other` is what the reason names: an item, a figure, a name."""

    item: str
    why: Why
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reading of a claim as it was signed: the key of its reader, what they say, why, and when."""

    key: str
    verdict: Agreement
    because: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim with everybody who read its present words. `rests` says that a finding rests on it, or that it is one."""

    id: str
    recorded_by: str
    rests: bool
    read: tuple[Read, ...] = ()

    @property
    def readers(self) -> frozenset[str]:
        """The keys of everybody who read it, whoever recorded it among them."""
        return frozenset((self.recorded_by, *(each.key for each in self.read if each.verdict != "cannot_tell")))

    def signed_by(self, key: str) -> bool:
        """Whether this member has signed a reading of it."""
        return any(each.key == key for each in self.read)

    def told_to(self, key: str) -> tuple[Read, ...]:
        """The readings this member may see: all of them once their own is signed, and none before."""
        return self.read if self.signed_by(key) else ()


def why_of(claim: Claim, key: str) -> Why | None:
    """Why a claim asks for this member; None where it asks for somebody else, or for nobody."""
    if claim.signed_by(key):
        return "readers_disagree" if _is_open(claim) else None
    others = claim.readers - {key}
    if not claim.rests:
        return None if claim.read else "ready"
    if len(others) >= TWO:
        return None
    return "second_reader" if others else "own_reading"


def waits(claim: Claim, key: str) -> bool:
    """Whether a claim waits for another member: this one has signed, and two have not read it yet."""
    return claim.rests and claim.signed_by(key) and len(claim.readers) < TWO


def first_of_each(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """One row an item, for its riskiest reason, the riskiest first; of equal risk, in the order they came."""
    found: dict[str, Ask] = {}
    for each in asks:
        before = found.get(each.item)
        if before is None or _RANK[each.why] < _RANK[before.why]:
            found[each.item] = each
    return tuple(sorted(found.values(), key=lambda each: (_RANK[each.why], _number(each.item))))


def differing(days: Iterable[tuple[str, date, Span]]) -> Iterator[Ask]:
    """An ask for each item whose file was made on a day that what is said of it leaves no room for."""
    for item, day, said in days:
        if not said.first <= day <= said.last:
            yield Ask(item=item, why="date_unclear", other=day.isoformat())


def day_of_file(value: str) -> date | None:
    """The day a camera wrote (`2020:08:31 12:00:00`), or None where it wrote none."""
    try:
        return date.fromisoformat(value[:10].replace(":", "-"))
    except ValueError:
        return None


def _is_open(claim: Claim) -> bool:
    return any(each.verdict == "disagree" for each in claim.read)


def _number(identity: str) -> tuple[int, str]:
    return len(identity), identity
