"""One cell: a segment of a line in one quarter for one class of target, and what the looks there say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from types import MappingProxyType
from typing import Final, Literal

from farbank.judgement.placed import PlacedLook
from farbank.judgement.quarters import Quarter
from farbank.values.words import Means, choices

State = Literal["present", "absent", "inconclusive", "stale", "conflict", "not_looked", "cannot_look"]
BLIND: Final = frozenset({"not_looked", "cannot_look"})
SURE_ABSENCE: Final = Fraction(4, 5)  # p* from which a negative counts
EVERY_MEANS: Final = choices(Means)

# which means can show a class of target at all; a class that is not listed may be shown by any
ABLE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "wire_strands": ("opposite_bank", "own_bank", "boat", "inside_partner", "foreign_visitor", "interview"),
        "notice": ("inside_partner", "foreign_visitor", "interview"),
        "electrification": ("opposite_bank", "own_bank", "boat", "inside_partner", "foreign_visitor", "interview"),
        "inland_event": ("satellite", "inside_partner", "foreign_visitor", "interview"),
        "fence_china_side": ("own_bank", "satellite", "boat", "foreign_visitor", "interview"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`start`..`end` in parts of 10^9. `looks` surely fell here; `maybe` (looks, tallies that name places) may have.

    `widened`: nothing is certain here but a look lies somewhere around (hatched). `told`: the earlier quarter whose
    look still speaks (or, when stale, no longer speaks) for this one. `open_means` could still show the target;
    `reasons` say why others were stopped. `p_star` is the chance that the looks together would have found it.
    """

    start: int
    end: int
    quarter: Quarter
    target: str
    state: State
    looks: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    widened: bool = False
    approximate: bool = False
    told: Quarter | None = None
    open_means: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    p_star: Fraction = Fraction(0)
    passes: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def width(self) -> int:
        """Its length in parts of the line."""
        return self.end - self.start

    @property
    def blind(self) -> bool:
        """Whether this case holds no look there, ever."""
        return self.state in BLIND

    @property
    def seen_into(self) -> bool:
        """Whether a look surely speaks for it."""
        return bool(self.looks) and self.state != "stale"


def detection(looks: Iterable[PlacedLook]) -> Fraction:
    """p* = 1 - prod(1 - p_k) over sensor passes; of the looks of one pass the least sure one counts, once."""
    by_pass: dict[tuple[str, str, str, str], Fraction] = {}
    for each in looks:
        by_pass[each.one_pass] = min(each.p, by_pass.get(each.one_pass, each.p))
    return 1 - prod((1 - p for p in by_pass.values()), start=Fraction(1))


def state_of(looks: Sequence[PlacedLook]) -> tuple[State, Fraction]:
    """What looks that surely fell into a cell say together, and p* of the negative ones.

    Something seen stands against a weak negative; against one that would have settled absence it is a conflict.
    """
    negative = [each for each in looks if each.outcome == "not_seen"]
    p_star = detection(negative)
    settled = p_star >= SURE_ABSENCE
    if any(each.outcome == "seen" for each in looks):
        return ("conflict" if settled else "present"), p_star
    return ("absent" if settled and len(negative) == len(looks) else "inconclusive"), p_star


def open_to(target: str, stopped: Iterable[str]) -> tuple[str, ...]:
    """The means that could show a target and were not stopped."""
    shut = set(stopped)
    return tuple(each for each in ABLE.get(target, EVERY_MEANS) if each not in shut)
