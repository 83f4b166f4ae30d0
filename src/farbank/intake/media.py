"""What a file is, by its first bytes and not by its name; a name that says something else is reported.

Types are those of RFC 6838 and the IANA registry; signatures are from the formats' own specifications.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

HEAD: Final = 65_536  # how many first bytes are enough to tell
UNKNOWN: Final = "application/octet-stream"
ZIP: Final = "application/zip"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OLE: Final = "application/x-ole-storage"
MBOX: Final = "application/mbox"
WARC: Final = "application/warc"
WACZ: Final = "application/wacz"

_STARTS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"\0\0\x01\xba", "video/mpeg"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"age-encryption.org/v1\n", "application/x-age"),
    (b"WARC/1.", WARC),
)
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_HEIF: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_FTYP: Final = {b"avif": "image/avif", b"qt  ": "video/quicktime", b"M4A ": "audio/mp4"}
_OFFICE: Final = ((b"xl/", XLSX, ".xlsx"), (b"word/", DOCX, ".docx"), (b"ppt/", PPTX, ".pptx"))
_MAIL: Final = re.compile(
    rb"^(from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):", re.IGNORECASE
)
_FROM_LINE: Final = re.compile(rb"From [^\r\n]*\r?\n(?:>?From |[\x21-\x39\x3b-\x7e]+:)")  # RFC 4155
_CONTROL: Final = bytes(set(range(0x20)) - set(b"\t\n\f\r\x1b"))
_TABLES: Final = (".csv", ".tsv", ".tab")
_FITS: Final = {
    ".jpg": ("image/jpeg",),
    ".jpeg": ("image/jpeg",),
    ".png": ("image/png",),
    ".gif": ("image/gif",),
    ".webp": ("image/webp",),
    ".heic": ("image/heic",),
    ".tif": ("image/tiff",),
    ".tiff": ("image/tiff",),
    ".pdf": ("application/pdf",),
    ".eml": ("message/rfc822",),
    ".csv": ("text/csv",),
    ".tsv": ("text/csv",),
    ".txt": ("text/plain", "text/csv"),
    ".html": ("text/html",),
    ".htm": ("text/html",),
    ".xlsx": (XLSX,),
    ".docx": (DOCX,),
    ".pptx": (PPTX,),
    ".zip": (ZIP,),
    ".mbox": (MBOX,),
    ".warc": (WARC,),
    ".wacz": (WACZ,),
    ".mp4": ("video/mp4",),
    ".mov": ("video/quicktime",),
    ".mp3": ("audio/mpeg",),
    ".wav": ("audio/wav",),
    ".m4a": ("audio/mp4",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A type, and what the name says where the two differ (`""` when they agree or the name says nothing)."""

    kind: str
    mismatch: str = ""


def media_of(untrusted_head: bytes, name: str) -> Media:
    """The type of a file by its first `HEAD` bytes. The name only decides between kinds of plain text and of Office."""
    lower = name.lower()
    kind = _kind(untrusted_head, lower)
    ending = lower[lower.rfind(".") :] if "." in lower else ""
    fits = _FITS.get(ending)
    if fits is None or kind in fits or not untrusted_head:
        return Media(kind=kind)
    return Media(kind=kind, mismatch=f"the name ends in {ending}, the content is {kind}")


def _kind(head: bytes, name: str) -> str:
    if not head:
        return UNKNOWN
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(head, name)
    return _boxed(head) or _written(head, name)


def _boxed(head: bytes) -> str:
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] != b"ftyp":
        return ""
    return "image/heic" if head[8:12] in _HEIF else _FTYP.get(head[8:12], "video/mp4")


def _packed(head: bytes, name: str) -> str:
    stored = re.match(rb"PK\x03\x04.{26}mimetype(application/[a-z0-9.+-]+?)(?:PK|$)", head[:200], re.DOTALL)
    if stored:
        return stored[1].decode("ascii")
    if name.endswith(".wacz"):
        return WACZ
    for folder, kind, _ in _OFFICE:
        if re.search(rb"PK\x03\x04.{26}" + folder, head, re.DOTALL):
            return kind
    if re.search(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|docProps/)", head, re.DOTALL):
        return next((kind for _, kind, ending in _OFFICE if name.endswith(ending)), ZIP)
    return ZIP


def _written(head: bytes, name: str) -> str:
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and any(byte in head for byte in _CONTROL):
        return UNKNOWN
    if name.endswith(_TABLES):
        return "text/csv"
    if _FROM_LINE.match(head) and not name.endswith(".eml"):
        return MBOX
    if _headers(head) >= (1 if name.endswith(".eml") else 3):
        return "message/rfc822"
    return "text/html" if re.match(rb"\s*(<!doctype html|<html)", head, re.IGNORECASE) else "text/plain"


def _headers(head: bytes) -> int:
    """How many of the first lines are headers of a mail; a line that cannot stand among headers ends the count."""
    count = 0
    for line in head.splitlines()[:60]:
        if _MAIL.match(line):
            count += 1
        elif not re.match(rb"[\t ]+\S|[\x21-\x39\x3b-\x7e]+:|From ", line):
            break
    return count
