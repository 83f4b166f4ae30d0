"""How many people still fit everything told of one person.

- What different reports, captions and editions told is put together; the order does not matter.
- Telling more never makes more people fit: neither the median nor the upper end ever rises.
- What nobody counted adds nothing to the number and is named, so that the gate can hold for it.

log k ~ Normal(log N + sum log share, s_N^2 + sum s_j^2 + ((m-1) x 0.35)^2) for m counted facts. s_N and s_j are read
off the intervals of the population and the shares, taken as 90 % intervals of a lognormal:
log(high / low) / (2 x 1.645). The last term is the dependence between facts; without it a "90 %" interval covered 54 %
of a census sample, with it 90.3 %.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import Final

from farbank.facts.persona import PopulationCounted
from farbank.judgement.shares import Tables
from farbank.judgement.told import Told
from farbank.judgement.verdict import People

DEPENDENCE: Final = 0.35
TAIL: Final = 1.645  # standard deviations that leave 5 % on one side
AT_ONCE: Final = 4  # facts whose subsets are searched exhaustively


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """All that was told on one dimension: the sets of values, and every non-empty set in which some of them meet.

    `shown` is the narrowest thing told, in print rather than here; `holders` are the sources behind the person, for
    what only they can know; `lookup` is False when nothing of it can be looked up. `conflict` says that not all of it
    can be true of one person; `nested` (finer, wider) values that were taken to lie inside one another.
    """

    dimension: str
    sets: frozenset[frozenset[str]]
    told: tuple[Told, ...]
    shown: Told
    holders: frozenset[str] = frozenset()
    lookup: bool = True
    conflict: bool = False
    nested: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> frozenset[str]:
        """Every value that was told."""
        return frozenset(value for each in self.told for value in each.values)


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


def facts(told: Iterable[Told], tables: Tables, holders: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """What was told, put together dimension by dimension, in the order of the dimensions' names."""
    rows = sorted(told, key=lambda each: (each.dimension, each.draft, each.place, sorted(each.values)))
    dimensions = dict.fromkeys(each.dimension for each in rows)
    return tuple(
        _fact(name, tuple(each for each in rows if each.dimension == name), tables, holders) for name in dimensions
    )


def uncounted(known: Iterable[Fact], tables: Tables) -> tuple[tuple[str, str], ...]:
    """The (dimension, value) pairs that neither a share nor a counted set covers."""
    return tuple(
        (fact.dimension, value)
        for fact in known
        if fact.lookup
        for value in sorted(fact.values)
        if not tables.counted(fact.dimension, value) and _limit(fact, frozenset({value}), tables) is None
    )


def count(known: Sequence[Fact], tables: Tables) -> Candidates | None:
    """How many people fit some facts; None when there is neither a population nor a counted set to count in.

    Of several populations the largest and every one that counts one of the facts are tried; the smallest answer stands.
    """
    limits = [limit for fact in known if (limit := _fact_limit(fact, tables)) is not None]
    bound = min(limits, default=None)
    tries = [_in(population, known, tables) for population in _classes(known, tables)]
    if not tries:
        return None if bound is None else Candidates(lower=0.0, median=bound, upper=bound, bound=bound)
    top = math.inf if bound is None else bound
    median = min(top, *(each.median for each in tries))
    lower = min(median, *(each.lower for each in tries))
    return Candidates(lower=lower, median=median, upper=min(top, *(each.upper for each in tries)), bound=bound)


def correctness(candidates: Candidates, size: int) -> float:
    """How often somebody who names one of those who fit is right: (1 - (1-p)^N) / (N p) with p = k / N."""
    share = min(1.0, candidates.median / size)
    return -math.expm1(size * math.log1p(-share)) / (size * share) if share < 1 else 1 / size


def bits(known: Sequence[Fact], tables: Tables) -> tuple[tuple[Fact, float], ...]:
    """By how many halvings each fact narrows the field: log2 of k without it over k with it; most telling first."""
    whole = count(known, tables)
    if whole is None:
        return ()
    found = []
    for fact in known:
        rest = count([each for each in known if each is not fact], tables)
        found.append((fact, math.log2(rest.median / whole.median) if rest else 0.0))
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].dimension)))


def reference(tables: Tables) -> PopulationCounted | None:
    """The largest population: the whole out of which everything narrows."""
    return max(tables.populations, key=lambda each: (each.count, each.label), default=None)


def _fact(name: str, told: tuple[Told, ...], tables: Tables, holders: frozenset[str]) -> Fact:
    heard = tuple(each for each in told if each.lookup)
    sets = frozenset(each.values for each in heard if each.values)
    distinct = sorted({each.values for each in told}, key=sorted)
    apart = [(one, other) for one, other in combinations(distinct, 2) if not one & other]
    found = [_nesting(name, one, other, tables) for one, other in apart]
    nested = [pair for pair in found if pair is not None]
    whole = len(apart) == len(nested) and (bool(apart) or bool(frozenset.intersection(*distinct)))
    return Fact(
        dimension=name,
        sets=_closed(sets),
        told=told,
        shown=min(heard or told, key=lambda each: (_size(each, tables), each.draft)),
        holders=holders if name == "knows" else frozenset(),
        lookup=bool(sets),
        conflict=not whole,
        nested=tuple(sorted(nested)),
    )


def _size(told: Told, tables: Tables) -> Fraction:
    largest = reference(tables)
    part = tables.part(largest, told.dimension, told.values) if largest and told.values else None
    return part.share if part else Fraction(1)


def _nesting(name: str, one: frozenset[str], other: frozenset[str], tables: Tables) -> tuple[str, str] | None:
    """Which of two disjoint sets is taken to lie inside the other, in words, or None."""
    for small, large in ((one, other), (other, one)):
        if all(any(tables.inside(name, finer, wider) for wider in large) for finer in small):
            return " or ".join(sorted(small)), " or ".join(sorted(large))
    return None


def _closed(sets: frozenset[frozenset[str]]) -> frozenset[frozenset[str]]:
    """The sets and all non-empty meetings of any of them, so that a further set can only narrow."""
    while True:
        more = sets | {one & other for one in sets for other in sets if one & other}
        if more == sets:
            return sets
        sets = more


def _fact_limit(fact: Fact, tables: Tables) -> int | None:
    limits = [limit for each in fact.sets if (limit := _limit(fact, each, tables)) is not None]
    return min(limits, default=None)


def _limit(fact: Fact, values: frozenset[str], tables: Tables) -> int | None:
    """A counted set in the same words; for other words on what few know, the smallest set the source is in."""
    named = tables.bound(values)
    return tables.held_by(fact.holders) if named is None and fact.holders else named


def _classes(known: Sequence[Fact], tables: Tables) -> tuple[PopulationCounted, ...]:
    largest = reference(tables)
    pairs = [(fact.dimension, value) for fact in known for each in fact.sets for value in each]
    return tuple(
        each
        for each in tables.populations
        if each is largest or any(tables.counts(each, dimension, value) for dimension, value in pairs)
    )


def _in(population: PopulationCounted, known: Sequence[Fact], tables: Tables) -> Candidates:
    size = math.log(max(population.count, 1))
    wide = _width(max(min(population.low, population.count), 1), max(population.high, population.count, 1))
    logs = [found for fact in known if (found := _logs(fact, population, tables))]
    middle, spread = _normal(size, wide, [min(each) for each in logs])
    return Candidates(
        lower=math.exp(middle - TAIL * spread),
        median=math.exp(middle),
        upper=min(math.exp(each) for each in _uppers(size, wide, logs)),
    )


def _logs(fact: Fact, population: PopulationCounted, tables: Tables) -> tuple[tuple[float, float], ...]:
    """The logarithms of the parts that fit a fact, each with its standard deviation."""
    parts = [part for each in fact.sets if (part := tables.part(population, fact.dimension, each)) is not None]
    limit = _fact_limit(fact, tables)
    found = {(math.log(part.share), _width(part.low, part.high)) for part in parts}
    if limit is not None and limit < population.count:
        found.add((math.log(max(limit, 1) / population.count), 0.0))
    return tuple(sorted(found))


def _normal(size: float, wide: float, logs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    linked = max(len(logs) - 1, 0) * DEPENDENCE
    return size + sum(log for log, _ in logs), math.hypot(wide, linked, *(width for _, width in logs))


def _uppers(size: float, wide: float, logs: Sequence[tuple[tuple[float, float], ...]]) -> Iterable[float]:
    """The upper ends of all small subsets: whoever fits all facts fits each subset, so the least of them holds."""
    for number in range(min(len(logs), AT_ONCE) + 1):
        for some in combinations(logs, number):
            for chosen in product(*some):
                middle, spread = _normal(size, wide, chosen)
                yield middle + TAIL * spread


def _width(low: Fraction | int, high: Fraction | int) -> float:
    """Standard deviation of the logarithm of something whose 90 % interval is low..high."""
    return math.log(high / low) / (2 * TAIL)
