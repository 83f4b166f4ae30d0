"""A PNG that leaves (ISO/IEC 15948): size, palette, pixels, end. Every byte is accounted for.

- IHDR, then PLTE only where colours need one, then IDAT, then IEND; each with the right check sum, nothing behind.
- What IDAT unpacks to is exactly the rows of the picture, and its stream ends with them.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from farbank.intake.second_reader.complaint import Unexpected, need

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE = 2, 3
_HEAD: Final = struct.Struct(">IIBBBBB")


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    need(data.startswith(_SIGNATURE), "the PNG has no signature")
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    need(names[:1] == [b"IHDR"] and names[-1:] == [b"IEND"], "the PNG does not begin with IHDR and end with IEND")
    need(len(chunks[0][1]) == _HEAD.size, "its IHDR has another length")
    width, height, depth, colours, *rest = _HEAD.unpack(chunks[0][1])
    need(colours in (_RGB, _PALETTE) and rest == [0, 0, 0], "its pixels are neither RGB nor of a palette")
    inner = [b"PLTE"] * (colours == _PALETTE) + [b"IDAT"] * names.count(b"IDAT")
    need(names[1:-1] == inner and not chunks[-1][1], f"the PNG holds chunks that may not be: {_strange(names)}")
    row = (width * depth * (3 if colours == _RGB else 1) + 7) // 8 + 1
    _check_pixels(b"".join(content for name, content in chunks if name == b"IDAT"), row * height)


def _strange(names: list[bytes]) -> str:
    return ", ".join(name.decode("latin-1") for name in dict.fromkeys(names) if name not in (b"IHDR", b"IDAT", b"IEND"))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(data):
        need(at + 12 <= len(data), "bytes lie after the last chunk of the PNG")
        (length,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length
        need(at <= len(data), "a chunk of the PNG is cut short")
        need(struct.unpack_from(">I", data, at - 4)[0] == zlib.crc32(name + content), "a check sum of the PNG is wrong")
        yield name, content
        if name == b"IEND":
            need(at == len(data), f"{len(data) - at} bytes lie after the end of the PNG")


def _check_pixels(packed: bytes, size: int) -> None:
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise Unexpected("the pixels of the PNG do not unpack") from None
    whole = len(unpacked) == size and (unpacker.eof or not unpacker.decompress(unpacker.unconsumed_tail, 1))
    need(whole and unpacker.eof and not unpacker.unused_data, "the PNG holds more or less than its pixels")
