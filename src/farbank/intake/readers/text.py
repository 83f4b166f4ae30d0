"""Plain text in UTF-8, or UTF-16 with its mark. Any other encoding is refused rather than guessed."""

from __future__ import annotations

from typing import Final

from farbank.intake.names import clean_text
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading

_NAME: Final = "text 1"
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def decoded(untrusted_bytes: bytes) -> str:
    """The text as written; raises `Unreadable`, naming what was tried."""
    encoding = "utf-16" if untrusted_bytes.startswith(_UTF_16_MARKS) else "utf-8-sig"
    try:
        return clean_text(untrusted_bytes.decode(encoding))
    except UnicodeDecodeError as fault:
        tried = "UTF-16 by its mark" if encoding == "utf-16" else "UTF-8 (and it has no UTF-16 mark)"
        raise Unreadable(f"its encoding is not known: tried {tried}, which fails at byte {fault.start}") from None


def _read(given: Given) -> Reading:
    text = decoded(given.untrusted_bytes)
    if len(text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    return Reading(media=given.media, reader=_NAME, text=text)


READER: Final = Reader(name=_NAME, supports=("text/plain",), read=_read)
