"""The two grades of the Admiralty system in words: how reliable the source is, how credible what it says.

They are given in two separate steps, since a reliable source may be wrong. The digit 1, "confirmed", is computed from
independent origins and never typed.
"""

from __future__ import annotations

from typing import Final

SOURCE: Final = (
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "cannot be judged"),
)
CONTENT: Final = (
    ("2", "probably true"),
    ("3", "possibly true"),
    ("4", "doubtfully true"),
    ("5", "improbable"),
    ("6", "cannot be judged"),
)


def source_in_words(letter: str) -> str:
    """How reliable, `""` where nobody graded it."""
    return dict(SOURCE).get(letter, "")


def content_in_words(digit: str) -> str:
    """How credible, `""` where nobody graded it."""
    return dict(CONTENT).get(digit, "")
