"""Made people whose attributes depend on one another, to see whether the gate's intervals hold what they promise.

Nobody in here is real. Each attribute is drawn from shares that lean on another attribute of the same person: a
workplace on the home, a job on the sex, children on the age. `lean` says how much: the logarithm of how much more often
a value is met under one value of the other is normal with this standard deviation (0 is independence; at 1 some values
are five times as frequent, or a fifth, as chance has it).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """How often each value of an attribute is met, as weights, and the attribute that it leans on (`""`: none)."""

    weights: tuple[float, ...]
    leans_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """So many people: each attribute's value of each person, and for each value the set of its people as bits."""

    size: int
    values: dict[str, list[int]]
    bits: dict[tuple[str, int], int]

    def fitting(self, told: Sequence[tuple[str, int]]) -> int:
        """How many people have all of some values: the truth that a newsroom never knows."""
        found = (1 << self.size) - 1
        for each in told:
            found &= self.bits[each]
        return found.bit_count()

    def share(self, told: tuple[str, int]) -> float:
        """Which part has a value."""
        return self.bits[told].bit_count() / self.size


def made(chance: Random, size: int, lean: float, shape: Mapping[str, Attribute]) -> Made:
    """Draw a population; an attribute comes after the one that it leans on."""
    values: dict[str, list[int]] = {}
    for name, one in shape.items():
        values[name] = (
            _leaning(chance, values[one.leans_on], one.weights, lean)
            if one.leans_on
            else chance.choices(range(len(one.weights)), one.weights, k=size)
        )
    return Made(size=size, values=values, bits=_bits(values))


def _leaning(chance: Random, parent: list[int], base: Sequence[float], lean: float) -> list[int]:
    found = [0] * len(parent)
    under: dict[int, list[int]] = {}
    for person, value in enumerate(parent):
        under.setdefault(value, []).append(person)
    for value in sorted(under):
        weights = list(accumulate(each * math.exp(chance.gauss(0, lean)) for each in base))
        drawn = chance.choices(range(len(base)), cum_weights=weights, k=len(under[value]))
        for person, mine in zip(under[value], drawn, strict=True):
            found[person] = mine
    return found


def _bits(values: dict[str, list[int]]) -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for name, told in values.items():
        rows = {value: bytearray((len(told) + 7) // 8) for value in set(told)}
        for person, value in enumerate(told):
            rows[value][person >> 3] |= 1 << (person & 7)
        found |= {(name, value): int.from_bytes(row, "little") for value, row in sorted(rows.items())}
    return found
