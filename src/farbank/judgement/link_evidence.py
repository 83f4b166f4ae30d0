"""What speaks for two personas being one person, beside what is told of them: one table of weights.

The weights are natural logarithms of likelihood ratios: how many times more often two personas of one person share such
a thing than two of different persons. They are editorial, as classes of likelihood are elsewhere in farbank: no
population of reporting partners was ever studied. Each row says what the number was reasoned from.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from farbank.facts.persona import DisclosureNoted
from farbank.judgement.places_said import PLACES, TIMES, dated_places
from farbank.judgement.told import Told
from farbank.judgement.traces import Tie

NGRAM: Final = 6  # words of a rare n-gram; in scripts without spaces, characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of evidence: its likelihood ratio, the words for it, and where the number comes from."""

    ratio: float
    words: str
    note: str

    @property
    def weight(self) -> float:
        """The natural logarithm of the ratio."""
        return math.log(self.ratio)


KINDS: Final[Mapping[str, Kind]] = {
    "document": Kind(
        ratio=20.0, words="one document behind both", note="reasoned: a leaked paper seldom has more than one giver"
    ),
    "batch": Kind(
        ratio=20.0, words="one batch of material behind both", note="reasoned: as a document; couriers carry for few"
    ),
    "place_time": Kind(
        ratio=10.0, words="one place on one day in both", note="reasoned from four points singling out 95 % (unicity)"
    ),
    "wording": Kind(
        ratio=30.0, words="the same rare words in both", note="reasoned: six words in a row that no third persona says"
    ),
    "reporter": Kind(
        ratio=2.0, words="one interviewer for both", note="reasoned: a reporter has few partners, and most have several"
    ),
    "rhythm": Kind(
        ratio=5.0, words="material of both came in on the same days", note="reasoned: three days in common, of hundreds"
    ),
}


def ties_told(told: Iterable[Told], disclosures: Iterable[DisclosureNoted]) -> frozenset[Tie]:
    """The ties between personas that print shows, or will with this draft: a place on a day, the same rare words."""
    every = tuple(told)
    said: set[tuple[str, str]] = {(each.persona, each.verbatim) for each in disclosures if each.verbatim}
    said |= {(each.persona, at.text[at.start : at.end]) for each in every if each.draft for at in each.where}
    return frozenset({*_pairs(_points(every), "place_time"), *_pairs(_ngrams(said), "wording", most=2)})


def _points(told: Iterable[Told]) -> dict[object, set[str]]:
    """Who was at which place when, finer than a province in a month, by words that stand together."""
    rows: dict[str, list[Told]] = {}
    for each in told:
        if each.lookup and (each.dimension in PLACES or each.dimension in TIMES):
            rows.setdefault(each.persona, []).append(each)
    found: dict[object, set[str]] = {}
    for persona, some in rows.items():
        for place in dated_places(some):
            times = [each for each in some if each.dimension in TIMES and each.group == place.group]
            for point in ((place.values, time.values) for time in times):
                found.setdefault(point, set()).add(persona)
    return found


def _ngrams(said: Iterable[tuple[str, str]]) -> dict[object, set[str]]:
    found: dict[object, set[str]] = {}
    for persona, phrase in said:
        words: list[str] = phrase.casefold().split()
        parts = words if len(words) >= NGRAM else list("".join(words)) if not phrase.isascii() else []
        for start in range(len(parts) - NGRAM + 1):
            found.setdefault(tuple(parts[start : start + NGRAM]), set()).add(persona)
    return found


def _pairs(shared: Mapping[object, set[str]], kind: str, *, most: int | None = None) -> Iterable[Tie]:
    """Ties between all who share something; what more than `most` share is not rare."""
    for personas in shared.values():
        if most is None or len(personas) <= most:
            for one, other in combinations(sorted(personas), 2):
                yield Tie(one=one, other=other, kind=kind)
