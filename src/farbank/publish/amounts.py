"""Lengths as readers say them: whole kilometres with the word that stands before them."""

from __future__ import annotations

from typing import Final

from farbank.publish.figure import Amount
from farbank.publish.wording import ENGLISH, Wording

_BOUNDS: Final = {
    "": "{n} km",
    "about": "about {n} km",
    "at least": "at least {n} km",
    "at most": "at most {n} km",
    "from": "from {n} km",
}


def kilometres(amount: Amount, say: Wording = ENGLISH) -> str:
    """`about 1,400 km` in the language of the page."""
    return say(_BOUNDS[amount.bound], n=f"{amount.km:,}")
