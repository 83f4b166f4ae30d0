"""Compound files (MS-CFB): the streams of an old Office, HWP or Outlook file, each read within bounds."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import olefile

from farbank.intake.readers.reader import Unreadable

_LARGEST: Final = 200_000_000
_MOST_STREAMS: Final = 20_000
_FAULTS: Final = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    struct.error,
    RecursionError,
    OverflowError,
)


class Compound:
    """An opened compound file; `stream` raises `Unreadable` where one is broken."""

    def __init__(self, opened: Any) -> None:  # noqa: ANN401  (the library has no types)
        self._opened = opened
        self.streams: tuple[tuple[str, ...], ...] = tuple(map(tuple, opened.listdir(streams=True, storages=False)))

    def has(self, *path: str) -> bool:
        """Whether there is such a stream."""
        return path in self.streams

    def stream(self, *path: str) -> bytes:
        """The bytes of a stream, `b""` where there is none."""
        if path not in self.streams:
            return b""
        try:
            if self._opened.get_size(list(path)) > _LARGEST:
                raise Unreadable(f"a stream of it claims more than {_LARGEST:,} bytes")
            return bytes(self._opened.openstream(list(path)).read())
        except _FAULTS:
            raise Unreadable("a stream of it is broken") from None


@contextmanager
def compound(untrusted_bytes: bytes) -> Iterator[Compound]:
    """The file, open; raises `Unreadable` where it is broken."""
    try:
        opened = olefile.OleFileIO(io.BytesIO(untrusted_bytes))
        file = Compound(opened)
    except _FAULTS:
        raise Unreadable("it begins like a compound file and is broken") from None
    if len(file.streams) > _MOST_STREAMS:
        raise Unreadable(f"it has more than {_MOST_STREAMS:,} streams")
    yield file
