"""How large a zip says its directory is, read without loading the directory (APPNOTE.TXT 4.3.14 to 4.3.16)."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO, Final

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_LONGEST_COMMENT: Final = 0xFFFF


def directory_size(stream: BinaryIO) -> tuple[int, int]:
    """(members, bytes) as the end records say, the largest where they differ; (0, 0) where there is none."""
    length = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, length - _LONGEST_COMMENT - _END.size))
    tail = stream.read()
    sizes = [_short(tail[-_END.size :]), _short(tail[max(0, tail.rfind(b"PK\x05\x06")) :])]
    sizes += [_long(stream, tail, at) for at in _locators(tail)]
    stream.seek(0)
    return max(members for members, _ in sizes), max(size for _, size in sizes)


def _short(record: bytes) -> tuple[int, int]:
    """The 32-bit record. Its "see the long record" marks are not sizes."""
    if len(record) < _END.size or not record.startswith(b"PK\x05\x06"):
        return 0, 0
    members, size = _END.unpack_from(record)[4:6]
    return (0 if members == 0xFFFF else members), (0 if size == 0xFFFFFFFF else size)  # noqa: PLR2004


def _locators(tail: bytes) -> list[int]:
    ends = {len(tail) - _END.size, tail.rfind(b"PK\x05\x06")}
    return [end - _LOCATOR.size for end in ends if end >= _LOCATOR.size]


def _long(stream: BinaryIO, tail: bytes, at: int) -> tuple[int, int]:
    mark, _, offset, _ = _LOCATOR.unpack_from(tail, at)
    if mark != b"PK\x06\x07":
        return 0, 0
    length = stream.seek(0, os.SEEK_END)
    near = max(0, length - len(tail) + at - _END_64.size)  # where the standard library looks
    return max(_long_at(stream, near), _long_at(stream, min(offset, length)))


def _long_at(stream: BinaryIO, offset: int) -> tuple[int, int]:
    stream.seek(offset)
    record = stream.read(_END_64.size)
    if len(record) < _END_64.size or not record.startswith(b"PK\x06\x06"):
        return 0, 0
    members, size = _END_64.unpack(record)[7:9]
    return members, size
