"""Shares in words: always from true extents, always rounded up, never to nothing."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from farbank.publish.figure import Share
from farbank.publish.wording import ENGLISH, Wording


def percent(share: Share) -> str:
    """A share of the line as a percentage, rounded up to a hundredth (0.1429 % is printed 0.15 %)."""
    hundredths = ceil(round(Fraction(share) * 10_000, 9))
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".") + " %"


def between(low: Share, high: Share, say: Wording = ENGLISH) -> str:
    """An interval of shares in words."""
    first, last = percent(low), percent(high)
    return first if first == last else say("{low} to {high}", low=first.removesuffix(" %"), high=last)
