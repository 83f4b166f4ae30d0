"""A WAV that leaves (RIFF, Multimedia Programming Interface 1.0): one form, its samples, and no other chunk."""

from __future__ import annotations

import struct
from typing import Final

from farbank.intake.second_reader.complaint import need

_HEAD: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_PLAIN, _BITS = 1, 16


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    need(len(data) >= _HEAD.size, "the WAV is cut short")
    riff, whole, wave, form, form_size, coding, channels, rate, per_second, block, bits, name, size = _HEAD.unpack_from(
        data
    )
    need((riff, wave, form, name) == (b"RIFF", b"WAVE", b"fmt ", b"data"), "the WAV holds chunks that may not be")
    need((form_size, coding, bits) == (_BITS, _PLAIN, _BITS), "the WAV is not of plain samples of 16 bits")
    need(block == 2 * channels and per_second == rate * block, "the form of the WAV contradicts itself")
    need(whole == len(data) - 8, "the WAV says another length than it has")
    need(size == len(data) - _HEAD.size and size % max(block, 1) == 0, "bytes lie after the samples of the WAV")
