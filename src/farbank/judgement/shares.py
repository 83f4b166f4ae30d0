"""The counted world: populations with shares, and what is known of two values together, as parts that a value leaves.

Shares are exact fractions with the interval their source allows. A value that nobody counted has no part: the gate says
so and never guesses.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from farbank.facts.persona import AccessCounted, Pair, PopulationCounted, Share
from farbank.judgement.ages import Ages, ages
from farbank.values.count import WHOLE

# What a person cannot change: two different values are never read as one inside the other.
IMMUTABLE: Final = frozenset({"sex", "origin"})
# A value is taken to lie inside another one of its dimension when the other is surely this many times as wide. The
# sheet holds no hierarchy of values, so this is an editorial guess; every verdict that used it says so.
WIDER: Final = 5
_LEAST = Fraction(1, WHOLE)
_Named = tuple[str, str]  # a dimension and one of its values, as `said`


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a population that fits: the share and the interval around it, all above 0 and at most 1."""

    share: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The rows of one population by dimension and value, those of age by their ages, pairs in both orders."""

    shares: Mapping[_Named, Part]
    widest: Mapping[_Named, tuple[Fraction, Fraction]]  # the least low and the greatest high
    years: Mapping[int, Part]  # each age in a band that is counted
    pairs: Mapping[tuple[_Named, _Named], Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Every population and every counted set of a case; `today` is the day to which ages are carried on."""

    populations: tuple[PopulationCounted, ...] = ()
    access: tuple[AccessCounted, ...] = ()
    today: date | None = None
    _indices: tuple[_Index, ...] = field(init=False, repr=False, compare=False)
    _sets: Mapping[str, int] = field(init=False, repr=False, compare=False)
    _inside: dict[tuple[str, str, str], bool] = field(init=False, repr=False, compare=False)
    _parts: dict[tuple[int, str, frozenset[str]], Part | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_indices", tuple(_index(each) for each in self.populations))
        object.__setattr__(self, "_sets", _sets(self.access, self.populations))
        object.__setattr__(self, "_inside", {})
        object.__setattr__(self, "_parts", {})  # worked out once each, since the same values come up again and again

    def part(self, population: PopulationCounted, dimension: str, values: frozenset[str]) -> Part | None:
        """The part of a population that has one of some values, or None when one of them is not counted anywhere.

        A value the population does not count takes the smallest share that another one gives it.
        """
        key = id(population), dimension, values
        if key not in self._parts:
            found = [self._share(population, dimension, value) for value in values]
            rows = [row for row in found if row is not None]
            self._parts[key] = _sum(rows) if len(rows) == len(found) else None
        return self._parts[key]

    def bound(self, values: Iterable[str]) -> int | None:
        """The most people who can have one of some values, where counted sets bear the same words."""
        counts = [self._sets.get(value, self._sets.get(said(value))) for value in sorted(values)]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    def together(self, population: PopulationCounted, one: _Named, other: _Named) -> Part | None:
        """The part of a population that has two values (dimension, value) of two dimensions, where that is counted."""
        return self._own(population).pairs.get((_in_pairs(*one), _in_pairs(*other)))

    def counts(self, population: PopulationCounted, dimension: str, value: str) -> bool:
        """Whether this population itself counts this value, or an age inside a band that it counts."""
        return _find(self._own(population), dimension, value) is not None

    def counted(self, dimension: str, value: str) -> bool:
        """Whether any population counts this value."""
        return any(self.counts(each, dimension, value) for each in self.populations)

    def inside(self, dimension: str, finer: str, wider: str) -> bool:
        """Whether one value is taken to lie inside another: number ranges exactly, the rest by their width."""
        key = dimension, finer, wider
        if key not in self._inside:
            self._inside[key] = self._is_inside(dimension, finer, wider)
        return self._inside[key]

    def _is_inside(self, dimension: str, finer: str, wider: str) -> bool:
        small, large = ages(finer), ages(wider)
        if small is not None and large is not None:
            return large.first <= small.first and small.last <= large.last
        if dimension in IMMUTABLE:
            return False
        return any(_surely_wider(each, _named(dimension, finer), _named(dimension, wider)) for each in self._indices)

    def wider_values(self, dimension: str, value: str) -> tuple[str, ...]:
        """The counted values that a value is taken to lie inside, in order of their words."""
        known = {row.value for each in self.populations for row in each.shares if row.dimension == dimension}
        return tuple(
            sorted(each for each in known if said(each) != said(value) and self.inside(dimension, value, each))
        )

    def _share(self, population: PopulationCounted, dimension: str, value: str) -> Part | None:
        own = _find(self._own(population), dimension, value)
        if own is not None:
            return own
        found = [part for each in self._indices if (part := _find(each, dimension, value)) is not None]
        return min(found, key=_order, default=None)

    def _own(self, population: PopulationCounted) -> _Index:
        return next(index for each, index in zip(self.populations, self._indices, strict=True) if each is population)


def said(value: str) -> str:
    """A value as words that can be compared: one spelling, no underscores, no doubled spaces, no case."""
    return " ".join(unicodedata.normalize("NFKC", value).replace("_", " ").split()).casefold()


def shown(value: str) -> str:
    """A value as words to print: `ferry_clerk` is ferry clerk."""
    return " ".join(value.replace("_", " ").split())


def _index(population: PopulationCounted) -> _Index:
    shares: dict[_Named, Part] = {}
    widest: dict[_Named, tuple[Fraction, Fraction]] = {}
    bands: list[tuple[Ages, Part]] = []
    for row in population.shares:
        name, part = _named(row.dimension, row.value), _part(row)
        shares[name] = min(shares.get(name, part), part, key=_order)
        low, high = widest.get(name, (part.low, part.high))
        widest[name] = min(low, part.low), max(high, part.high)
        if row.dimension == "age" and (band := ages(row.value)) is not None:
            bands.append((band, part))
    return _Index(shares=shares, widest=widest, years=_years(bands), pairs=_pairs(population.pairs))


def _years(bands: list[tuple[Ages, Part]]) -> Mapping[int, Part]:
    """Each year of age takes its even part of the narrowest band around it."""
    found: dict[int, Part] = {}
    for band, part in sorted(bands, key=lambda each: (-each[0].width, each[0].first, _order(each[1]))):
        found |= dict.fromkeys(range(band.first, band.last + 1), _even(part, band.width))
    return found


def _sets(access: Iterable[AccessCounted], populations: Iterable[PopulationCounted]) -> Mapping[str, int]:
    """The smallest counted set, or population, that is called by each words."""
    found: dict[str, int] = {}
    counted = [(each.what, each.count) for each in access if not each.meets]
    for name, count in (*counted, *((each.label, each.high) for each in populations)):
        found[said(name)] = min(count, found.get(said(name), count))
    return found


def _pairs(rows: Iterable[Pair]) -> Mapping[tuple[_Named, _Named], Part]:
    found: dict[tuple[_Named, _Named], Part] = {}
    for row in rows:
        one, other = _in_pairs(row.dimension, row.value), _in_pairs(row.other, row.other_value)
        found[one, other] = found[other, one] = _part(row)
    return found


def _named(dimension: str, value: str) -> _Named:
    return dimension, said(value)


def _in_pairs(dimension: str, value: str) -> _Named:
    """As in `_named`, with ages always from one year to another, since they are carried on from day to day."""
    told = ages(value) if dimension == "age" else None
    return _named(dimension, value) if told is None else (dimension, f"{told.first}-{told.last}")


def _find(index: _Index, dimension: str, value: str) -> Part | None:
    """A row in these words, or the sum of the years of age that they name."""
    found = index.shares.get((dimension, value)) or index.shares.get(_named(dimension, value))
    told = ages(value) if found is None and dimension == "age" and index.years else None
    if told is None:
        return found
    parts = [index.years.get(year) for year in range(told.first, told.last + 1)]
    known = [part for part in parts if part is not None]
    return _sum(known) if len(known) == len(parts) else None


def _even(part: Part, years: int) -> Part:
    return Part(share=part.share / years, low=part.low / years, high=part.high / years)


def _surely_wider(index: _Index, finer: _Named, wider: _Named) -> bool:
    small, large = index.widest.get(finer), index.widest.get(wider)
    return small is not None and large is not None and large[0] >= WIDER * small[1]


def _order(part: Part) -> tuple[Fraction, Fraction, Fraction]:
    return part.share, part.low, part.high


def _part(row: Share | Pair) -> Part:
    share = max(Fraction(row.share, WHOLE), _LEAST)
    low = max(min(Fraction(row.low, WHOLE), share), _LEAST)
    return Part(share=share, low=low, high=max(Fraction(row.high, WHOLE), share))


def _sum(parts: list[Part]) -> Part:
    """Parts of different values add up, to the whole at most; where values overlap this errs to the larger part."""
    if len(parts) == 1:
        return parts[0]
    whole = Fraction(1)
    return Part(
        share=min(whole, sum((each.share for each in parts), Fraction(0))),
        low=min(whole, sum((each.low for each in parts), Fraction(0))),
        high=min(whole, sum((each.high for each in parts), Fraction(0))),
    )
