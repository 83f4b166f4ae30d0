"""How much one bearing may weigh: the likelihood table, version 1, printed in the method note.

The classes are those of a person's judgement; the numbers are a convention, not a measurement.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from farbank.facts.finding import Checks

CLASSES: Final = ("none", "weak", "moderate", "strong")  # each one class above the one before it
HEARSAY_STEPS: Final = 2  # from so many retellings on, one class down


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodTable:
    """Likelihood ratios by class for support; a contradiction weighs the reciprocal. `cap` holds for one origin.

    `priors` are the two starting points that every result is given for. `stale_days`: older than this, one class down.
    """

    version: int
    ratios: tuple[tuple[str, int], ...]
    cap: int
    priors: tuple[Fraction, Fraction]
    contested_above: Fraction
    stale_days: int

    def ratio(self, strength: str) -> int:
        """The likelihood ratio of a class; `none` is 1 and weighs nothing."""
        return min(self.cap, dict(self.ratios).get(strength, 1))


TABLE: Final = LikelihoodTable(
    version=1,
    ratios=(("strong", 10), ("moderate", 4), ("weak", 2), ("none", 1)),
    cap=10,
    priors=(Fraction(1, 5), Fraction(1, 2)),
    contested_above=Fraction(1, 5),
    stale_days=730,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """All that takes weight off a bearing: its checks, its retellings, its source's letter, its age, its mode."""

    checks: Checks
    hearsay: int = 0
    reliability: str = ""
    stale: bool = False
    mode: str = ""

    @property
    def failed(self) -> tuple[str, ...]:
        """The checks that failed."""
        return tuple(name for name, outcome in self._outcomes if outcome == "fail")

    @property
    def demotions(self) -> tuple[str, ...]:
        """Why it goes down, one class for each."""
        unfixed = self.checks.time != "pass" or self.checks.place != "pass"
        reasons = (
            ("retold twice or more", self.hearsay >= HEARSAY_STEPS),
            ("authenticity not checked", self.checks.authenticity == "not_done"),
            ("time or place not fixed", unfixed),
            ("source graded E", self.reliability == "E"),
            ("stale", self.stale),
        )
        return tuple(words for words, holds in reasons if holds)

    @property
    def capped_weak(self) -> bool:
        """A source graded F, an inference or a motive never weighs more than weak."""
        return self.reliability == "F" or self.mode in ("inferred", "motive")

    @property
    def _outcomes(self) -> tuple[tuple[str, str], ...]:
        each = self.checks
        return (
            ("authenticity", each.authenticity),
            ("time", each.time),
            ("place", each.place),
            ("integrity", each.integrity),
        )


def class_after(strength: str, circumstances: Circumstances) -> str:
    """The class a bearing has once everything that takes weight off it is taken off.

    A failed check leaves nothing: what is forged, altered, of another day or of another place does not bear on the
    finding, so its class is `none`. It is no contradiction either; that needs a bearing of its own. A class that
    nobody gave is `none`.
    """
    if circumstances.failed:
        return "none"
    given = CLASSES.index(strength) if strength in CLASSES else 0
    step = max(0, given - len(circumstances.demotions))
    if circumstances.capped_weak:
        step = min(step, CLASSES.index("weak"))
    return CLASSES[step]
