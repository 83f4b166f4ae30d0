"""HWP documents (Hancom, format 5): the words, the memos beside them, who made them, and the pictures inside."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.names import clipped
from farbank.intake.readers.office.compound import Compound
from farbank.intake.readers.office.hwp_records import Paragraph, inflated, paragraphs
from farbank.intake.readers.office.summary import told
from farbank.intake.readers.reader import Given, Unreadable
from farbank.intake.reading import Part, Reading

NAME: Final = "hwp 1"
_HEADER: Final = struct.Struct("<32s4BI")
_SIGNATURE: Final = b"HWP Document File"
_FIRST_VERSION: Final = 5
_COMPRESSED: Final = 1 << 0
# Bits that keep the text from being read (format 5.0, table 3).
_LOCKED: Final = (
    (1 << 1, "it is encrypted and asks for a password"),
    (
        1 << 2,
        "it was saved for distribution only, which scrambles its text; whoever made it can save it as an ordinary one",
    ),
    (1 << 4, "it is under rights management (DRM)"),
    (1 << 8, "it is encrypted with a certificate"),
    (1 << 10, "it is under rights management with a certificate"),
)
_EMPTY_SCRIPT: Final = 200  # bytes: what Hancom writes where there is no script
_SECTION: Final = re.compile(r"Section(\d{1,6})")


def read_hwp(given: Given, file: Compound) -> Reading:
    """A HWP document out of its compound file; raises `Unreadable` where it is locked or broken."""
    packed = _flags(file.stream("FileHeader")) & _COMPRESSED
    found = list(_paragraphs(file, packed=bool(packed)))
    text = "\n".join(each.words for each in found if not each.beside).strip("\n")
    if len(text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    hidden = (
        *told(file.stream("\x05HwpSummaryInformation")),
        *(Hidden(what="comment", value=each.words) for each in found if each.beside and each.words.strip()),
        *_others(file),
    )
    parts = tuple(_parts(file, given.limits.parts))
    return Reading(media=given.media, reader=NAME, text=text, hidden=hidden, parts=parts)


def _flags(header: bytes) -> int:
    if len(header) < _HEADER.size or not header.startswith(_SIGNATURE):
        raise Unreadable("it begins like a HWP document and is broken")
    *_, major, flags = _HEADER.unpack_from(header)
    if major != _FIRST_VERSION:
        raise Unreadable(f"it is a HWP document of format {major}, which is not read in this version")
    for bit, because in _LOCKED:
        if flags & bit:
            raise Unreadable(because)
    return int(flags)


def _paragraphs(file: Compound, *, packed: bool) -> Iterator[Paragraph]:
    numbered = sorted(
        (int(found[1]), path)
        for path in file.streams
        if len(path) == 2 and path[0] == "BodyText" and (found := _SECTION.fullmatch(path[1]))  # noqa: PLR2004
    )
    if not numbered:
        raise Unreadable("it has no text part")
    for _, path in numbered:
        content = file.stream(*path)
        yield from paragraphs(inflated(content) if packed else content)


def _parts(file: Compound, limit: int) -> Iterator[Part]:
    """Pictures and other files inside; one that does not unpack was stored as it is."""
    inside = [path for path in file.streams if path[0] == "BinData"]
    for path in inside[:limit]:
        content = file.stream(*path)
        with suppress(Unreadable):
            content = inflated(content)
        yield Part(name=clipped(path[-1]), content=content)


def _others(file: Compound) -> Iterator[Hidden]:
    first = {path[0] for path in file.streams}
    if "PrvText" in first or "PrvImage" in first:
        yield Hidden(what="preview", value="a small copy of the first page, perhaps of an earlier state")
    if "DocHistory" in first:
        yield Hidden(what="earlier states inside", value="present")
    if any(path[0] == "Scripts" and len(file.stream(*path)) > _EMPTY_SCRIPT for path in file.streams):
        yield Hidden(what="a macro", value="present")
