"""What a walk meets: a file to take in, or something left where it is, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to take in. `path` is clean Unicode from the folder the user named downwards, never the whole machine's.

    `open` gives the bytes from the start; each call a new stream. `notices` say what a person should know of it.
    """

    path: str
    size: int
    open: Callable[[], BinaryIO]
    notices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was not taken, and why."""

    path: str
    because: str


EMPTY = "the file is empty"
RENAMED = "its name held characters that cannot be shown; they are written out with a backslash"
