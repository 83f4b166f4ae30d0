"""RTF as Outlook packs it (MS-OXRTFCP): LZ77 over a window that begins with what every RTF begins with."""

from __future__ import annotations

import struct
from typing import Final

from farbank.intake.readers.reader import Unreadable

_HEADER: Final = struct.Struct("<II4sI")
_WINDOW: Final = 4_096
_LARGEST: Final = 50_000_000
# MS-OXRTFCP 2.1.2.1: the first 207 bytes of the window.
_BEGINNING: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)


def unpacked_rtf(untrusted_bytes: bytes) -> bytes:
    """The RTF; raises `Unreadable` where it is no such stream or runs over its end."""
    if len(untrusted_bytes) < _HEADER.size:
        raise Unreadable("its compressed RTF is cut short")
    _, plain_size, kind, _ = _HEADER.unpack_from(untrusted_bytes)
    packed = untrusted_bytes[_HEADER.size :]
    if kind == b"MELA":
        return packed[:plain_size]
    if kind != b"LZFu" or plain_size > _LARGEST:
        raise Unreadable("its compressed RTF is not of a known form")
    return _unpacked(packed, plain_size)


def _unpacked(packed: bytes, plain_size: int) -> bytes:
    """Eight tokens after each control byte: a letter, or a place in the window and a length."""
    window = bytearray(_BEGINNING.ljust(_WINDOW, b"\0"))
    plain = bytearray()
    at, write = 0, len(_BEGINNING)
    while at < len(packed) and len(plain) < plain_size:
        control = packed[at]
        at += 1
        for bit in range(8):
            piece, at = _piece(packed, at, window, write, reference=bool(control >> bit & 1))
            if not piece:
                return bytes(plain[:plain_size])
            plain += piece
            for letter in piece:
                window[write] = letter
                write = (write + 1) % _WINDOW
    return bytes(plain[:plain_size])


def _piece(packed: bytes, at: int, window: bytearray, write: int, *, reference: bool) -> tuple[bytes, int]:
    """The next bytes and where to go on; none at the end, which a reference to the writing place itself marks."""
    if not reference:
        return packed[at : at + 1], at + 1
    if at + 2 > len(packed):
        return b"", at
    place, length = divmod(packed[at] << 8 | packed[at + 1], 16)
    if place == write:
        return b"", at
    gap = (write - place) % _WINDOW
    repeated = bytes(window[(place + step % gap) % _WINDOW] for step in range(length + 2))
    return repeated, at + 2
