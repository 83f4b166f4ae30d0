"""The two grades of the Admiralty system in words: how reliable the source is, how credible what it says.

They are given in two separate steps, since a reliable source may be wrong. The digit 1, "confirmed", is computed from
independent origins and never typed.
"""

from __future__ import annotations

from typing import Final

from farbank.web.language import N_

SOURCE: Final = (
    ("A", N_("completely reliable")),
    ("B", N_("usually reliable")),
    ("C", N_("fairly reliable")),
    ("D", N_("not usually reliable")),
    ("E", N_("unreliable")),
    ("F", N_("cannot be judged")),
)
CONTENT: Final = (
    ("2", N_("probably true")),
    ("3", N_("possibly true")),
    ("4", N_("doubtfully true")),
    ("5", N_("improbable")),
    ("6", N_("cannot be judged")),
)

STANCES: Final = {
    "supports": N_("speaks for it"),
    "contradicts": N_("speaks against it"),
    "mentions": N_("only mentions it"),
}
STRENGTHS: Final = {
    "strong": N_("strong"),
    "moderate": N_("moderate"),
    "weak": N_("weak"),
    "none": N_("weighs nothing"),
}
CHECKS: Final = {
    "authenticity": N_("Is it what it says it is?"),
    "time": N_("Is the time fixed?"),
    "place": N_("Is the place fixed?"),
    "integrity": N_("Is it whole and unchanged?"),
}
CHECKED: Final = {
    "pass": N_("checked, and it holds"),
    "fail": N_("checked, and it fails"),
    "not_done": N_("not checked"),
}


def source_in_words(letter: str) -> str:
    """How reliable, `""` where nobody graded it."""
    return dict(SOURCE).get(letter, "")


def content_in_words(digit: str) -> str:
    """How credible, `""` where nobody graded it."""
    return dict(CONTENT).get(digit, "")
