"""What silence is worth: with few people able to report, even large events stay unheard.

With n witnesses able to report, an event that touches a share q of everybody stays unheard with probability (1 - q)^n,
if the witnesses are spread like everybody else. They seldom are, so read the result as the least that can be missed.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingIsLargeEnough:
    """Nobody could report, so no event of any size would have been heard."""

    because: str = "nobody was able to report"


def unheard(witnesses: int, share: float) -> float:
    """The probability that an event touching `share` (0 to 1) of everybody is reported by none of the witnesses."""
    _sound(witnesses, share, "a share")
    return float((1 - share) ** witnesses)


def share_that_would_be_heard(witnesses: int, *, chance: float = 0.95) -> float | NothingIsLargeEnough:
    """How large an event would have had to be, as a share of everybody, to be heard of with this probability."""
    _sound(witnesses, chance, "a chance")
    if not witnesses:
        return NothingIsLargeEnough()
    return float(1 - (1 - chance) ** (1 / witnesses))


def _sound(witnesses: int, number: float, what: str) -> None:
    if witnesses < 0:
        raise Refused("witnesses cannot be fewer than none")
    if not 0 <= number <= 1:
        raise Refused(f"{what} is a number between 0 and 1, not {number}")
