"""What the first bytes of a file say about the tool that made it. Names only decide which files are worth a look."""

from __future__ import annotations

import re
import zlib
from typing import Final

PROOF_DATA: Final = frozenset(
    {
        b"File Hash SHA256",
        b"Proof Generated",
        b"File Modified",
        b"Location.Latitude",
        b"Location.Longitude",
        b"Wifi MAC",
        b"DeviceID",
        b"CellInfo",
        b"SafetyCheck",
        b"NetworkType",
        b"ScreenSize",
    }
)  # guardianproject/proofmode-android, ProofModeV1Constants
_FEW: Final = 2  # one of the words alone may stand in anybody's table
_TELLA: Final = re.compile(rb"(?:\xef\xbb\xbf)?File hash,File path,File name(?:,|\r?\n)")
_REPORT: Final = (b"Archived media for", b"bellingcat/auto-archiver")
_DATABASE: Final = re.compile(rb"(?:\xef\xbb\xbf)?status,metadata,media\r?\n")
_SHEET: Final = (b"link", b"archive status")
_WARC: Final = re.compile(rb"WARC/\d\.\d\r?\n")
_FROM: Final = re.compile(rb"From [^\r\n]*\r?\n(?:\r?\n|>?From |[\x21-\x39\x3b-\x7e]+:)")
_TOLD: Final = (".csv", ".json", ".html", ".htm", ".txt")
_ENOUGH: Final = 16_384


def worth_a_look(name: str) -> bool:
    """Whether a file of this name may say which tool made the files around it."""
    return name.lower().endswith(_TOLD)


def is_proof_data(head: bytes) -> bool:
    """What ProofMode writes down beside a photo: a CSV or JSON with its words (a photo may hold them too, inside)."""
    return b"\0" not in head and sum(word in head for word in PROOF_DATA) >= _FEW


def is_tella_data(head: bytes) -> bool:
    """What Tella exports beside a file: a CSV that begins with its first three columns."""
    return bool(_TELLA.match(head))


def is_archiver_report(head: bytes) -> bool:
    """The HTML page the Auto Archiver makes of one address."""
    return any(mark in head for mark in _REPORT) and b"<html" in head.lower()


def is_archiver_table(head: bytes) -> bool:
    """The Auto Archiver's own CSV, or its sheet of results saved as CSV."""
    first = head.splitlines()[0].lower() if head else b""
    columns = {each.strip(b' "') for each in first.split(b",")}
    return bool(_DATABASE.match(head)) or all(each in columns for each in _SHEET)


def is_mbox(head: bytes) -> bool:
    """A From_ line first, then a header (RFC 4155)."""
    return bool(_FROM.match(head))


def is_warc(head: bytes) -> bool:
    """A WARC record first, plain or in gzip (ISO 28500)."""
    return bool(_WARC.match(unpacked(head)))


def unpacked(head: bytes) -> bytes:
    """The first bytes inside a gzip, no more than a few; a head that is no gzip as it is."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, _ENOUGH)
    except zlib.error:
        return b""


def tool_of(name: str, head: bytes) -> str:
    """The kind of bundle a file like this stands in, `""` where it says nothing."""
    if is_proof_data(head):
        return "proofmode"
    if is_tella_data(head):
        return "tella"
    if is_archiver_report(head) or (name.lower().endswith(".csv") and is_archiver_table(head)):
        return "auto-archiver"
    return ""
