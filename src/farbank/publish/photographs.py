"""The pictures of a report as files, each encoded once: for the site, and smaller for what is passed on by hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from farbank.publish import raster
from farbank.publish.page import Page, PictureShown

_THREADS: Final = 4
LIGHT_SIDE: Final = 1100  # pixels of the longer side in the PDF and the single file: 150 to the inch on A4


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture rebuilt from its pixels: `content` as wide as it is printed, `light` no wider than LIGHT_SIDE."""

    name: str
    content: bytes
    light: bytes
    width: int
    height: int

    @property
    def path(self) -> str:
        """Its file in a publication."""
        return f"pictures/{self.name}.jpg"


def photographs(page: Page, encoded: Callable[[int, int], None] | None = None) -> Mapping[str, Photo]:
    """Every picture of a page by the draft's own word for it; `encoded` hears how many of how many are done.

    They are encoded on as many threads as there are processors: Pillow lets go of Python's lock while it works.
    """
    labels, shown = tuple(page.pictures), tuple(page.pictures.values())
    made: dict[str, Photo] = {}
    with ThreadPoolExecutor(max_workers=min(_THREADS, os.cpu_count() or 1)) as pool:
        for label, photo in zip(labels, pool.map(_photo, shown), strict=True):
            made[label] = photo
            if encoded:
                encoded(len(made), len(labels))
    return made


def _photo(shown: PictureShown) -> Photo:
    pixels = shown.pixels
    content = raster.rebuild_jpeg(pixels)
    small = max(pixels.width, pixels.height) <= LIGHT_SIDE
    return Photo(
        name=shown.public_name,
        content=content,
        light=content if small else raster.rebuild_jpeg(raster.no_wider(pixels, LIGHT_SIDE), quality=78),
        width=pixels.width,
        height=pixels.height,
    )
