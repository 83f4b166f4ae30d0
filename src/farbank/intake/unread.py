"""What is kept and not read in this version, with the words that say so."""

from __future__ import annotations

from typing import Final

from farbank.intake.media import DOCX, MBOX, OLE, PPTX, UNKNOWN, WACZ, WARC, XLSX, ZIP

READ: Final = frozenset(
    {
        "text/plain",
        "text/html",
        "text/csv",
        "image/jpeg",
        "image/png",
        "application/pdf",
        "message/rfc822",
        XLSX,
    }
)
_NAMES: Final = {
    "image/gif": "a GIF picture",
    "image/webp": "a WebP picture",
    "image/heic": "a HEIC picture",
    "image/avif": "an AVIF picture",
    "image/tiff": "a TIFF picture",
    "image/bmp": "a BMP picture",
    DOCX: "a Word document",
    PPTX: "a PowerPoint document",
    OLE: "an old Office or HWP document",
    "application/hwp+zip": "a HWPX document",
    MBOX: "an mbox ('farbank import' takes its messages)",
    WARC: "a web archive (WARC)",
    WACZ: "a web archive (WACZ)",
    UNKNOWN: "a file of unknown kind",
}


def why_not_read(kind: str) -> str:
    """The reason a kind of file is not read, `""` where a reader takes it. A zip's members come as parts of it."""
    if kind in READ or kind == ZIP:
        return ""
    family = {"video/": "a video", "audio/": "a sound recording"}
    name = _NAMES.get(kind) or next((words for start, words in family.items() if kind.startswith(start)), kind)
    return f"{name} is kept and not read in this version"
