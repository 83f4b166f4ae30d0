"""A PDF made of nothing but pictures of pages (ISO 32000-1): one JPEG a page, and no word.

- No text, font, layer, note, form, attachment, script, outline, title, date, id or earlier state.
- The same pages give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

from PIL import Image

_HEADER: Final = b"%PDF-1.4\n"
_CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
_EACH: Final = 3  # objects for each page: the page, what it draws, its picture
_POINTS_PER_INCH: Final = 72


def pdf_of(jpegs: Iterable[bytes], *, dots_per_inch: int) -> bytes:
    """A document of these pictures in order, each on a page of its own size."""
    pages = [_page(2 + _EACH * number, jpeg, dots_per_inch) for number, jpeg in enumerate(jpegs)]
    kids = b" ".join(b"%d 0 R" % (3 + _EACH * number) for number in range(len(pages)))
    every = [_CATALOG, b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages))]
    return _written([*every, *(each for page in pages for each in page)])


def _page(before: int, jpeg: bytes, dots_per_inch: int) -> tuple[bytes, bytes, bytes]:
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        width, height = picture.size
    wide, high = (b"%.2f" % (_POINTS_PER_INCH * side / dots_per_inch) for side in (width, height))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %b %b] /Resources << /XObject << /P %d 0 R >> >> "
        b"/Contents %d 0 R >>" % (wide, high, before + 3, before + 2)
    )
    about = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        b"/Filter /DCTDecode /Length %d >>" % (width, height, len(jpeg))
    )
    draws = b"q %b 0 0 %b 0 0 cm /P Do Q\n" % (wide, high)
    return page, _stream(b"<< /Length %d >>" % len(draws), draws), _stream(about, jpeg)


def _stream(about: bytes, content: bytes) -> bytes:
    return about + b"\nstream\n" + content + b"\nendstream"


def _written(objects: list[bytes]) -> bytes:
    whole, places = bytearray(_HEADER), []
    for number, each in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(whole)
