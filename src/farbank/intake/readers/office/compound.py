"""Compound files (MS-CFB): the streams of an old Office, HWP or Outlook file, each read within bounds."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import olefile

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text
from farbank.intake.readers.charset import text_of
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
# MS-OLEPS 3.1: the properties of the summary information, which HWP keeps under the same numbers.
_TELLING: Final = {
    2: "title",
    3: "subject",
    4: "author",
    5: "keywords",
    6: "description",
    7: "template",
    8: "last changed by",
    9: "saved so many times",
    11: "last printed",
    12: "created",
    13: "changed",
    18: "made with",
}


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

    def properties(self, *path: str) -> Iterator[Hidden]:
        """What its summary says of people, times and programs."""
        try:
            said = self._opened.getproperties(list(path), convert_time=True) if self.has(*path) else {}
        except _FAULTS:
            yield Hidden(what="summary", value="present and damaged")
            return
        for number, what in _TELLING.items():
            if words := _words(said.get(number)):
                yield Hidden(what=what, value=words)


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case bytes():
            found = text_of(value.rstrip(b"\0"))
            return clean_text(found.text) if not found.because else f"{len(value)} bytes whose encoding is not known"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds") if value.year > 1601 else ""  # noqa: PLR2004
        case _:
            return clean_text(str(value).rstrip("\0")).strip()


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
