"""Reads a file again that is about to leave, by what kind it is. What is on no list is told, and it may not leave."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from farbank.intake.media import DOCX, XLSX
from farbank.intake.second_reader import (
    film_file,
    jpeg_file,
    package_files,
    packed_file,
    pdf_file,
    plain_words,
    png_file,
    wave_file,
)
from farbank.intake.second_reader.complaint import Unexpected

_CHECKS: Final[dict[str, Callable[[bytes], object]]] = {
    "image/png": png_file.check,
    "image/jpeg": jpeg_file.check,
    "application/pdf": pdf_file.check,
    "audio/wav": wave_file.check,
    "video/mp4": film_file.check,
    "text/plain": plain_words.check,
    "text/csv": plain_words.check,
    DOCX: packed_file.check,
    XLSX: packed_file.check,
}
LEAVES: Final = frozenset(_CHECKS)  # the kinds of file that may leave
_PACKED: Final = {package_files.PACKAGE: package_files.check}  # a publication, which is judged as a whole


def complaint_of(content: bytes, media: str) -> str:
    """What is in the file that may not be; `""` where every byte of it is accounted for."""
    check = (_CHECKS | _PACKED).get(media)
    if check is None:
        return f"a file of this kind does not leave: {media}"
    try:
        check(content)
    except Unexpected as found:
        return str(found)
    except (struct.error, IndexError):
        return "the file is cut short"
    return ""
