"""Shares in words: always from true extents, always rounded up, never to nothing."""

from __future__ import annotations

from typing import Final

from farbank.publish.figure import Share
from farbank.publish.wording import ENGLISH, Wording

_EXACT: Final = 10**9


def percent(share: Share) -> str:
    """A share of the line as a percentage, rounded up to a hundredth (0.1429 % is printed 0.15 %)."""
    above, below = share.as_integer_ratio()
    billionths, left = divmod(above * 10_000 * _EXACT, below)  # of a hundredth of a percent
    billionths += 2 * left > below or (2 * left == below and billionths % 2)  # as `round` does
    hundredths = -(-billionths // _EXACT)
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".") + " %"


def between(low: Share, high: Share, say: Wording = ENGLISH) -> str:
    """An interval of shares in words."""
    first, last = percent(low), percent(high)
    return first if first == last else say("{low} to {high}", low=first.removesuffix(" %"), high=last)
