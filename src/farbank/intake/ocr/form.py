"""How pixels go to the process that reads writing, and how lines come back: as rows of words, all of them checked."""

from __future__ import annotations

import re
from typing import Final

from farbank.errors import Refused
from farbank.facts.recognised import Line
from farbank.intake.names import clean_text
from farbank.values.picture import Pixels, Tab

PAGE: Final = "image/x-portable-pixmap"  # netpbm's PPM: width, height, then nothing but pixels
CANARY: Final = "application/x-farbank-canary"
LINES: Final = "lines"
_HEAD: Final = re.compile(rb"P6 ([1-9][0-9]{0,5}) ([1-9][0-9]{0,5}) 255\n")
_CELLS: Final = 11  # words, language, confidence, four corners of two numbers
_NUMBER: Final = re.compile(r"[0-9]{1,7}\Z")
_MOST: Final = 5_000  # lines of one page


def as_page(pixels: Pixels) -> bytes:
    """A picture as PPM."""
    return b"P6 %d %d 255\n" % (pixels.width, pixels.height) + pixels.rgb


def pixels_in(untrusted_bytes: bytes) -> Pixels:
    """The picture that `as_page` wrote; `Refused` where it is none."""
    head = _HEAD.match(untrusted_bytes)
    if head is None:
        raise Refused("a page comes as PPM")
    return Pixels(width=int(head[1]), height=int(head[2]), rgb=untrusted_bytes[head.end() :])


def lines_in(untrusted_tabs: tuple[Tab, ...], page: int, known: tuple[str, ...]) -> tuple[Line, ...] | None:
    """The lines of one page as the process told them; None where they are not of the form that was asked for."""
    if len(untrusted_tabs) != 1 or len(untrusted_tabs[0].rows) > _MOST:
        return None
    found = tuple(_line(row, page, known) for row in untrusted_tabs[0].rows)
    return None if None in found else tuple(each for each in found if each is not None)


def _line(row: tuple[str, ...], page: int, known: tuple[str, ...]) -> Line | None:
    if len(row) != _CELLS or row[1] not in known or not all(map(_NUMBER.match, row[2:])):
        return None
    confidence, *corners = map(int, row[2:])
    words = " ".join(clean_text(row[0]).split())
    return Line(page=page, words=words, language=row[1], confidence=min(confidence, 100), corners=tuple(corners))
