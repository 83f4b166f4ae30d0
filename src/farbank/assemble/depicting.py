"""An item as it is looked at: drawn anew from its pixels in the confined process, never its own bytes."""

from __future__ import annotations

from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing, Refused
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot
from farbank.publish import raster
from farbank.views import custody, handling

SIDE: Final = 1400  # pixels of the longer side
SMALL: Final = 320  # of a picture in a contact sheet
_PAGED: Final = frozenset({"application/pdf", "image/tiff"})


def can_be_drawn(media: str) -> bool:
    """Whether an item of this kind is looked at as a picture."""
    return media.startswith(("image/", "video/")) or media in _PAGED


def is_paged(media: str) -> bool:
    """Whether one file of this kind holds several pages."""
    return media in _PAGED


def depicted(room: Newsroom, confinement: Confinement, name: str, page: int, side: int = SIDE) -> bytes:
    """A JPEG of an item, or of one of its pages, counted from 1; `Refused` with the reason where there can be none."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or not item.objects:
        raise Missing(f"{identity} has no file to look at")
    if identity in handling.restricted(room.rows):
        raise Refused(f"{identity} is restricted", advice="See who restricted it with 'farbank show'.")
    sealed = item.objects[page - 1] if 1 < page <= len(item.objects) else item.objects[0]
    with room.objects.open(sealed) as stream:
        if item.media in _PAGED:
            pixels = confinement.page_pixels(stream, page=page, max_side=side)
        else:
            pixels = confinement.pixels(stream, max_side=side)
    if isinstance(pixels, CouldNot):
        raise Refused(f"{identity} cannot be drawn: {pixels.because}")
    return raster.rebuild_jpeg(pixels)
