"""Bitcoin block headers that the newsroom supplies: one file, 80 bytes for each block, from block 0 on without a gap.

- The file is what is trusted: where it came from is the newsroom's to answer for.
- A header is refused when its own work does not reach the target it names, or when it and its neighbours in the file do
  not follow from one another. That shows a file damaged or mixed up; it cannot show a chain made up from its start.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from farbank.errors import Refused

SIZE: Final = 80
_MANTISSA: Final = 0x7FFFFF
_NEGATIVE: Final = 0x800000


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a block header says: the merkle root over its transactions (as in the file), when it was made (UTC)."""

    root: bytes
    time: datetime


class Headers:
    """The headers in a file, read one by one."""

    def __init__(self, path: Path) -> None:
        """`Refused` when there is no such file, or its length is not a multiple of 80."""
        self._path = path
        try:
            size = path.stat().st_size
        except OSError:
            raise Refused("the file of block headers cannot be read") from None
        if size % SIZE or not size:
            raise Refused("the file of block headers is not 80 bytes for each block")
        self._count = size // SIZE

    def at(self, height: int) -> Header | None:
        """The header of a block, None when the file does not reach so far. `Refused` when it cannot be one."""
        if not 0 <= height < self._count:
            return None
        header = self._raw(height)
        if not has_work(header):
            raise Refused(f"the header of block {height} in the file given has not the work it claims")
        if not self._linked(height, header):
            raise Refused(f"the header of block {height} in the file given does not fit its neighbours")
        return Header(root=header[36:68], time=datetime.fromtimestamp(int.from_bytes(header[68:72], "little"), tz=UTC))

    def _linked(self, height: int, header: bytes) -> bool:
        after = height + 1 == self._count or self._raw(height + 1)[4:36] == block_hash(header)
        return after and (height == 0 or header[4:36] == block_hash(self._raw(height - 1)))

    def _raw(self, height: int) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(height * SIZE)
                header = file.read(SIZE)
        except OSError:
            raise Refused("the file of block headers cannot be read") from None
        if len(header) != SIZE:
            raise Refused("the file of block headers is shorter than it was")
        return header


def block_hash(header: bytes) -> bytes:
    """SHA-256 twice, in the order of the file."""
    return hashlib.sha256(hashlib.sha256(header).digest()).digest()


def has_work(header: bytes) -> bool:
    """Whether the hash of a header is at most the target that its nBits names (Bitcoin's arith_uint256::SetCompact)."""
    bits = int.from_bytes(header[72:76], "little")
    exponent, mantissa = bits >> 24, bits & _MANTISSA
    if bits & _NEGATIVE or not mantissa:
        return False
    target = mantissa << 8 * (exponent - 3) if exponent > 3 else mantissa >> 8 * (3 - exponent)  # noqa: PLR2004
    return target < 1 << 256 and int.from_bytes(block_hash(header), "little") <= target
