"""What each phrase gives away, how often a guess would be right, and how much may still be told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from farbank.judgement.counting import Candidates, Field
from farbank.judgement.mosaic import Fact
from farbank.judgement.question import Limits


def correctness(candidates: Candidates, size: int) -> float:
    """How often somebody who names one of those who fit is right: (1 - (1-p)^N) / (N p) with p = k / N.

    Rocher, Hendrickx and de Montjoye 2019.
    """
    share = min(1.0, candidates.median / size)
    return -math.expm1(size * math.log1p(-share)) / (size * share) if share < 1 else 1 / size


def bits(known: Sequence[Fact], among: Field) -> tuple[tuple[Fact, float], ...]:
    """By how many halvings each fact narrows the field: log2 of k without it over k with it; most telling first."""
    every = [among.narrowing(each) for each in known]
    whole = among.least(every)
    if whole is None:
        return ()
    found = []
    for one in every:
        rest = among.least([each for each in every if each is not one])
        found.append((one.fact, math.log2(rest.median / whole.median) if rest else 0.0))
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].dimension)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How many bits more may be told of somebody before the lower end or the median falls under its limit."""

    hold: float
    block: float


def budget(known: Sequence[Fact], among: Field, limits: Limits) -> Budget | None:
    """What remains, the next fact being one more with a dependence of its own; None where a limit is passed already.

    Telling b bits divides by 2^b. The lower end is that of one fact more, whose own share is known exactly.
    """
    some = [among.narrowing(each) for each in known]
    k, wider = among.least(some), among.lower_with_one_more(some)
    if k is None or wider is None or k.median < limits.block_below or k.lower < limits.hold_below:
        return None
    least = min(k.median, math.inf if k.bound is None else k.bound)
    return Budget(
        hold=max(0.0, math.log2(wider / max(limits.hold_below, 1))), block=math.log2(least / max(limits.block_below, 1))
    )
