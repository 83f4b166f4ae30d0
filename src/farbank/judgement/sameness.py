"""Who was said to be one person, and where that contradicts itself: pure, and nothing is resolved.

`same` runs on: whoever is the same as one is the same as all of its group. `apart` does not. Where two that were said
to be apart are in one group, both stand, with the chain that joins them, until a person takes one of them back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from farbank.values.words import Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One thing that was said of two, why, and the row that says it."""

    one: str
    other: str
    verdict: Sameness
    because: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two that are said to be apart, and a chain of what was said that makes them the same."""

    apart: Stated
    chain: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that was said and still counts."""

    stated: tuple[Stated, ...]

    def about(self, identity: str) -> tuple[Stated, ...]:
        """What was said of one."""
        return tuple(each for each in self.stated if identity in {each.one, each.other})

    def group(self, identity: str) -> tuple[str, ...]:
        """Everybody who was said to be the same as one, in order; without itself."""
        return tuple(sorted(set(_reached(self.stated, identity)) - {identity}, key=_in_order))

    def apart(self, identity: str) -> tuple[str, ...]:
        """Everybody who was said to be apart from one, or from somebody said to be the same."""
        mine = {identity, *self.group(identity)}
        said = [each for each in self.stated if each.verdict == "apart"]
        others = {each.other for each in said if each.one in mine} | {each.one for each in said if each.other in mine}
        return tuple(sorted(others - {identity}, key=_in_order))

    def conflicts(self, identities: Iterable[str] | None = None) -> tuple[Conflict, ...]:
        """Every contradiction, or those that one of `identities` is in."""
        wanted = None if identities is None else set(identities)
        found = [
            Conflict(apart=each, chain=chain)
            for each in self.stated
            if each.verdict == "apart" and (chain := _chain(self.stated, each.one, each.other))
        ]
        return tuple(each for each in found if wanted is None or wanted & _members(each))


def _members(conflict: Conflict) -> set[str]:
    said = (conflict.apart, *conflict.chain)
    return {each.one for each in said} | {each.other for each in said}


def _chain(stated: Iterable[Stated], start: str, end: str) -> tuple[Stated, ...]:
    """The shortest chain of `same` from one to another, empty when there is none."""
    return _reached(stated, start).get(end, ())


def _reached(stated: Iterable[Stated], start: str) -> dict[str, tuple[Stated, ...]]:
    """Everybody that `same` leads to from one, each with the shortest chain."""
    same = [each for each in stated if each.verdict == "same"]
    chains: dict[str, tuple[Stated, ...]] = {start: ()}
    waiting = [start]
    for here in waiting:
        for each in same:
            there = each.other if each.one == here else each.one if each.other == here else ""
            if there and there not in chains:
                chains[there] = (*chains[here], each)
                waiting.append(there)
    return chains


def _in_order(identity: str) -> tuple[str, int, str]:
    digits = identity[1:]
    return identity[:1], int(digits) if digits.isdigit() else 0, identity
