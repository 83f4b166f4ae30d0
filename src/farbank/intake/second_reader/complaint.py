"""What the second reader says of a file: nothing, or what is in it that may not be."""

from __future__ import annotations

from typing import Final

SECOND: Final = "second reader 1"


class Unexpected(Exception):
    """Something stands in the file that is on no list of what may; the words are what a person sees."""


def need(holds: object, otherwise: str) -> None:
    """`Unexpected` unless it holds."""
    if not holds:
        raise Unexpected(otherwise)
