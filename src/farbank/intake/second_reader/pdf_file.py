"""A PDF that leaves (ISO 32000-1): one state, pages that are one picture each, and nothing else.

- From first byte to last it is header, objects in order, one table, one trailer, one end: no gap, no earlier state.
- Every object is one of four kinds, and each kind is compared whole with what it may say.
- A picture is a JPEG that is checked as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from farbank.intake.second_reader import jpeg_file
from farbank.intake.second_reader.complaint import Unexpected, need

_HEADER: Final = b"%PDF-1.4\n"
_OBJECT: Final = re.compile(rb"(\d{1,7}) 0 obj\n(<<[^<>]*(?:<<[^<>]*(?:<<[^<>]*>>[^<>]*)*>>[^<>]*)*>>)\n")
_TABLE: Final = re.compile(rb"xref\n0 (\d+)\n0000000000 65535 f \n((?:\d{10} 00000 n \n)*)")
_TRAILER: Final = re.compile(rb"trailer\n<< /Size (\d+) /Root 1 0 R >>\nstartxref\n(\d+)\n%%EOF\n")
_NUMBER: Final = rb"\d{1,5}(?:\.\d{1,2})?"
_CATALOG: Final = re.compile(rb"<< /Type /Catalog /Pages 2 0 R >>")
_PAGES: Final = re.compile(rb"<< /Type /Pages /Kids \[(?:\d+ 0 R ?)+\] /Count \d+ >>")
_PAGE: Final = re.compile(
    rb"<< /Type /Page /Parent 2 0 R /MediaBox \[0 0 %b %b\] /Resources << /XObject << /P \d+ 0 R >> >> "
    rb"/Contents \d+ 0 R >>" % (_NUMBER, _NUMBER)
)
_CONTENT: Final = re.compile(rb"<< /Length (\d+) >>")
_DRAWS: Final = re.compile(rb"q %b 0 0 %b 0 0 cm /P Do Q\n" % (_NUMBER, _NUMBER))
_PICTURE: Final = re.compile(
    rb"<< /Type /XObject /Subtype /Image /Width (\d+) /Height (\d+) /ColorSpace /DeviceRGB /BitsPerComponent 8 "
    rb"/Filter /DCTDecode /Length (\d+) >>"
)


def check(data: bytes) -> None:
    """`Unexpected` where anything stands in it that may not."""
    need(data.startswith(_HEADER), "the PDF has another header")
    at, places = len(_HEADER), []
    while found := _OBJECT.match(data, at):
        places.append(at)
        need(int(found[1]) == len(places), "the objects of the PDF are not in order")
        at = _behind(data, found.end(), found[2], len(places))
    _check_end(data, at, places)


def _behind(data: bytes, at: int, said: bytes, number: int) -> int:
    """Where the next object begins, after this one was compared with what it may say."""
    if number <= 2:  # noqa: PLR2004
        need((_CATALOG, _PAGES)[number - 1].fullmatch(said), "the PDF says more of its pages than it may")
        return _ended(data, at)
    if _PAGE.fullmatch(said):
        return _ended(data, at)
    if found := _CONTENT.fullmatch(said):
        return _ended(data, _stream(data, at, int(found[1]), _check_draws))
    if found := _PICTURE.fullmatch(said):
        width, height = int(found[1]), int(found[2])
        return _ended(data, _stream(data, at, int(found[3]), lambda jpeg: _check_picture(jpeg, width, height)))
    raise Unexpected(f"object {number} of the PDF is of a kind that may not be")


def _stream(data: bytes, at: int, length: int, check_content: Callable[[bytes], None]) -> int:
    end = at + len(b"stream\n") + length
    need(data[at:].startswith(b"stream\n") if at + 7 > len(data) else data[at : at + 7] == b"stream\n", "no stream")
    need(data[end : end + 11] == b"\nendstream\n", "a stream of the PDF has another length than it says")
    check_content(data[at + 7 : end])
    return end + 11


def _check_draws(content: bytes) -> None:
    need(_DRAWS.fullmatch(content), "a page of the PDF draws more than its one picture")


def _check_picture(jpeg: bytes, width: int, height: int) -> None:
    need(jpeg_file.check(jpeg) == (width, height), "a picture of the PDF has another size than it says")


def _ended(data: bytes, at: int) -> int:
    need(data[at : at + 7] == b"endobj\n", "an object of the PDF does not end where it should")
    return at + 7


def _check_end(data: bytes, at: int, places: list[int]) -> None:
    table = _TABLE.match(data, at)
    trailer = _TRAILER.match(data, table.end()) if table else None
    if table is None or trailer is None:
        raise Unexpected("between the objects of the PDF and its end stands what may not be")
    need(trailer.end() == len(data), f"{len(data) - trailer.end()} bytes lie after the end of the PDF")
    said = [int(each[:10]) for each in table[2].splitlines()]
    sizes = int(table[1]), int(trailer[1]), int(trailer[2])
    need(said == places and sizes == (len(places) + 1, len(places) + 1, at), "the table of the PDF is wrong")
