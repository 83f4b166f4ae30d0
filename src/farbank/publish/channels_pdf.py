"""The words of a finished PDF: page by page, its bookmarks, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

_HYPHEN = "\ufffe"  # how pdfium marks a hyphen at the end of a line


def pdf_words(content: bytes) -> Iterator[tuple[str, str]]:
    """(channel, words) of a PDF of our own."""
    document = pypdfium2.PdfDocument(content)
    try:
        for value in document.get_metadata_dict(skip_empty=True).values():
            yield "file_metadata", value
        for mark in document.get_toc():
            yield "headline", mark.get_title()
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            yield "body", " ".join(text.get_text_range().replace(_HYPHEN, "-").split())
            text.close()
            page.close()
    finally:
        document.close()
