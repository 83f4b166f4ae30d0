"""A JPEG that leaves (ITU-T T.81, JFIF 1.02): tables, one frame, one scan, end. Every segment is on a list.

- JFIF's own head of 14 bytes without a thumbnail is the only application segment.
- One baseline frame and one scan; inside the scan nothing but coded data; nothing behind the end marker.
"""

from __future__ import annotations

import re
import struct
from typing import Final

from farbank.intake.second_reader.complaint import need

_SOI, _EOI, _SOS, _SOF, _APP0 = 0xD8, 0xD9, 0xDA, 0xC0, 0xE0
_TABLES: Final = frozenset({0xDB, 0xC4})  # DQT, DHT
_JFIF: Final = b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"  # version 1.1, square pixels of no size, no thumbnail
_MARKER: Final = re.compile(rb"\xff[^\0]")


def check(data: bytes) -> tuple[int, int]:
    """Width and height; `Unexpected` where anything stands in it that may not."""
    need(data.startswith(b"\xff\xd8"), "the JPEG does not begin with its marker")
    at, seen, size = 2, [_SOI], (0, 0)
    while seen[-1] != _SOS:
        marker, content = _segment(data, at)
        at += 4 + len(content)
        need(marker in {_SOF, _SOS, _APP0, *_TABLES}, f"the JPEG holds a segment that may not be: {marker:02x}")
        need(marker != _APP0 or (content == _JFIF and seen == [_SOI]), "the JPEG's JFIF head says more than it may")
        if marker == _SOF:
            need(len(content) == 6 + 3 * content[5:6][0] if len(content) > 5 else False, "its frame has another length")  # noqa: PLR2004
            size = struct.unpack_from(">HH", content, 1)
        seen.append(marker)
    need(seen.count(_SOF) == 1, "the JPEG has more than one frame, or none")
    _check_scan(data, at)
    height, width = size
    return width, height


def _segment(data: bytes, at: int) -> tuple[int, bytes]:
    need(at + 4 <= len(data) and data[at] == 0xFF, "a segment of the JPEG is cut short")  # noqa: PLR2004
    (length,) = struct.unpack_from(">H", data, at + 2)
    need(length >= 2 and at + 2 + length <= len(data), "a segment of the JPEG is cut short")  # noqa: PLR2004
    return data[at + 1], data[at + 4 : at + 2 + length]


def _check_scan(data: bytes, at: int) -> None:
    end = _MARKER.search(data, at)
    need(end is not None, "the JPEG has no end")
    found = end.start() if end else 0
    need(data[found + 1] == _EOI, "the JPEG goes on after its scan")
    need(found + 2 == len(data), f"{len(data) - found - 2} bytes lie after the end of the JPEG")
