"""The counted world: populations with shares, and small counted sets, as parts that a disclosed value leaves.

Shares are exact fractions with the interval their source allows. A value that nobody counted has no part: the gate says
so and never guesses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.facts.persona import AccessCounted, PopulationCounted, Share
from farbank.values.count import WHOLE

# What a person cannot change: two different values are never read as one inside the other.
IMMUTABLE: Final = frozenset({"sex", "origin"})
# A value is taken to lie inside another one of its dimension when the other is surely this many times as wide. The
# sheet holds no hierarchy of values, so this is an editorial guess; every verdict that used it says so.
WIDER: Final = 5
_LEAST = Fraction(1, WHOLE)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|~|to)\s*(\d{1,3})\Z")
_TENS = re.compile(r"(\d0)s\Z")
_NUMBER = re.compile(r"(\d{1,3})\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a population that fits: the share and the interval around it, all above 0 and at most 1."""

    share: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Every population and every counted set of a case."""

    populations: tuple[PopulationCounted, ...] = ()
    access: tuple[AccessCounted, ...] = ()

    def part(self, population: PopulationCounted, dimension: str, values: frozenset[str]) -> Part | None:
        """The part of a population that has one of some values, or None when one of them is not counted anywhere.

        A value the population does not count takes the smallest share that another one gives it.
        """
        found = [self._share(population, dimension, value) for value in sorted(values)]
        rows = [row for row in found if row is not None]
        return _sum(rows) if len(rows) == len(found) else None

    def counts(self, population: PopulationCounted, dimension: str, value: str) -> bool:
        """Whether this population itself counts this value."""
        return any(_is(row, dimension, value) for row in population.shares)

    def counted(self, dimension: str, value: str) -> bool:
        """Whether any population counts this value."""
        return any(self.counts(each, dimension, value) for each in self.populations)

    def bound(self, values: Iterable[str]) -> int | None:
        """The most people who can have one of some values, where counted sets bear the same words."""
        counts = [self._set(value) for value in sorted(values)]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    def held_by(self, sources: frozenset[str]) -> int | None:
        """The smallest counted set that one of some sources belongs to."""
        return min((each.count for each in self.access if each.who in sources), default=None)

    def inside(self, dimension: str, finer: str, wider: str) -> bool:
        """Whether one value is taken to lie inside another: number ranges exactly, the rest by their width."""
        small, large = _numbers(finer), _numbers(wider)
        if small is not None and large is not None:
            return large[0] <= small[0] and small[1] <= large[1]
        if dimension in IMMUTABLE:
            return False
        return any(self._surely_wider(each, dimension, finer, wider) for each in self.populations)

    def wider_values(self, dimension: str, value: str) -> tuple[str, ...]:
        """The counted values that a value is taken to lie inside, in order of their words."""
        known = {row.value for each in self.populations for row in each.shares if row.dimension == dimension}
        return tuple(
            sorted(each for each in known if said(each) != said(value) and self.inside(dimension, value, each))
        )

    def _share(self, population: PopulationCounted, dimension: str, value: str) -> Part | None:
        own = [_part(row) for row in population.shares if _is(row, dimension, value)]
        rows = own or [_part(row) for each in self.populations for row in each.shares if _is(row, dimension, value)]
        return min(rows, key=lambda part: (part.share, part.low, part.high), default=None)

    def _set(self, value: str) -> int | None:
        words = said(value)
        sets = [each.count for each in self.access if said(each.what) == words]
        sets += [each.high for each in self.populations if said(each.label) == words]
        return min(sets, default=None)

    def _surely_wider(self, population: PopulationCounted, dimension: str, finer: str, wider: str) -> bool:
        small = [_part(row).high for row in population.shares if _is(row, dimension, finer)]
        large = [_part(row).low for row in population.shares if _is(row, dimension, wider)]
        return bool(small) and bool(large) and min(large) >= WIDER * max(small)


def said(value: str) -> str:
    """A value as words that can be compared: one spelling, no underscores, no doubled spaces, no case."""
    return " ".join(unicodedata.normalize("NFKC", value).replace("_", " ").split()).casefold()


def shown(value: str) -> str:
    """A value as words to print: `ferry_clerk` is ferry clerk."""
    return " ".join(value.replace("_", " ").split())


def _is(row: Share, dimension: str, value: str) -> bool:
    return row.dimension == dimension and said(row.value) == said(value)


def _part(row: Share) -> Part:
    share = max(Fraction(row.share, WHOLE), _LEAST)
    low = max(min(Fraction(row.low, WHOLE), share), _LEAST)
    return Part(share=share, low=low, high=max(Fraction(row.high, WHOLE), share))


def _sum(parts: list[Part]) -> Part:
    """Parts of different values add up, to the whole at most; where values overlap this errs to the larger part."""
    whole = Fraction(1)
    return Part(
        share=min(whole, sum((each.share for each in parts), Fraction(0))),
        low=min(whole, sum((each.low for each in parts), Fraction(0))),
        high=min(whole, sum((each.high for each in parts), Fraction(0))),
    )


def _numbers(value: str) -> tuple[int, int] | None:
    words = said(value)
    if match := _RANGE.match(words):
        return int(match.group(1)), int(match.group(2))
    if match := _TENS.match(words):
        return int(match.group(1)), int(match.group(1)) + 9
    if match := _NUMBER.match(words):
        return int(match.group(1)), int(match.group(1))
    return None
