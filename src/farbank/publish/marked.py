"""A page with numbered frames around places that somebody is to look at. For the desk; it never leaves."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from farbank.publish.raster import only_pixels
from farbank.publish.typefaces import FOLDER
from farbank.values.box import Box
from farbank.values.picture import Pixels

_FRAME, _GROUND = "#ffd23f", "#11161c"
_SMALLEST: Final = 14  # pixels of a number


def marked(pixels: Pixels, places: Iterable[tuple[int, Box]]) -> bytes:
    """The page as PNG; what lies in a frame stays as it is."""
    sheet = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    pen = ImageDraw.Draw(sheet)
    size = max(_SMALLEST, max(sheet.size) // 60)
    font = ImageFont.truetype(str(FOLDER / "sans-700.ttf"), size)
    for number, box in places:
        edges = (box.x - 3, box.y - 3, box.x + box.width + 2, box.y + box.height + 2)
        pen.rectangle(edges, outline=_GROUND, width=3)
        pen.rectangle(edges, outline=_FRAME, width=2)
        at = (box.x, max(box.y - size - 6, 0))
        pen.rectangle(pen.textbbox(at, str(number), font=font), fill=_GROUND)
        pen.text(at, str(number), font=font, fill=_FRAME)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return only_pixels(out.getvalue())
