"""The pictures of a report as files, each encoded once: for the site, and smaller for what is passed on by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from farbank.publish import raster
from farbank.publish.page import Page, PictureShown

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


def photographs(page: Page) -> Mapping[str, Photo]:
    """Every picture of a page by the draft's own word for it."""
    return {label: _photo(shown) for label, shown in page.pictures.items()}


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
