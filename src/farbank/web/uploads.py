"""Files on their way from the browser into the case: read as they come, never put down anywhere on the way.

The browser's form is taken apart as it arrives (`python-multipart`), a few pieces are held in memory, and the thread of
the job seals them. Whoever is faster waits. Where the browser goes away, or the job ends, the other side hears of it.
"""

from __future__ import annotations

import asyncio
import io
import queue
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, cast

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from farbank.assemble.arriving import Arriving
from farbank.errors import Refused

_HELD: Final = 32  # pieces in memory, of 64 kB or so each
_PATIENCE: Final = 0.2  # seconds between two looks at whether the other side is still there
_FIELD: Final = 64 << 10  # bytes of one field that is no file
_END: Final = b""
PASTED: Final = "pasted"  # the field whose text is a file
PASTED_NAME: Final = "pasted.txt"
_BROKE_OFF: Final = "the browser stopped sending it"


class Upload:
    """One form with files: fed by the server, read by a job. `fields` are complete once the first file begins."""

    def __init__(self, boundary: bytes, is_wanted: Callable[[], bool]) -> None:
        self.fields: dict[str, str] = {}
        self._is_wanted = is_wanted
        self._pieces: queue.Queue[str | bytes | None] = queue.Queue(_HELD)
        self._waiting: list[str | bytes] = []
        self._header = bytearray()
        self._value = bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._field = ""
        self._content = bytearray()
        self._is_file = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._headers.clear,
                "on_header_field": lambda data, a, b: self._header.extend(data[a:b]),
                "on_header_value": lambda data, a, b: self._value.extend(data[a:b]),
                "on_header_end": self._header_end,
                "on_headers_finished": self._part_begins,
                "on_part_data": self._part_data,
                "on_part_end": self._part_ends,
            },
        )

    async def feed(self, chunk: bytes) -> bool:
        """Take the next bytes of the body; False once nobody reads them any more. `FormParserError` if it is none."""
        self._parser.write(chunk)
        waiting, self._waiting = self._waiting, []
        for piece in waiting:
            if not await self._put(piece):
                return False
        return True

    async def end(self, *, whole: bool) -> None:
        """The body has ended, or the browser went away."""
        await self._put(None if whole else "")

    def files(self) -> Iterator[Arriving]:
        """The files in the order they come; for the thread of the job."""
        while True:
            begun = self._next()
            if begun is None:
                return
            if isinstance(begun, str) and begun:
                stream = _Stream(self._next)
                yield Arriving(name=begun, stream=cast("BinaryIO", io.BufferedReader(stream, buffer_size=1 << 16)))
                stream.finish()
                if stream.broke_off:
                    return

    def _next(self) -> str | bytes | None:
        while True:
            try:
                return self._pieces.get(timeout=_PATIENCE)
            except queue.Empty:
                if not self._is_wanted():
                    return None

    async def _put(self, piece: str | bytes | None) -> bool:
        while self._is_wanted():
            try:
                self._pieces.put_nowait(piece)
            except queue.Full:
                await asyncio.sleep(_PATIENCE / 10)
            else:
                return True
        return False

    def _header_end(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _part_begins(self) -> None:
        said = parse_options_header(self._headers.get(b"content-disposition", b""))[1]
        self._field = said.get(b"name", b"").decode("utf-8", "replace")
        name = said.get(b"filename")
        self._is_file = bool(name)
        self._content.clear()
        if name:
            self._waiting.append(name.decode("utf-8", "replace"))

    def _part_data(self, data: bytes, begin: int, end: int) -> None:
        if self._field == PASTED and not self._is_file and end > begin:
            self._is_file = True
            self._waiting.append(PASTED_NAME)
        if self._is_file:
            self._waiting.append(data[begin:end])
        elif len(self._content) < _FIELD:
            self._content += data[begin:end]

    def _part_ends(self) -> None:
        if self._is_file:
            self._waiting.append(_END)
        else:
            self.fields[self._field] = self._content.decode("utf-8", "replace").strip()


class _Stream(io.RawIOBase):
    """The bytes of one file, until its end."""

    def __init__(self, take: Callable[[], str | bytes | None]) -> None:
        self._take = take
        self._left = memoryview(b"")
        self._ended = False
        self.broke_off = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if not self._left and not self._ended:
            self._load()
        count = min(len(room), len(self._left))
        room[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def finish(self) -> None:
        """Pass over what nobody read."""
        while not self._ended:
            try:
                self._load()
            except Refused:
                return

    def _load(self) -> None:
        piece = self._take()
        if not isinstance(piece, bytes):
            self._ended = self.broke_off = True
            raise Refused(_BROKE_OFF)
        self._ended = piece == _END
        self._left = memoryview(piece)


def boundary_of(content_type: str) -> bytes:
    """The boundary of a form with files; empty for anything else."""
    kind, said = parse_options_header(content_type.encode("latin-1", "replace"))
    return said.get(b"boundary", b"") if kind == b"multipart/form-data" else b""


__all__ = ["FormParserError", "Upload", "boundary_of"]
