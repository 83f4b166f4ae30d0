"""A WOFF2 that leaves (W3C WOFF2): tables of a list, no block of notes, fixed dates, four lines about its licence.

- The file is header, directory and one packed stream; every byte of it is accounted for.
- What its `cmap` (OpenType 1.9) maps is handed back: a cut typeface that maps a letter more would spell what was cut.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

import brotli

from farbank.intake.second_reader.complaint import Unexpected, need

_HEAD: Final = struct.Struct(">4sIIHHIIHHIIIII")
_TAGS: Final = (
    "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern "
    "LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar "
    "bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat "
    "Gloc Feat Sill"
)
_KNOWN: Final = tuple(_TAGS[at : at + 4] for at in range(0, len(_TAGS), 5))
_MAY: Final = frozenset(
    {"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "glyf", "loca", "gasp", "GDEF", "GPOS", "GSUB",
     "vhea", "vmtx", "prep", "BASE"}
)  # fmt: skip
_ARBITRARY, _SEVEN = 0x3F, 0x7F
_TRANSFORMED: Final = frozenset({"glyf", "loca"})
_DAY: Final = struct.pack(">q", 3_660_000_000)  # what every typeface of ours says of its making
_NAMES: Final = frozenset({0, 1, 2, 13})  # copyright, family, style, licence
_NO_NAMES: Final = b"\0\3\0\0"  # a `post` without names of glyphs
_LONGEST: Final = 40_000_000


def check(data: bytes) -> frozenset[str]:
    """Every character it maps; `Unexpected` where anything stands in it that may not."""
    need(len(data) >= _HEAD.size, "the typeface is cut short")
    signature, _, length, count, spare, _, packed, _, _, *notes = _HEAD.unpack_from(data)
    need(signature == b"wOF2" and length == len(data) and not spare, "the typeface is no WOFF2 of its own length")
    need(not any(notes), "the typeface holds a block of notes")
    listed, at = _directory(data, count)
    end = at + packed
    need(end <= len(data) < end + 4 and not any(data[end:]), "bytes lie behind the tables of the typeface")
    return _check_tables(dict(_tables(_unpacked(data[at:end]), listed)))


def _directory(data: bytes, count: int) -> tuple[list[tuple[str, int]], int]:
    """Every table with its length in the stream, and where the stream begins."""
    at, listed = _HEAD.size, []
    for _ in range(count):
        flags = data[at]
        at += 1
        if flags & _ARBITRARY == _ARBITRARY:
            tag, at = data[at : at + 4].decode("latin-1"), at + 4
        else:
            tag = _KNOWN[flags & _ARBITRARY]
        need(tag in _MAY, f"the typeface holds a table that may not be: {tag!a}")
        size, at = _number(data, at)
        changed = (flags >> 6 == 0) if tag in _TRANSFORMED else (flags >> 6 != 0)
        if changed:
            size, at = _number(data, at)
        listed.append((tag, size))
    need(len({tag for tag, _ in listed}) == count, "the typeface holds a table twice")
    return listed, at


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte (UIntBase128), and where it ends."""
    value = 0
    for _ in range(5):
        value, more = value << 7 | data[at] & _SEVEN, data[at] > _SEVEN
        at += 1
        if not more:
            return value, at
    raise Unexpected("the typeface's directory is broken")


def _unpacked(packed: bytes) -> bytes:
    try:
        whole = bytes(brotli.decompress(packed))
    except brotli.error:
        raise Unexpected("the tables of the typeface do not unpack") from None
    need(len(whole) <= _LONGEST, "the typeface unpacks to more than any of ours")
    return whole


def _tables(whole: bytes, listed: list[tuple[str, int]]) -> Iterator[tuple[str, bytes]]:
    at = 0
    for tag, size in listed:
        need(at + size <= len(whole), "a table of the typeface is cut short")
        yield tag, whole[at : at + size]
        at += size
    need(at == len(whole), "bytes lie behind the tables of the typeface")


def _check_tables(tables: dict[str, bytes]) -> frozenset[str]:
    head, post, name = (tables.get(each, b"") for each in ("head", "post", "name"))
    need(head[20:36] == _DAY * 2, "the typeface says when it was made")
    need(post[:4] == _NO_NAMES, "the typeface names its glyphs")
    need(set(_lines_about(name)) <= _NAMES, "the typeface says more of itself than its licence asks for")
    return frozenset(chr(code) for code in _mapped(tables.get("cmap", b"")))


def _lines_about(name: bytes) -> Iterator[int]:
    """Which lines it says of itself; nothing lies between them."""
    _, count, store = struct.unpack_from(">HHH", name)
    need(store == 6 + 12 * count, "bytes lie between the lines of the typeface about itself")
    last = 0
    for at in range(6, store, 12):
        kind, length, begin = struct.unpack_from(">6xHHH", name, at)
        last = max(last, begin + length)
        yield kind
    need(store + last == len(name), "bytes lie behind the lines of the typeface about itself")


def _mapped(cmap: bytes) -> Iterator[int]:
    _, count = struct.unpack_from(">HH", cmap)
    for at in range(4, 4 + 8 * count, 8):
        (begin,) = struct.unpack_from(">4xI", cmap, at)
        (form,) = struct.unpack_from(">H", cmap, begin)
        reader = {4: _runs, 12: _groups, 14: _shapes}.get(form)
        if reader is None:
            raise Unexpected(f"the typeface maps its letters in a way that may not be: {form}")
        yield from reader(cmap, begin)


def _runs(cmap: bytes, begin: int) -> Iterator[int]:
    """Format 4: runs of codes."""
    (twice,) = struct.unpack_from(">H", cmap, begin + 6)
    for at in range(0, twice, 2):
        (last,) = struct.unpack_from(">H", cmap, begin + 14 + at)
        (first,) = struct.unpack_from(">H", cmap, begin + 16 + twice + at)
        yield from (code for code in range(first, last + 1) if code != 0xFFFF)  # noqa: PLR2004 - the closing run


def _groups(cmap: bytes, begin: int) -> Iterator[int]:
    """Format 12: groups of codes."""
    (count,) = struct.unpack_from(">I", cmap, begin + 12)
    for at in range(begin + 16, begin + 16 + 12 * count, 12):
        first, last = struct.unpack_from(">II", cmap, at)
        need(first <= last <= 0x10FFFF, "the typeface maps letters that cannot be")  # noqa: PLR2004
        yield from range(first, last + 1)


def _shapes(cmap: bytes, begin: int) -> Iterator[int]:
    """Format 14: shapes chosen for a letter; none leaves."""
    (count,) = struct.unpack_from(">I", cmap, begin + 6)
    need(not count, "the typeface holds other shapes of a letter")
    yield from ()
