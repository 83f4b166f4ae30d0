"""An MP4 that leaves (ISO/IEC 14496-12): one track of pictures, boxes of a list, clocks at zero, no word in the film.

- Each box is on a list; none is there that holds words, places, times, devices, other tracks or private data.
- The film itself is a row of units with their lengths, and holds none that carries notes (H.264: SEI).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from farbank.intake.second_reader.complaint import need

_HOLDERS: Final = frozenset({"moov", "trak", "edts", "mdia", "minf", "dinf", "stbl"})
_LEAVES: Final = frozenset(
    {
        *("ftyp", "mvhd", "tkhd", "elst", "mdhd", "hdlr", "vmhd", "dref", "stsd"),
        *("stts", "stss", "ctts", "stsc", "stsz", "stco", "co64", "sdtp", "mdat", "free", "udta"),
    }
)
_CLOCKS: Final = frozenset({"mvhd", "tkhd", "mdhd"})
_IN_SAMPLE: Final = {"pasp": (8,), "colr": (11,), "btrt": (12,)}  # bytes of each; a colr of 11 is numbers only (nclx)
_BRANDS: Final = b"isom\0\0\2\0isomiso2avc1mp41"
_NOTHING_SAID: Final = b"\0\0\0\x35meta\0\0\0\0\0\0\0\x21hdlr" + b"\0" * 8 + b"mdirappl" + b"\0" * 12 + b"\x08ilst"
_SAMPLE: Final = 78  # bytes of a visual sample entry before its boxes
_HANDLER: Final = b"\0" * 8 + b"vide" + b"\0" * 12 + b"VideoHandler\0"
_MAKER_AT, _MAKER = 42, 32  # a sample entry's own words: "compressorname"
_EXTENDED: Final = 4  # bytes more for the high profiles, the last of them the number of further sets: none
_PICTURES: Final = frozenset({1, 2, 3, 4, 5, 7, 8, 9})  # ITU-T H.264, table 7-1


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    found = list(_boxes(data, 0, len(data)))
    names = [name for name, _, _ in found]
    need(names.count("trak") == 1 and names.count("mdat") == 1, "the film has more than its one track of pictures")
    for name, start, end in found:
        content = data[start:end]
        if name in _CLOCKS:
            wide = 8 if content[:1] == b"\1" else 4
            need(not any(content[4 : 4 + 2 * wide]), "the film says when it was made")
        need(name != "hdlr" or content == _HANDLER, "the film's track has a name")
        need(name != "ftyp" or content == _BRANDS, "the film names forms that it need not name")
        need(name != "udta" or content == _NOTHING_SAID, "the film holds notes")
        need(name != "free" or not content, "the film holds a filled gap")
        if name == "stsd":
            _check_sample(content)
    start, end = next((start, end) for name, start, end in found if name == "mdat")
    _check_units(data, start, end)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Every box with where its content begins and ends, those inside others too."""
    while at < end:
        need(at + 8 <= end, "bytes lie between the boxes of the film")
        size, raw = struct.unpack_from(">I4s", data, at)
        name, head = raw.decode("latin-1"), 8
        if size == 1 and at + 16 <= end:
            (size,), head = struct.unpack_from(">Q", data, at + 8), 16
        need(size >= head and at + size <= end, "a box of the film has an impossible length")
        need(name in _HOLDERS or name in _LEAVES, f"the film holds a box that may not be: {name!a}")
        yield name, at + head, at + size
        if name in _HOLDERS:
            yield from _boxes(data, at + head, at + size)
        at += size


def _check_sample(content: bytes) -> None:
    """The description of how the film is coded."""
    need(len(content) > 16 + _SAMPLE and content[4:8] == b"\0\0\0\1", "the film is described more than once")
    size, raw = struct.unpack_from(">I4s", content, 8)
    need(raw == b"avc1" and size == len(content) - 8, "the film is coded in a way that may not be")
    entry = content[16:]
    need(not any(entry[_MAKER_AT : _MAKER_AT + _MAKER]), "the film says what made it")
    at = _SAMPLE
    while at < len(entry):
        need(at + 8 <= len(entry), "bytes lie behind the description of the film")
        size, raw = struct.unpack_from(">I4s", entry, at)
        need(size >= 8 and at + size <= len(entry), "bytes lie behind the description of the film")  # noqa: PLR2004
        inner = entry[at + 8 : at + size]
        known = _sets_only(inner) if raw == b"avcC" else len(inner) in _IN_SAMPLE.get(raw.decode("latin-1"), ())
        need(known, "the description of the film says too much")
        at += size


def _sets_only(described: bytes) -> bool:
    """Whether an H.264 description (ISO/IEC 14496-15, 5.3.3.1) holds parameter sets and nothing else."""
    at = 5
    for kind, mask in ((7, 0x1F), (8, 0xFF)):
        count = described[at] & mask
        at += 1
        for _ in range(count):
            (length,) = struct.unpack_from(">H", described, at)
            if described[at + 2] & 0x1F != kind:
                return False
            at += 2 + length
    return len(described) - at in (0, _EXTENDED) and not any(described[at + 3 :])


def _check_units(data: bytes, at: int, end: int) -> None:
    while at < end:
        need(at + 5 <= end, "bytes lie behind the film")
        (size,) = struct.unpack_from(">I", data, at)
        need(0 < size <= end - at - 4, "bytes lie between the pictures of the film")
        kind = data[at + 4] & 0x1F
        need(kind in _PICTURES, f"the film holds a unit that carries no picture: {kind}")
        at += 4 + size
