"""The lines of text that a PDF holds under its pages, and where on the drawn page each lies."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from farbank.intake.limits import Limits
from farbank.intake.names import clean_text
from farbank.intake.readers import pdf
from farbank.intake.readers.draw import page_scale
from farbank.intake.readers.reader import Unreadable
from farbank.intake.reading import Reading
from farbank.values.picture import Tab

_NAME: Final = "pdf lines 1"
_MOST: Final = 5_000  # lines of one page
_GAP: Final = 2  # times its height, up to which two pieces belong to one line


@dataclass(slots=True, kw_only=True)
class _Line:
    words: str
    left: int
    top: int
    right: int
    bottom: int

    def takes(self, other: _Line) -> bool:
        """Whether the other piece goes on in this line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        high = min(self.bottom - self.top, other.bottom - other.top)
        near = -_GAP * high <= other.left - self.right <= _GAP * max(high, 1)
        return 2 * shared >= high and near

    def take(self, other: _Line) -> None:
        self.words += " " + other.words
        self.left, self.top = min(self.left, other.left), min(self.top, other.top)
        self.right, self.bottom = max(self.right, other.right), max(self.bottom, other.bottom)


def lines_read(untrusted_bytes: bytes, *, max_side: int, limits: Limits) -> Reading:
    """Rows of page, words, left, top, right, bottom, in pixels of the page as `draw.page_drawn` draws it."""
    document = pdf.opened(untrusted_bytes)
    if len(document) > limits.pages:
        raise Unreadable(f"it has {len(document):,} pages, more than {limits.pages:,}")
    try:
        rows = tuple(
            row for number in range(len(document)) for row in _rows(document[number], number + 1, max_side, limits)
        )
    except pypdfium2.PdfiumError:
        raise Unreadable("its text cannot be read; name the boxes yourself") from None
    return Reading(media="application/pdf", reader=_NAME, pages=len(document), tabs=(Tab(name="lines", rows=rows),))


def _rows(page: Any, number: int, max_side: int, limits: Limits) -> Iterator[tuple[str, ...]]:  # noqa: ANN401  (no types)
    lines: list[_Line] = []
    for piece in _pieces(page, page_scale(page.get_size(), max_side=max_side, limits=limits)):
        if lines and lines[-1].takes(piece):
            lines[-1].take(piece)
        else:
            lines.append(piece)
    if len(lines) > _MOST:
        raise Unreadable(f"its page {number} holds more than {_MOST:,} lines")
    for each in lines:
        yield (str(number), each.words, *map(str, (each.left, each.top, each.right, each.bottom)))


def _pieces(page: Any, scale: float) -> Iterator[_Line]:  # noqa: ANN401
    text = page.get_textpage()
    size = tuple(ceil(side * scale) for side in page.get_size())
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = " ".join(clean_text(text.get_text_bounded(left, bottom, right, top)).split())
        corners = [_on_the_drawing(page, size, x, y) for x in (left, right) for y in (bottom, top)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        yield _Line(words=words, left=min(across), top=min(down), right=max(across), bottom=max(down))


def _on_the_drawing(page: Any, size: tuple[int, ...], x: float, y: float) -> tuple[int, int]:  # noqa: ANN401
    """Where a point of the page lies in its drawing; turned and cut pages are taken care of. Not less than 0."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return max(across.value, 0), max(down.value, 0)
