"""What the gate is told of a word of kinship; the words themselves are found by `reading`, and handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class KinWord(Protocol):
    """A word of kinship in a text, from `start` up to `end`.

    `speaker` is the sex of the one whose relative this is, `relative` that of the relative, both empty where the word
    does not say. It tells `says` on the dimension `dimension`; `neutral` is a word that does not.
    """

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def speaker(self) -> str: ...

    @property
    def relative(self) -> str: ...

    @property
    def dimension(self) -> str: ...

    @property
    def says(self) -> str: ...

    @property
    def neutral(self) -> str: ...


FindKin = Callable[[str, str], Sequence[KinWord]]  # text, language


def no_kin(text: str, language: str) -> Sequence[KinWord]:  # noqa: ARG001
    """The finder of a newsroom that checks no words of kinship."""
    return ()
