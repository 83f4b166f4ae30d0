"""From a share of weight to a confidence: how often answers with that share were right.

A share of weight is no probability. The table was read off the training half of `evaluation/places_*.tsv` (the scorer
prints it) and is made to rise; between its rows one goes straight.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

WHOLE: Final = 10_000
# share of weight -> how many of 10,000 such answers were right
_RIGHT: Final = (
    (0, 0), (1_000, 500), (2_500, 1_000), (4_000, 2_200), (5_000, 5_000), (6_000, 8_500), (7_500, 9_600),
    (9_000, 9_850), (10_000, 9_950),
)  # fmt: skip


def confidence(share: float) -> int:
    """How sure one can be of a place with this share of the weight, in parts of 10,000."""
    asked = min(share, 1.0) * WHOLE
    (low, at_low), (high, at_high) = next(rows for rows in pairwise(_RIGHT) if asked <= rows[1][0])
    return round(at_low + (asked - low) * (at_high - at_low) / (high - low))
