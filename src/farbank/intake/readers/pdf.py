"""PDF documents: their text, their pages, what they say of their makers, and the files attached to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pypdfium2

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.names import clean_text, clipped
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Part, Reading

_NAME: Final = "pdf 1"
_TELLING: Final = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "made with",
    "Producer": "written by",
    "CreationDate": "created",
    "ModDate": "changed",
}


def opened(untrusted_bytes: bytes) -> Any:  # noqa: ANN401  (the library has no types)
    """An open document; raises `Unreadable` where it is locked or broken."""
    try:
        return pypdfium2.PdfDocument(untrusted_bytes)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise Unreadable("the PDF is encrypted and asks for a password") from None
        raise Unreadable("it begins like a PDF and is broken") from None


def _read(given: Given) -> Reading:
    document = opened(given.untrusted_bytes)
    pages = len(document)
    if pages > given.limits.pages:
        raise Unreadable(f"it has {pages:,} pages, more than {given.limits.pages:,}")
    text, faults = _text(document, given.limits)
    return Reading(
        media=given.media,
        reader=_NAME,
        text=text,
        pages=pages,
        hidden=tuple(_hidden(document, given.untrusted_bytes)),
        parts=tuple(_attached(document, given.limits)),
        could_not=_could_not(text, pages=pages, faults=faults),
    )


def _could_not(text: str, *, pages: int, faults: int) -> str:
    if faults:
        return f"{faults} of its {pages} pages cannot be read"
    if not pages:
        return "it has no pages"
    return "" if text.strip() else "its pages hold no text, only pictures; it takes a person or OCR to read them"


def _text(document: Any, limits: Limits) -> tuple[str, int]:  # noqa: ANN401
    """The text page by page, and how many pages gave none because they are broken."""
    pages: list[str] = []
    length = faults = 0
    for number in range(len(document)):
        try:
            page = document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            faults += 1
            continue
        length += len(page)
        if length > limits.characters:
            raise Unreadable(f"it holds more than {limits.characters:,} characters")
        pages.append(clean_text(page).replace("\r\n", "\n"))
    return "\n\f\n".join(pages), faults


def _hidden(document: Any, data: bytes) -> Iterator[Hidden]:  # noqa: ANN401
    said = document.get_metadata_dict(skip_empty=True)
    for key, what in _TELLING.items():
        if key in said:
            yield Hidden(what=what, value=clean_text(said[key]))
    earlier = data.count(b"%%EOF") - 1
    if earlier > 0:
        yield Hidden(what="earlier states inside", value=str(earlier))
    for mark, what in ((b"/JavaScript", "a script"), (b"<x:xmpmeta", "XMP")):
        if mark in data:
            yield Hidden(what=what, value="present")


def _attached(document: Any, limits: Limits) -> Iterator[Part]:  # noqa: ANN401
    count = document.count_attachments()
    for number in range(min(count, limits.parts)):
        try:
            attachment = document.get_attachment(number)
            yield Part(name=clipped(attachment.get_name()), content=bytes(attachment.get_data()))
        except pypdfium2.PdfiumError:
            continue


READER: Final = Reader(name=_NAME, supports=("application/pdf",), read=_read)
