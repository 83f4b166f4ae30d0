"""Pixels with boxes over what nobody may see: solid, of one colour, drawn before anything is saved.

- Nothing is blurred, pixelated or made partly see-through: what was under a box is in no byte of what comes out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from farbank.values.box import Box
from farbank.values.picture import Pixels

INK: Final = bytes((17, 22, 28))  # one dark colour for every box


def cover(pixels: Pixels, boxes: Iterable[Box]) -> Pixels:
    """A copy of a page with each box filled. The boxes are drawn as they are: `values.box.fitted` has made them so."""
    rgb = bytearray(pixels.rgb)
    for box in boxes:
        right = min(box.x + box.width, pixels.width)
        row = INK * max(right - box.x, 0)
        for y in range(box.y, min(box.y + box.height, pixels.height)):
            start = 3 * (y * pixels.width + box.x)
            rgb[start : start + len(row)] = row
    return Pixels(width=pixels.width, height=pixels.height, rgb=bytes(rgb))
