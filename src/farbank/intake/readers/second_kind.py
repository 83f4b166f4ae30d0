"""A file that is two things at once: what other programs would take it for, told beside what it was read as.

Such files pass as a picture and carry an archive or a page with a program. They are rarely made by accident.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from farbank.facts.item import Hidden

_PDF_HEAD: Final = 1_024  # ISO 32000-1, annex H 3.4.1: readers look for the header this far
_ZIP_END: Final = struct.Struct("<4s4H2LH")  # APPNOTE.TXT 4.3.16
_LONGEST_COMMENT: Final = 0xFFFF
_ARCHIVES: Final = ((b"Rar!\x1a\x07", "a RAR archive"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"))
_PAGE: Final = re.compile(rb"<(?:!doctype html|html|script|svg)[\s>]", re.IGNORECASE)
_TEXTS: Final = ("text/", "message/", "application/rtf")
_PAGE_HEAD: Final = 4_096  # how far browsers look when they guess (WHATWG MIME Sniffing reads 1,445 bytes)
_ZIPS: Final = ("+zip", "openxmlformats", "opendocument", "/zip")


def second_kinds(untrusted_bytes: bytes, media: str) -> Iterator[Hidden]:
    """What else the file is, besides `media`."""
    for what in _found(untrusted_bytes, media):
        yield Hidden(what="a file of two kinds", value=f"it is {what} as well as {media}")


def _found(data: bytes, media: str) -> Iterator[str]:
    head = data[:_PDF_HEAD]
    if media == "application/pdf":
        if not head.startswith(b"%PDF-"):
            yield f"something else for its first {head.find(b'%PDF-')} bytes"
    elif b"%PDF-" in head and not media.startswith(_TEXTS):
        yield "a PDF"
    if not any(mark in media for mark in _ZIPS) and _ends_as_zip(data):
        yield "a zip"
    if media.startswith(_TEXTS):
        return
    for mark, what in _ARCHIVES:
        if mark in data:
            yield what
    if not any(mark in media for mark in (*_ZIPS, "application/")) and _PAGE.search(data[:_PAGE_HEAD]):
        yield "a web page"


def _ends_as_zip(data: bytes) -> bool:
    """Whether an end record of a zip, with its comment, reaches exactly to the end of the file."""
    tail = data[-_LONGEST_COMMENT - _ZIP_END.size :]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _ZIP_END.size > len(tail):
        return False
    *_, comment = _ZIP_END.unpack_from(tail, at)
    return at + _ZIP_END.size + int(comment) == len(tail)
