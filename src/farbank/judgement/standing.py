"""How somebody stands against the limits, by everything told of them or by what is in print alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from farbank.judgement.circle import Person, lookable, seen_by_each
from farbank.judgement.counting import Candidates
from farbank.judgement.exposing_sets import weighed
from farbank.judgement.mosaic import Fact
from farbank.judgement.verdict import Severity

RANK: Final[Mapping[Severity | None, int]] = {None: 0, "HOLD": 1, "BLOCK": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The facts that can be looked up, and what the limits say of how many people fit them.

    `person` is as the class of adversary sees them against whose limit they stand worst.
    """

    person: Person
    known: tuple[Fact, ...]
    severity: Severity | None

    def counted(self) -> Candidates:
        """How many people fit, with the upper end, whose search is the most work; only of what has a severity."""
        among = self.person.around.among
        k = among.count([among.narrowing(each) for each in self.known])
        assert k is not None  # what was never counted has no severity
        return k


def standing(person: Person) -> Standing:
    """By everything told, against the adversary who finds out most; of two, the one that is named first."""
    return _worst([_stands(each, lookable(each.known)) for each in seen_by_each(person)])


def in_print(person: Person) -> Standing:
    """By what is in print alone, which no wording of the draft can change."""
    return _worst([_stands(each, lookable(each.published)) for each in seen_by_each(person)])


def _worst(found: list[Standing]) -> Standing:
    return max(found, key=lambda each: RANK[each.severity])


def _stands(person: Person, known: tuple[Fact, ...]) -> Standing:
    among = person.around.among
    k = among.least([among.narrowing(each) for each in known])
    severity = weighed(k, person.around.limits) if known else None
    return Standing(person=person, known=known, severity=severity)
