"""How far a long job is, for whoever wants to hear of it: what, how many, of how many, and how many bytes."""

from __future__ import annotations

from typing import Final, Protocol

_UNITS: Final = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))


class Pace(Protocol):
    """Hears how far a job is. Only what is recorded counts as done; `size` is in bytes, 0 where bytes say nothing."""

    def __call__(self, what: str, done: int, of: int, size: int = 0, /) -> None: ...


def silent(what: str, done: int, of: int, size: int = 0, /) -> None:
    """The pace of somebody who does not want to hear of it."""
    del what, done, of, size


def in_bytes(size: int) -> str:
    """A number of bytes as a person says it."""
    for least, unit in _UNITS:
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size} bytes"
