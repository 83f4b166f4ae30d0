"""Boxes that cover part of a picture: solid, padded, and of few sizes, so that a box says little of what lies under it.

- A box is drawn larger than it was asked for, never smaller.
- Its short side comes off a ladder of sizes, its long side is one of few multiples of it: names of ordinary length in
  one line get boxes of one size. (The exact width of a box leaves one or two of twenty names.)
- It begins on a grid, so that its middle says nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from farbank.errors import Refused

SMALLEST: Final = 16  # pixels of the short side; less cannot be seen to be covered
_PADDING: Final = 8  # an eighth of the short side on each side, and not less than
_LEAST_PADDING: Final = 4  # pixels
_SQUARE: Final = (3, 2)  # up to this shape it is no line of writing, and keeps this shape
_LINE: Final = 4  # beyond it, the long side is a multiple of so many short sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Part of a page (from 1), in pixels of the page as it is drawn, counted from its upper left corner."""

    page: int = 1
    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.page < 1 or min(self.x, self.y) < 0 or min(self.width, self.height) < 1:
            raise Refused("a box lies on a page from 1 on, begins at 0 or more, and is 1 pixel or more on each side")


def fitted(box: Box, width: int, height: int) -> Box:
    """The box that is drawn for one that was asked for, within a page of this size; `Refused` where it lies outside."""
    if box.x >= width or box.y >= height:
        raise Refused(
            f"a box at {box.x},{box.y} lies outside page {box.page}, which is {width} x {height} pixels",
            advice="A box is X,Y,W,H in pixels from the upper left corner, or in percent of the page (10%,20%,5%,4%).",
        )
    pad = max(_LEAST_PADDING, min(box.width, box.height) // _PADDING)
    left, top = max(box.x - pad, 0), max(box.y - pad, 0)
    right, bottom = box.x + box.width + pad, box.y + box.height + pad
    step = _rung(min(right - left, bottom - top)) // 2
    left, top = left // step * step, top // step * step
    wide, high = _sizes(right - left, bottom - top)
    return replace(box, x=left, y=top, width=min(wide, width - left), height=min(high, height - top))


def _sizes(wide: int, high: int) -> tuple[int, int]:
    short = _rung(min(wide, high))
    long = _long(max(wide, high), short)
    return (long, short) if wide >= high else (short, long)


def _long(long: int, short: int) -> int:
    square = short * _SQUARE[0] // _SQUARE[1]
    unit = _LINE * short
    return square if long <= square else -(-long // unit) * unit


def _rung(size: int) -> int:
    """The next of 16, 24, 32, 48, 64, 96 ... pixels."""
    rung = SMALLEST
    while rung < size:
        rung = rung * 3 // 2 if rung & (rung - 1) == 0 else rung * 4 // 3
    return rung
