"""A file of a bag while it is read: its checksums are held against the manifests at its end.

- The last bytes are given only if all were what every manifest says, otherwise `Damage` is raised in their place;
  who stops before them has checked nothing.
- A file that grows while it is read is `Damage` as soon as it is longer than it was.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from farbank.errors import Damage, DiskTrouble
from farbank.keeping.carrying.bag_folder import Found, open_plain
from farbank.keeping.carrying.bag_paths import shown

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK: Final = 1 << 20
_ADVICE: Final = "Ask the sender for the bag again, or for this file; nothing was taken from it."


class CheckedStream(io.RawIOBase):
    """The bytes of one file. `expected` is the name of each manifest -> (algorithm, checksum)."""

    def __init__(self, file: BinaryIO, found: Found, expected: Mapping[str, tuple[str, str]]) -> None:
        super().__init__()
        self._file = file
        self._found = found
        self._expected = expected
        self._hashes = {algorithm: hashlib.new(algorithm, usedforsecurity=False) for algorithm, _ in expected.values()}
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        into = memoryview(buffer).cast("B")
        try:
            count = cast("io.FileIO", self._file).readinto(into) or 0
        except OSError as error:
            said = error.strerror or "input or output error"
            raise DiskTrouble(f"{shown(self._found.path)} could not be read: {said}") from None
        self._size += count
        for each in self._hashes.values():
            each.update(into[:count])
        if self._size >= self._found.size or not count:
            self._compare()
        return count

    def close(self) -> None:
        self._file.close()
        super().close()

    def _compare(self) -> None:
        for name, (algorithm, digest) in self._expected.items():
            if self._hashes[algorithm].hexdigest() != digest:
                raise Damage(f"{shown(self._found.path)} is not what {name} says", advice=_ADVICE)


def checked_stream(found: Found, expected: Mapping[str, tuple[str, str]]) -> CheckedStream:
    """A file of a bag to be read from its beginning, unbuffered."""
    return CheckedStream(open_plain(found), found, expected)


def drain(found: Found, expected: Mapping[str, tuple[str, str]]) -> None:
    """Read a file to its end and throw it away; `Damage` if it is not what the manifests say."""
    into = memoryview(bytearray(min(BLOCK, found.size + 1)))
    with checked_stream(found, expected) as stream:
        while stream.readinto(into):
            pass
