"""The records of a section of a HWP 5 document: paragraphs, and which of them only comment on others.

Hancom, "Hwp Document File Formats 5.0", revision 1.3: record header, paragraph text, and table 6, control characters.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.intake.names import clean_text
from farbank.intake.readers.reader import Unreadable

_PARAGRAPH_TEXT, _CONTROL, _MEMO_LIST = 0x43, 0x47, 0x5D
_HIDDEN_COMMENT: Final = b"tmct"  # "tcmt", as little-endian bytes spell it
_LONG: Final = 0xFFF
_ALONE: Final = frozenset({0, 10, 13, *range(24, 32)})  # control characters of one place; every other takes eight
_SHOWN: Final = {9: "\t", 10: "\n", 24: "-", 30: "\xa0", 31: " "}
_PLACES: Final = 8
_LARGEST_SECTION: Final = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """The words of one paragraph; `beside` when they stand in a memo or hidden comment and not in the text."""

    words: str
    beside: bool


def inflated(content: bytes) -> bytes:
    """A compressed stream, unpacked as far as a real one goes."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(content, _LARGEST_SECTION)
    except zlib.error:
        raise Unreadable("a part of it is broken: it does not unpack") from None
    if unpacker.unconsumed_tail:
        raise Unreadable(f"a part of it would unpack to more than {_LARGEST_SECTION:,} bytes")
    return plain


def paragraphs(section: bytes) -> Iterator[Paragraph]:
    """Every paragraph of a section in order; raises `Unreadable` where a record runs over the end."""
    beside_from: int | None = None
    for tag, level, body in _records(section):
        if beside_from is not None and level <= beside_from and tag != _PARAGRAPH_TEXT:
            beside_from = None
        if tag == _MEMO_LIST or (tag == _CONTROL and body[:4] == _HIDDEN_COMMENT):
            beside_from = level
        elif tag == _PARAGRAPH_TEXT:
            yield Paragraph(words=_words(body), beside=beside_from is not None)


def _records(section: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(section):
        (header,) = struct.unpack_from("<I", section, at)
        at += 4
        size = header >> 20
        if size == _LONG:
            if at + 4 > len(section):
                raise Unreadable("a part of it is cut short")
            (size,) = struct.unpack_from("<I", section, at)
            at += 4
        if at + size > len(section):
            raise Unreadable("a part of it is cut short")
        yield header & 0x3FF, header >> 10 & 0x3FF, section[at : at + size]
        at += size


def _words(body: bytes) -> str:
    """UTF-16 with control characters between the letters."""
    units = struct.unpack(f"<{len(body) // 2}H", body[: len(body) // 2 * 2])
    kept: list[int | str] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit >= 32:  # noqa: PLR2004  (a letter)
            kept.append(unit)
        elif unit in _SHOWN:
            kept.append(_SHOWN[unit])
        at += 1 if unit >= 32 or unit in _ALONE else _PLACES  # noqa: PLR2004
    return clean_text("".join(each if isinstance(each, str) else chr(each) for each in kept))
