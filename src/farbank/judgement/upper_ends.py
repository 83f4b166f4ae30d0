"""The least upper end of the intervals of all small sets of facts: whoever fits all facts fits each set of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

TAIL: Final = 1.645  # standard deviations that leave 5 % on one side
AT_ONCE: Final = 4  # facts whose subsets are searched exhaustively


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way in which a fact narrows: the logarithm of the part that it leaves, and its standard deviation.

    `value` is the one value (dimension, value) that it is about, where it is about one; `values` are all of a move.
    """

    log: float
    spread: float
    value: tuple[str, str] | None = None


# what is known of two options together: the correction of their sum, and its standard deviation
Joined = Callable[[Option, Option], tuple[float, float]]


def unjoined(one: Option, other: Option) -> tuple[float, float]:  # noqa: ARG001
    """Nothing is known of any two together."""
    return 0.0, 0.0


@dataclass(slots=True, kw_only=True)
class _Search:
    """Depth first over the options, the most telling first; a branch that cannot win any more is left."""

    flat: Sequence[tuple[Option, int]]
    wide: float
    dependence: float
    joined: Joined
    help: float  # the most by which corrections can lower a sum
    best: float = math.inf
    chosen: list[tuple[Option, int]] = field(default_factory=list)

    def go(self, start: int, log: float, variance: float) -> None:
        linked = max(len(self.chosen) - 1, 0) * self.dependence
        self.best = min(self.best, log + TAIL * math.sqrt(self.wide**2 + linked**2 + variance))
        left = AT_ONCE - len(self.chosen)
        for number in range(start, len(self.flat) if left else 0):
            option, fact = self.flat[number]
            if log + left * option.log + self.help + TAIL * math.sqrt(self.wide**2 + variance) >= self.best:
                return
            if any(fact == other for _, other in self.chosen):
                continue
            known = [self.joined(option, other) for other, _ in self.chosen]
            more = sum((each for each, _ in known), option.log)
            self.chosen.append((option, fact))
            self.go(number + 1, log + more, variance + option.spread**2 + sum(each**2 for _, each in known))
            self.chosen.pop()


def least_upper(
    size: float,
    wide: float,
    facts: Sequence[Sequence[Option]],
    *,
    dependence: float,
    joined: Joined = unjoined,
    help_at_most: float = 0.0,
) -> float:
    """The logarithm of the least upper end, of all sets of up to four facts and all ways in which they narrow.

    `size` and `wide` are the logarithm of the population and its standard deviation, `dependence` what each further
    fact adds to the spread, `help_at_most` the most by which `joined` can lower a sum (0 or less).
    """
    flat = [(option, number) for number, options in enumerate(facts) for option in options]
    flat.sort(key=lambda each: (each[0].log, each[0].spread, each[1]))
    search = _Search(flat=flat, wide=wide, dependence=dependence, joined=joined, help=help_at_most)
    search.go(0, size, 0.0)
    return search.best
