"""What is kept and not read in this version, or not without an extra, with the words that say so."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from farbank.intake.media import (
    DOC,
    DOCX,
    HWP,
    HWPX,
    MBOX,
    MSG,
    ODP,
    ODS,
    ODT,
    OLE,
    PPT,
    PPTX,
    RTF,
    UNKNOWN,
    WACZ,
    WARC,
    XLS,
    XLSX,
    ZIP,
)

RECORDINGS: Final = frozenset(
    {
        *("video/mp4", "video/quicktime", "video/3gpp", "video/x-matroska", "video/x-msvideo", "video/mpeg"),
        *("video/x-flv", "video/x-ms-asf"),
        *("audio/mpeg", "audio/mp4", "audio/aac", "audio/wav", "audio/ogg", "audio/flac", "audio/amr"),
    }
)
PICTURES: Final = frozenset({"image/tiff", "image/webp", "image/heic", "image/gif", "image/bmp"})
READ: Final = frozenset(
    {
        *("text/plain", "text/html", "text/csv", "message/rfc822", "image/jpeg", "image/png", "application/pdf"),
        *(XLSX, DOCX, ODT, ODS, ODP, RTF, HWP, HWPX, MSG, OLE, DOC, XLS, PPT),
        *PICTURES,
        *RECORDINGS,
    }
)
_NAMES: Final = {
    "image/avif": "an AVIF picture",
    PPTX: "a PowerPoint document",
    MBOX: "an mbox ('farbank import' takes its messages)",
    WARC: "a web archive (WARC)",
    WACZ: "a web archive (WACZ)",
    UNKNOWN: "a file of unknown kind",
}
NO_MEDIA: Final = (
    "is kept and not read: pip install 'farbank[media]' would tell its length, its codecs, what it says of its place "
    "and device, and draw a picture of it"
)


def why_not_read(kind: str) -> str:
    """The reason a kind of file is not read, `""` where a reader takes it. A zip's members come as parts of it."""
    if kind in RECORDINGS and find_spec("av") is None:
        return f"{_family(kind)} {NO_MEDIA}"
    if kind in READ or kind == ZIP:
        return ""
    return f"{_NAMES.get(kind) or _family(kind)} is kept and not read in this version"


def _family(kind: str) -> str:
    family = {"video/": "a video", "audio/": "a sound recording"}
    return next((words for start, words in family.items() if kind.startswith(start)), kind)
