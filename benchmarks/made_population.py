"""Made people of ten attributes (`farbank.assemble.made_people`), and the tables that a newsroom could have of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from random import Random

from farbank.assemble.made_people import Attribute, Made
from farbank.assemble.made_people import made as made_people
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


def made(chance: Random, size: int, lean: float) -> Made:
    """Draw a population of this shape."""
    shape = {
        name: Attribute(weights=tuple(1 / (1 + number) ** steep for number in range(count)), leans_on=parent)
        for name, (count, steep, parent) in SHAPE.items()
    }
    return made_people(chance, size, lean, shape)


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
