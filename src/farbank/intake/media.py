"""What a file is, by its first bytes and not by its name; a name that says something else is reported.

Types are those of RFC 6838 and the IANA registry; signatures are from the formats' own specifications.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

HEAD: Final = 65_536  # how many first bytes are enough to tell
UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"
ZIP: Final = "application/zip"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
ODP: Final = "application/vnd.oasis.opendocument.presentation"
OLE: Final = "application/x-ole-storage"
HWP: Final = "application/x-hwp"
HWPX: Final = "application/hwp+zip"
MSG: Final = "application/vnd.ms-outlook"
DOC: Final = "application/msword"
XLS: Final = "application/vnd.ms-excel"
PPT: Final = "application/vnd.ms-powerpoint"
RTF: Final = "application/rtf"
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
    (b"HWP Document File V", HWP),
    (b"{\\rtf", RTF),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (b"\0\0\x01\xba", "video/mpeg"),
    (b"\0\0\x01\xb3", "video/mpeg"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"age-encryption.org/v1\n", "application/x-age"),
    (b"WARC/1.", WARC),
)
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_HEIF: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_FTYP: Final = {
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gr6", b"3ge6", b"3gg6"), "video/3gpp"),
}
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of a stream that only one kind of compound file has, as the directory spells it, and the ending of its files.
_STREAMS: Final = (
    ("BodyText", HWP, ".hwp"),
    ("__properties_version1.0", MSG, ".msg"),
    ("WordDocument", DOC, ".doc"),
    ("Workbook", XLS, ".xls"),
    ("PowerPoint Document", PPT, ".ppt"),
)
_OFFICE: Final = ((b"xl/", XLSX, ".xlsx"), (b"word/", DOCX, ".docx"), (b"ppt/", PPTX, ".pptx"))
_MAIL: Final = re.compile(
    rb"^(from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):", re.IGNORECASE
)
_FROM_LINE: Final = re.compile(rb"From [^\r\n]*\r?\n(?:>?From |[\x21-\x39\x3b-\x7e]+:)")  # RFC 4155
_CONTROL: Final = frozenset(range(0x20)) - frozenset(b"\t\n\f\r\x1b")
_KOREAN_SHIFTS: Final = (b"\x1b$)C", b"\x0e\x0f")  # ISO-2022-KR (RFC 1557): what announces it, its two shifts
# Latin, Greek, Cyrillic; signs; kana, Han and their forms; Hangul. At least eight letters, so that it is no accident.
_WRITTEN: Final = re.compile(
    r"[\t\n\f\r -~\u00a0-\u024f\u0370-\u04ff\u2010-\u27bf\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffee]{8,}"
)
_SPACED: Final = re.compile(r"[ \n]|[A-Za-z]{3}")
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
    ".odt": (ODT,),
    ".ods": (ODS,),
    ".odp": (ODP,),
    ".hwp": (HWP, HWPX),
    ".hwpx": (HWPX,),
    ".msg": (MSG,),
    ".rtf": (RTF,),
    ".doc": (DOC, RTF, DOCX),
    ".xls": (XLS,),
    ".bmp": ("image/bmp",),
    ".heif": ("image/heic",),
    ".avi": ("video/x-msvideo",),
    ".3gp": ("video/3gpp",),
    ".mkv": ("video/x-matroska",),
    ".webm": ("video/x-matroska",),
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
    """The type of a file by its first `HEAD` bytes; a name only decides between kinds of plain text or of Office."""
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
    if head.startswith(_COMPOUND):
        return _compound(head, name)
    return _boxed(head) or _written(head, name)


def _boxed(head: bytes) -> str:
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] != b"ftyp":
        return ""
    return "image/heic" if head[8:12] in _HEIF else _FTYP.get(head[8:12], "video/mp4")


def _compound(head: bytes, name: str) -> str:
    """Which program's file it is, by a stream only its files have; by the name where the directory lies further on."""
    for stream, kind, _ in _STREAMS:
        if stream.encode("utf-16-le") in head:
            return kind
    return next((kind for _, kind, ending in _STREAMS if name.endswith(ending)), OLE)


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
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff")) or unmarked_utf_16(head) != ""
    if not marked and set(_unshifted(head)) & _CONTROL:
        return UNKNOWN
    if name.endswith(_TABLES):
        return "text/csv"
    if _FROM_LINE.match(head) and not name.endswith(".eml"):
        return MBOX
    if _headers(head) >= (1 if name.endswith(".eml") else 3):
        return "message/rfc822"
    return "text/html" if re.match(rb"\s*(<!doctype html|<html)", head, re.IGNORECASE) else TEXT


def _unshifted(head: bytes) -> bytes:
    """The bytes without the shifts of ISO-2022-KR, which are no sign of a binary file once it was announced."""
    announcing, shifts = _KOREAN_SHIFTS
    return head.translate(None, shifts) if announcing in head else head


def unmarked_utf_16(head: bytes) -> str:
    """Python's name for UTF-16 without a mark, where every pair of bytes is a letter that people write; else `""`."""
    even = head[: len(head) // 2 * 2]
    if b"\0" not in even:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = even[:8192].decode(encoding)
        except UnicodeDecodeError:
            continue
        if _WRITTEN.fullmatch(text) and _SPACED.search(text):
            return encoding
    return ""


def _headers(head: bytes) -> int:
    """How many of the first lines are headers of a mail; a line that cannot stand among headers ends the count."""
    count = 0
    for line in head.splitlines()[:60]:
        if _MAIL.match(line):
            count += 1
        elif not re.match(rb"[\t ]+\S|[\x21-\x39\x3b-\x7e]+:|From ", line):
            break
    return count
