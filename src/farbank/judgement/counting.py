"""How many people still fit what is known of one person.

- Telling more never makes more people fit: neither the median nor the upper end ever rises.
- No count is above that of a counted set which all who fit belong to; that bound needs no statistics.

log k ~ Normal(log N + sum log share + known pair corrections, s_N^2 + sum s_j^2 + ((m-1) x 0.35)^2) for m counted
facts. s_N and s_j are read off the intervals of the population and the shares, taken as 90 % intervals of a lognormal:
log(high / low) / (2 x 1.645). The last term is the dependence between facts; without it a "90 %" interval covered 54 %
of a census sample, with it 90.3 %. `python -m benchmarks calibration` measures it on made populations.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from typing import Final

from farbank.facts.persona import PopulationCounted
from farbank.judgement.counted_sets import limit_of, meeting_of, names_of
from farbank.judgement.mosaic import Fact, reference, span_of_ages
from farbank.judgement.pair_tree import PairTree, pair_tree
from farbank.judgement.shares import Tables
from farbank.judgement.upper_ends import TAIL, Option, least_upper
from farbank.judgement.verdict import People

DEPENDENCE: Final = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """How many fit: the interval as real numbers, and the smallest counted set (`bound`) that all of them belong to."""

    lower: float
    median: float
    upper: float
    bound: int | None = None

    @property
    def people(self) -> People:
        """Whole people: outwards at the ends, and at least one, since the person exists."""
        upper = max(1, math.ceil(self.upper - 1e-9))
        return People(lower=math.floor(self.lower + 1e-9), median=max(1, round(self.median)), upper=upper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What one fact leaves: of each population, in the order of the tables, in one or more ways; and its counted sets.

    `counted` says which populations count one of the values themselves.
    """

    fact: Fact
    limit: int | None
    names: frozenset[str]
    options: tuple[tuple[Option, ...], ...]
    counted: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The people among whom is counted, made once for many counts.

    Of several populations the largest and every one that counts one of the facts are tried; the smallest answer stands.
    """

    tables: Tables
    _trees: tuple[PairTree, ...] = field(init=False, repr=False, compare=False)
    _sizes: tuple[tuple[float, float], ...] = field(init=False, repr=False, compare=False)
    _largest: int = field(init=False, repr=False, compare=False)
    _kept: dict[object, Narrowing] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every, largest = self.tables.populations, reference(self.tables)
        object.__setattr__(self, "_trees", tuple(pair_tree(each, self.tables) for each in every))
        object.__setattr__(self, "_sizes", tuple(_size(each) for each in every))
        object.__setattr__(self, "_largest", next((n for n, each in enumerate(every) if each is largest), -1))

    def narrowing(self, fact: Fact) -> Narrowing:
        """What one fact leaves; worked out once for all facts of the same sets."""
        key = fact.dimension, fact.sets, fact.moves, fact.holders
        if key not in self._kept:
            self._kept[key] = self._narrowing(fact)
        return replace(self._kept[key], fact=fact)

    def _narrowing(self, fact: Fact) -> Narrowing:
        limits = [limit for each in fact.sets if (limit := self._limit(fact, each)) is not None]
        limit = min(limits, default=None)
        names = [names_of(fact.dimension, each, fact.holders, self.tables) for each in fact.sets]
        return Narrowing(
            fact=fact,
            limit=limit,
            names=frozenset().union(*names),
            options=tuple(_options(fact, each, limit, self.tables) for each in self.tables.populations),
            counted=tuple(
                any(self.tables.counts(each, fact.dimension, value) for some in fact.sets for value in some)
                for each in self.tables.populations
            ),
        )

    def count(self, some: Sequence[Narrowing]) -> Candidates | None:
        """How many people fit some facts; None when there is neither a population nor a counted set to count in."""
        least = self.least(some)
        classes = self._classes(some)
        if least is None or not classes:
            return least
        upper = min(least.upper, *(math.exp(self._upper(number, some)) for number in classes))
        return replace(least, upper=max(least.median, upper))

    def least(self, some: Sequence[Narrowing]) -> Candidates | None:
        """The same without the work for the upper end, which is left at the counted set, or at no bound."""
        bound = self.bound(some)
        tries = [self._in(number, some) for number in self._classes(some)]
        if not tries:
            return None if bound is None else Candidates(lower=0.0, median=bound, upper=bound, bound=bound)
        top = math.inf if bound is None else bound
        median = min(top, *(middle for middle, _ in tries))
        return Candidates(lower=min(median, *(low for _, low in tries)), median=median, upper=top, bound=bound)

    def lower_with_one_more(self, some: Sequence[Narrowing]) -> float | None:
        """The lower end with one fact more that fits everybody: what its dependence on the others alone takes away."""
        lows = [self._in(number, some, more=1)[1] for number in self._classes(some)]
        return min(lows, default=None)

    def _classes(self, some: Sequence[Narrowing]) -> tuple[int, ...]:
        return tuple(
            number
            for number in range(len(self.tables.populations))
            if number == self._largest or any(one.counted[number] for one in some)
        )

    def _limit(self, fact: Fact, values: frozenset[str]) -> int | None:
        return limit_of(fact.dimension, values, fact.holders, self.tables)

    def bound(self, some: Sequence[Narrowing]) -> int | None:
        """The smallest counted set that all who fit some facts belong to, where there is one."""
        limits = [each.limit for each in some if each.limit is not None]
        both = meeting_of(frozenset().union(*(each.names for each in some)), self.tables)
        return min([*limits, *([] if both is None else [both])], default=None)

    def _in(self, number: int, some: Sequence[Narrowing], *, more: int = 0) -> tuple[float, float]:
        """Median and lower end in one population, the latter with the dependence of so many facts more."""
        size, wide = self._sizes[number]
        told = [(each.fact.dimension, each.options[number]) for each in some if each.options[number]]
        log, variance = self._trees[number].least(told)
        spread = math.sqrt(wide**2 + (max(len(told) + more - 1, 0) * DEPENDENCE) ** 2 + variance)
        return math.exp(size + log), math.exp(size + log - TAIL * spread)

    def _upper(self, number: int, some: Sequence[Narrowing]) -> float:
        size, wide = self._sizes[number]
        tree = self._trees[number]
        options = [each.options[number] for each in some]
        return least_upper(
            size, wide, options, dependence=DEPENDENCE, joined=tree.joined, help_at_most=tree.help_at_most
        )


def bounded_by(known: Sequence[Fact], among: Field) -> tuple[Fact, ...]:
    """The fewest facts of which the smallest counted set is true: one, or those of a meeting of several sets."""
    every = [among.narrowing(each) for each in known]
    whole = among.bound(every)
    sets = (some for number in range(1, len(every) + 1) for some in combinations(every, number))
    return next((tuple(each.fact for each in some) for some in sets if among.bound(some) == whole), ())


def _size(population: PopulationCounted) -> tuple[float, float]:
    """The logarithm of a population, and its standard deviation."""
    low, high = max(min(population.low, population.count), 1), max(population.high, population.count, 1)
    return math.log(max(population.count, 1)), _width(low, high)


def _options(fact: Fact, population: PopulationCounted, limit: int | None, tables: Tables) -> tuple[Option, ...]:
    """The ways in which a fact narrows a population, the most telling first, each once."""
    singles = {each: part for each in fact.sets if (part := _option(fact, each, population, tables)) is not None}
    found = set(singles.values())
    for one, other in fact.moves:
        if one in singles and other in singles:
            first, second = singles[one], singles[other]
            found.add(Option(log=first.log + second.log, spread=math.hypot(first.spread, second.spread, DEPENDENCE)))
    if limit is not None and limit < population.count:
        found.add(Option(log=math.log(max(limit, 1) / population.count), spread=0.0))
    return tuple(sorted(found, key=lambda each: (each.log, each.spread, each.value or ("", ""))))


def _option(fact: Fact, values: frozenset[str], population: PopulationCounted, tables: Tables) -> Option | None:
    part = tables.part(population, fact.dimension, values)
    if part is None:
        return None
    value = _one_value(fact.dimension, values) if population.pairs else None
    return Option(
        log=math.log(part.share),
        spread=_width(part.low, part.high),
        value=None if value is None else (fact.dimension, value),
    )


def _one_value(dimension: str, values: frozenset[str]) -> str | None:
    """The one value that a set is, by which pairs know it: a single one, or ages without a gap between them."""
    if len(values) == 1:
        return next(iter(values))
    span = span_of_ages(values) if dimension == "age" else None
    return f"{span.first}-{span.last}" if span is not None and span.width == len(values) else None


def _width(low: Fraction | int, high: Fraction | int) -> float:
    """Standard deviation of the logarithm of something whose 90 % interval is low..high."""
    return math.log(high / low) / (2 * TAIL)
