"""JPEG photos: size, and everything the file says besides its pixels (ITU-T T.81 annex B, JFIF, Exif)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from PIL import Image

from farbank.facts.item import Hidden
from farbank.intake.readers.exif import exif_hidden
from farbank.intake.readers.picture import PILLOW_FAULTS, broken, opened
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "jpeg 1"
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_BARE: Final = frozenset({0x00, 0x01, *range(0xD0, 0xD9)})  # no length follows these
_BLOCKS: Final = (
    (0xE1, b"http://ns.adobe.com/xap/1.0/\0", "XMP"),
    (0xE1, b"http://ns.adobe.com/xmp/extension/\0", "XMP"),
    (0xE2, b"MPF\0", "further pictures inside"),
    (0xEB, b"JP", "C2PA or other signed history"),
    (0xED, b"Photoshop 3.0\0", "IPTC"),
)


def _read(given: Given) -> Reading:
    segments = tuple(_segments(given.untrusted_bytes))
    try:
        picture = opened(given.untrusted_bytes, "JPEG", given.limits)
    except Unreadable as reason:  # what it says besides its pixels is told all the same
        return Reading(media=given.media, reader=_NAME, hidden=segments, could_not=str(reason))
    hidden = tuple(_exif(picture)) + segments
    return Reading(
        media=given.media,
        reader=_NAME,
        hidden=hidden,
        width=picture.width,
        height=picture.height,
        could_not=broken(picture),
    )


def _exif(picture: Image.Image) -> Iterator[Hidden]:
    try:
        yield from exif_hidden(picture.getexif())
    except PILLOW_FAULTS:
        yield Hidden(what="Exif", value="present and damaged")


def _segments(data: bytes) -> Iterator[Hidden]:
    """Every segment from the first marker to the end marker, then what lies behind it."""
    at = 2
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        marker = data[at + 1]
        if marker == _EOI:
            if len(data) > at + 2:
                yield Hidden(what="bytes after the end of the picture", value=str(len(data) - at - 2))
            return
        if marker in _BARE or marker == 0xFF:  # noqa: PLR2004  (a fill byte)
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        if at + 4 > len(data):
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield from _segment(marker, data[at + 4 : at + 2 + length])
        at += 2 + max(length, 2)


def _segment(marker: int, body: bytes) -> Iterator[Hidden]:
    if marker == _COM:
        yield Hidden(what="comment", value=body.decode("utf-8", "replace").strip("\0 "))
    for block, start, what in _BLOCKS:
        if marker == block and body.startswith(start):
            yield Hidden(what=what, value=f"{len(body)} bytes")


READER: Final = Reader(name=_NAME, supports=("image/jpeg",), read=_read)
