"""What is known of two values together, along a tree of dimensions: log k gains log rho, rho = n_ij N / (n_i n_j).

- The tree (Chow and Liu 1968) is drawn over the dimensions of a population, never over the facts at hand, so that a
  further fact changes no edge. The strongest known pairs are taken first; a pair that would close a ring is left out.
- Whoever fits all facts fits each set of them, so the least over all sets stands; a further fact only adds sets.
- Two together are never more than each alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.facts.persona import PopulationCounted
from farbank.judgement.shares import Part, Tables
from farbank.judgement.upper_ends import TAIL, Option

Logs = Mapping[Option | None, tuple[float, float]]  # of an option, or of leaving the fact out: logarithm, variance
_NONE: Final = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTree:
    """The pairs of dimensions of one population on which two values together are corrected."""

    population: PopulationCounted
    tables: Tables
    edges: frozenset[tuple[str, str]]
    help_at_most: float = 0.0  # the most by which all corrections together can lower a sum

    def joined(self, one: Option, other: Option) -> tuple[float, float]:
        """The correction of two options, and its standard deviation; nothing where nothing is known."""
        if one.value is None or other.value is None or not self._edge(one.value[0], other.value[0]):
            return _NONE
        part = self.tables.together(self.population, one.value, other.value)
        if part is None:
            return _NONE
        both = min(math.log(part.share), one.log, other.log)
        return both - one.log - other.log, _width(part)

    def least(self, facts: Sequence[tuple[str, Sequence[Option]]]) -> tuple[float, float]:
        """The least sum of logarithms over all sets of facts and all options, with its variance.

        Each fact is a dimension and its options, the most telling first.
        """
        if not self.edges:
            return sum(each[0].log for _, each in facts), sum(each[0].spread ** 2 for _, each in facts)
        options = dict(facts)
        waiting, total, variance = dict.fromkeys(options), 0.0, 0.0
        while waiting:
            root = next(iter(waiting))
            log, spread = min(self._below(root, waiting, options).values())
            total, variance = total + log, variance + spread
        return total, variance

    def _below(self, dimension: str, waiting: dict[str, None], options: Mapping[str, Sequence[Option]]) -> Logs:
        """For each choice at a dimension, the least sum of it and all dimensions that hang on it."""
        del waiting[dimension]
        found: dict[Option | None, tuple[float, float]] = {None: _NONE}
        found |= {each: (each.log, each.spread**2) for each in options[dimension]}
        for neighbour in self._neighbours(dimension, waiting):
            below = self._below(neighbour, waiting, options)
            for mine, (log, variance) in found.items():
                more = min(self._with(mine, other, told) for other, told in below.items())
                found[mine] = (log + more[0], variance + more[1])
        return found

    def _with(self, mine: Option | None, other: Option | None, told: tuple[float, float]) -> tuple[float, float]:
        if mine is None or other is None:
            return told
        log, spread = self.joined(mine, other)
        return told[0] + log, told[1] + spread**2

    def _neighbours(self, dimension: str, waiting: Mapping[str, None]) -> tuple[str, ...]:
        return tuple(each for each in waiting if self._edge(dimension, each))

    def _edge(self, one: str, other: str) -> bool:
        return (one, other) in self.edges or (other, one) in self.edges


def pair_tree(population: PopulationCounted, tables: Tables) -> PairTree:
    """The tree of a population's pairs; without any, no two dimensions hang together."""
    found: dict[tuple[str, str], list[float]] = {}
    for row in population.pairs:
        one, other = (row.dimension, row.value), (row.other, row.other_value)
        both = tables.together(population, one, other)
        first, second = (tables.part(population, name, frozenset({value})) for name, value in (one, other))
        if both and first and second:
            edge = (min(row.dimension, row.other), max(row.dimension, row.other))
            found.setdefault(edge, []).append(math.log(both.share / (first.share * second.share)))
    edges = _spanning({edge: max(map(abs, logs)) for edge, logs in found.items()})
    lowest = sum(min(0.0, *found[edge]) for edge in edges)
    return PairTree(population=population, tables=tables, edges=edges, help_at_most=lowest)


def _spanning(strength: Mapping[tuple[str, str], float]) -> frozenset[tuple[str, str]]:
    """The strongest edges that close no ring (Kruskal 1956)."""
    tree_of = {name: name for edge in strength for name in edge}
    kept: set[tuple[str, str]] = set()
    for edge in sorted(strength, key=lambda each: (-strength[each], each)):
        one, other = tree_of[edge[0]], tree_of[edge[1]]
        if one != other:
            tree_of = {name: one if root == other else root for name, root in tree_of.items()}
            kept.add(edge)
    return frozenset(kept)


def _width(part: Part) -> float:
    return math.log(part.high / part.low) / (2 * TAIL)
