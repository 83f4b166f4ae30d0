"""The status of a finding, decided by rules. The probability can only take a status away, never give one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, cast

from farbank.judgement.likelihood import TABLE

Status = Literal[
    "unassessed",
    "cannot_judge",
    "single_origin",
    "supported",
    "corroborated",
    "strongly_corroborated",
    "contested",
    "refuted",
    "superseded",
    "withdrawn",
]
SETTLED: Final = ("withdrawn", "superseded")
TWO: Final = 2
THREE: Final = 3
SURE: Final = 0.80
VERY_SURE: Final = 0.95
REFUTED: Final = 0.10
HAIR: Final = 1e-9  # what a sum of logarithms may be off by

READER_WORDS: Final[dict[str, str]] = {
    "unassessed": "nobody has weighed this yet",
    "cannot_judge": "we could not trace this to anyone who was there",
    "single_origin": "according to one source we could not check independently",
    "supported": "according to more than one source",
    "corroborated": "confirmed by independent sources of different kinds",
    "strongly_corroborated": "confirmed by several independent sources of different kinds",
    "contested": "accounts of this contradict each other",
    "refuted": "independent sources contradict this",
    "superseded": "we have since replaced this",
    "withdrawn": "we have withdrawn this",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rules look at. `against` is the least number of origins that speak against; `kinds` of those for it."""

    state: str
    assessed: bool
    n_min: int
    against: int
    p_min: float
    p_max: float
    contested_index: float
    first_hand: bool
    kinds: frozenset[str]

    @property
    def missing(self) -> tuple[str, ...]:
        """What a finding with two origins still needs to be corroborated."""
        needs = (
            ("somebody or something first-hand", self.first_hand),
            ("origins of two kinds (person, document, image, measurement)", len(self.kinds) >= TWO),
            ("firmer bearings", self.p_min >= SURE - HAIR),
        )
        return tuple(words for words, held in needs if not held)


def status_of(standing: Standing) -> Status:
    """The one status that holds."""
    if standing.state in SETTLED:
        return cast("Status", standing.state)
    if not standing.assessed:
        return "unassessed"
    if standing.against >= TWO and standing.p_max <= REFUTED + HAIR:
        return "refuted"
    if standing.contested_index > TABLE.contested_above + HAIR:
        return "contested"
    return _by_origins(standing)


def _by_origins(standing: Standing) -> Status:
    if standing.n_min < TWO:
        return "single_origin" if standing.n_min else "cannot_judge"
    if standing.missing:
        return "supported"
    strong = standing.n_min >= THREE and standing.p_min >= VERY_SURE - HAIR
    return "strongly_corroborated" if strong else "corroborated"
