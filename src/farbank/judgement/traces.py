"""What the case knows of its sources that two of them may have in common, whoever is told of in print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

SENDINGS: Final = 3  # days in common before a rhythm is spoken of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Something that the case knows of a source, in whichever form two sources can have it in common.

    `kind` is `document`, `batch`, `reporter` or `sending`, `what` the document, the batch, who it was, or the day.
    """

    source: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Evidence of one kind between two: personas, or sources, in the order of their ids."""

    one: str
    other: str
    kind: str


def ties_of_sources(traces: Iterable[Trace]) -> frozenset[Tie]:
    """The ties between sources that have a document, a batch, a reporter or a rhythm in common."""
    holders: dict[tuple[str, str], set[str]] = {}
    for each in traces:
        holders.setdefault((each.kind, each.what), set()).add(each.source)
    days: Counter[tuple[str, str]] = Counter()
    found: set[Tie] = set()
    for (kind, _), sources in holders.items():
        for one, other in combinations(sorted(sources), 2):
            if kind == "sending":
                days[one, other] += 1
            else:
                found.add(Tie(one=one, other=other, kind=kind))
    regular = [pair for pair, number in days.items() if number >= SENDINGS]
    return frozenset(found | {Tie(one=one, other=other, kind="rhythm") for one, other in regular})
