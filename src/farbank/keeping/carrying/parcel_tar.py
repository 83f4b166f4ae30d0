"""The inside of a parcel: a plain tar of files with fixed headers, written and read as one stream.

- `age -d` and `tar -x` unpack it; there is one way to write a header, and any other is damage.
- Nothing is read into memory but what is small; a file is given on as a stream of its own.
- What ends early, or goes on after its end, is damage.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from farbank.errors import Damage

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK: Final = 512
_AT_ONCE: Final = 1 << 20
_NAME: Final = slice(0, 100)
_SIZE: Final = slice(124, 136)
_BINARY: Final = 0x80  # how GNU tar marks a size that needs more than 11 octal digits
END: Final = bytes(2 * _BLOCK)


def header(name: str, size: int) -> bytes:
    """The block before a file."""
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, 0
    return info.tobuf(tarfile.GNU_FORMAT, "ascii", "strict")


def packed(name: str, size: int, content: Iterable[bytes]) -> Iterator[bytes]:
    """A file as blocks of a tar; `content` is exactly `size` bytes."""
    yield header(name, size)
    yield from content
    yield bytes(-size % _BLOCK)


class Poured(io.RawIOBase):
    """Blocks as a stream to be read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        super().__init__()
        self._blocks = blocks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._rest = memoryview(block)
        taken = min(len(into), len(self._rest))
        into[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken


def poured(blocks: Iterator[bytes]) -> BinaryIO:
    """Blocks as a buffered stream."""
    return cast("BinaryIO", io.BufferedReader(Poured(blocks), _AT_ONCE))


class Unpacking:
    """Reads one file after the other. Each must be read, or skipped, before the next is asked for."""

    def __init__(self, untrusted: BinaryIO) -> None:
        self._stream = untrusted
        self._left = 0
        self._padding = 0

    def next(self) -> tuple[str, int] | None:
        """Name and size of the next file, None at the end."""
        self.skip()
        block = self._take(_BLOCK)
        if not any(block):
            if any(self._take(_BLOCK)) or self._stream.read(1):
                raise Damage("the parcel goes on after its end")
            return None
        try:
            name = block[_NAME].rstrip(b"\0").decode("ascii")
            size = _size(block[_SIZE])
            good = header(name, size) == block
        except (ValueError, UnicodeError, tarfile.TarError):
            good, name, size = False, "", 0
        if not good:
            raise Damage("the parcel holds something that farbank does not write")
        self._left, self._padding = size, -size % _BLOCK
        return name, size

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the file, empty at its end."""
        wanted = self._left if size < 0 else min(size, self._left)
        if not wanted:
            return b""
        block = self._stream.read(min(wanted, _AT_ONCE)) if size >= 0 else self._take(wanted)
        if not block:
            raise Damage("the parcel ends in the middle of a file")
        self._left -= len(block)
        return block

    def skip(self) -> None:
        """Read over what is left of the file."""
        while self.read(_AT_ONCE):
            pass
        if any(self._take(self._padding)):
            raise Damage("the parcel holds something that farbank does not write")
        self._padding = 0

    def _take(self, size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            block = self._stream.read(size - len(found))
            if not block:
                raise Damage("the parcel ends before its end")
            found += block
        return bytes(found)


def _size(field: bytes) -> int:
    if field[0] == _BINARY:
        return int.from_bytes(field[1:], "big")
    return int(field.rstrip(b"\0"), 8)
