"""From bearings to an interval of probability: one likelihood ratio an origin, two ways of counting, two priors.

The way of counting is a mapping of every origin to its group. A bearing that may rest on any of several groups counts
for each of them in the loose count; in the strict count it adds nothing when one of them is counted anyway, and one
group otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, fsum, log

from farbank.judgement.bearings import Borne
from farbank.judgement.contradiction import contested_index
from farbank.judgement.independence import Groups, joined
from farbank.judgement.likelihood import TABLE

Weights = dict[str, float]
GUESS = "what was inferred"  # all inferences and motives together are one weak origin at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """|log LR| by group of origins, for and against, in one way of counting."""

    support: tuple[tuple[str, float], ...]
    against: tuple[tuple[str, float], ...]

    @property
    def contested(self) -> float:
        """The contradiction index K."""
        return contested_index(dict(self.support), dict(self.against))

    def probabilities(self) -> tuple[float, float]:
        """logit(p) = logit(prior) + sum log LR, for the lower and the higher prior."""
        weight = fsum([value for _, value in self.support] + [-value for _, value in self.against])
        low, high = (_logistic(log(prior / (1 - prior)) + weight) for prior in TABLE.priors)
        return low, high


def sides(every: Sequence[Borne], groups: Groups, *, strict: bool) -> Sides:
    """The strongest bearing of every group on each side."""
    return Sides(
        support=_strongest([each for each in every if each.supports], groups, strict=strict),
        against=_strongest([each for each in every if not each.supports], groups, strict=strict),
    )


def _strongest(every: Sequence[Borne], groups: Groups, *, strict: bool) -> tuple[tuple[str, float], ...]:
    places = [(each, frozenset(groups[origin] for origin in each.basis.origins)) for each in every]
    told = {group for each, where in places if not each.guessed for group in where}
    found = [(_log_ratio(each), _guesses_as_one(where, told)) for each, where in places]
    if strict:
        found = _least(found)
    weights: Weights = {}
    for value, where in found:
        for group in where:
            weights[group] = max(value, weights.get(group, 0.0))
    return tuple(sorted(weights.items()))


def _guesses_as_one(where: frozenset[str], told: Iterable[str]) -> frozenset[str]:
    known = where & frozenset(told)
    return known or frozenset({GUESS})


def _least(found: list[tuple[float, frozenset[str]]]) -> list[tuple[float, frozenset[str]]]:
    """Each bearing in one group: the heaviest that is counted anyway, else one group for all that may be the same."""
    sure: defaultdict[str, float] = defaultdict(float)
    for value, where in found:
        if len(where) == 1:
            (only,) = where
            sure[only] = max(sure[only], value)
    open_ones = [where for _, where in found if not where & sure.keys()]
    merged = joined((), [(min(where), each) for where in open_ones for each in where])
    return [(value, frozenset({_placed(where, sure, merged)})) for value, where in found]


def _placed(where: frozenset[str], sure: dict[str, float], merged: Groups) -> str:
    counted = sorted(where & sure.keys(), key=lambda group: (-sure[group], group))
    return counted[0] if counted else merged[min(where)]


def _log_ratio(each: Borne) -> float:
    return log(TABLE.ratio(each.strength))


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
