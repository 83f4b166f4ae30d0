"""PNG pictures: size, and everything the file says besides its pixels (W3C PNG, third edition, clause 11)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PIL import Image

from farbank.facts.item import Hidden
from farbank.intake.readers.exif import exif_hidden
from farbank.intake.readers.picture import PILLOW_FAULTS, broken, opened
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "png 1"
_LONGEST_TEXT: Final = 4_000
_WORDLESS: Final = frozenset(
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "cHRM",
        "gAMA",
        "iCCP",
        "sBIT",
        "sRGB",
        "cICP",
        "mDCV",
        "cLLI",
        "bKGD",
        "hIST",
        "pHYs",
        "sPLT",
        "acTL",
        "fcTL",
        "fdAT",
    ]
)


def _read(given: Given) -> Reading:
    hidden = tuple(_chunks(given.untrusted_bytes))
    try:
        picture = opened(given.untrusted_bytes, "PNG", given.limits)
    except Unreadable as reason:  # what it says besides its pixels is told all the same
        return Reading(media=given.media, reader=_NAME, hidden=hidden, could_not=str(reason))
    return Reading(
        media=given.media,
        reader=_NAME,
        hidden=hidden,
        width=picture.width,
        height=picture.height,
        could_not=broken(picture),
    )


def _chunks(data: bytes) -> Iterator[Hidden]:
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        name = kind.decode("latin-1")
        yield from _chunk(name, data[at + 8 : at + 8 + length])
        at += 12 + length
        if name == "IEND":
            break
    if at < len(data):
        yield Hidden(what="bytes after the end of the picture", value=str(len(data) - at))


def _chunk(name: str, body: bytes) -> Iterator[Hidden]:
    if name in {"tEXt", "zTXt", "iTXt"}:
        key, _, rest = body.partition(b"\0")
        yield Hidden(what=f"text: {key.decode('latin-1')}", value=_text(name, rest))
    elif name == "tIME" and len(body) == 7:  # noqa: PLR2004
        yield Hidden(
            what="changed", value="{:04d}-{:02d}-{:02d} {:02d}:{:02d}:{:02d}".format(*struct.unpack(">H5B", body))
        )
    elif name == "eXIf":
        yield from _exif(body)
    elif name not in _WORDLESS:
        yield Hidden(what=f"chunk {name}", value=f"{len(body)} bytes")


def _text(name: str, rest: bytes) -> str:
    """The words of a text chunk after its key; compressed ones are unpacked only as far as they are shown."""
    if name == "tEXt":
        return rest[:_LONGEST_TEXT].decode("latin-1")
    if name == "zTXt":
        return _unpacked(rest[1:]).decode("latin-1")
    packed, rest = rest[:1] == b"\1", rest[2:]
    words = rest.split(b"\0", 2)[-1]
    return (_unpacked(words) if packed else words[:_LONGEST_TEXT]).decode("utf-8", "replace")


def _unpacked(words: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(words, _LONGEST_TEXT)
    except zlib.error:
        return b"present and damaged"


def _exif(body: bytes) -> Iterator[Hidden]:
    exif = Image.Exif()
    try:
        exif.load(body)
        yield from exif_hidden(exif)
    except PILLOW_FAULTS:
        yield Hidden(what="Exif", value="present and damaged")


READER: Final = Reader(name=_NAME, supports=("image/png",), read=_read)
