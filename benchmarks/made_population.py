"""Made people whose attributes depend on one another, and the tables that a newsroom could have of them.

Nobody in here is real. Each attribute is drawn from shares that lean on another attribute of the same person: a
workplace on the home, a job on the sex, children on the age. `lean` says how much: the logarithm of how much more often
a value is met under one value of the other is normal with this standard deviation (0 is independence; at 1 some values
are five times as frequent, or a fifth, as chance has it).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from farbank.facts.persona import Pair, PopulationCounted, Share
from farbank.values.count import WHOLE

# attribute -> how many values, how steep their shares fall (0: all alike), and what it leans on
SHAPE = {
    "residence": (60, 0.7, ""),
    "sex": (2, 0.0, ""),
    "age": (7, 0.3, ""),
    "origin": (4, 2.5, "residence"),
    "occupation": (40, 0.8, "residence"),
    "workplace": (90, 0.6, "occupation"),
    "rank": (6, 1.2, "occupation"),
    "service": (4, 1.0, "sex"),
    "children": (8, 0.8, "age"),
    "health": (10, 1.6, "age"),
}
WIDTH = 0.2  # how far a newsroom's shares are off: standard deviation of their logarithm
TAIL = 1.645


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


def made(chance: Random, size: int, lean: float) -> Made:
    """Draw a population."""
    values: dict[str, list[int]] = {}
    for name, (count, steep, parent) in SHAPE.items():
        base = [1 / (1 + number) ** steep for number in range(count)]
        values[name] = (
            _leaning(chance, values[parent], base, lean) if parent else chance.choices(range(count), base, k=size)
        )
    return Made(size=size, values=values, bits=_bits(values))


def tables(people: Made, chance: Random, pairs: Sequence[tuple[str, str]] = ()) -> PopulationCounted:
    """What a newsroom has: shares that are off by a fifth, with honest intervals; some attributes counted in pairs."""
    shares = []
    for name, value in people.bits:
        share, low, high = _off(people.share((name, value)), chance)
        shares.append(Share(dimension=name, value=word(name, value), share=share, low=low, high=high, source="made"))
    return PopulationCounted(
        id="W1",
        label="made people",
        count=people.size,
        low=round(people.size * 0.98),
        high=round(people.size * 1.02),
        source="made",
        shares=tuple(shares),
        pairs=tuple(row for one, other in pairs for row in _pairs(people, chance, one, other)),
    )


def word(name: str, value: int) -> str:
    """A value as a sheet has it; ages are decades."""
    return f"{value + 1}0-{value + 1}9" if name == "age" else f"{name} {value}"


def _leaning(chance: Random, parent: list[int], base: list[float], lean: float) -> list[int]:
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


def _pairs(people: Made, chance: Random, one: str, other: str) -> list[Pair]:
    together = Counter(zip(people.values[one], people.values[other], strict=True))
    rows = []
    for (a, b), count in sorted(together.items()):
        share, low, high = _off(count / people.size, chance)
        rows.append(
            Pair(
                dimension=one,
                value=word(one, a),
                other=other,
                other_value=word(other, b),
                share=share,
                low=low,
                high=high,
                source="made",
            )
        )
    return rows


def _off(share: float, chance: Random) -> tuple[int, int, int]:
    guess = share * math.exp(chance.gauss(0, WIDTH))
    ends = (guess, guess * math.exp(-TAIL * WIDTH), guess * math.exp(TAIL * WIDTH))
    middle, low, high = (min(WHOLE, max(1, round(each * WHOLE))) for each in ends)
    return middle, low, high
