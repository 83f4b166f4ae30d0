"""Pictures and pages as nothing but pixels: upright, RGB, on white, one frame only, colour profiles ignored."""

from __future__ import annotations

from typing import Final

import pypdfium2
from PIL import Image, ImageOps

from farbank.intake.limits import Limits
from farbank.intake.readers import pdf, raster, recording
from farbank.intake.readers.picture import PILLOW_FAULTS, opened
from farbank.intake.readers.reader import Unreadable
from farbank.intake.unread import RECORDINGS
from farbank.values.picture import Pixels

FORMS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", **raster.FORMS}
_POINTS_PER_INCH: Final = 72
DPI: Final = 200


_SMALL: Final = 600  # pixels; what is made so small is compared, and is made from at least twice as many


def drawn(untrusted_bytes: bytes, *, media: str, max_side: int, limits: Limits) -> Pixels:
    """The pixels of a picture or of a frame of a video, no side longer than `max_side`; or raises `Unreadable`."""
    if media in RECORDINGS:
        return _shrunk(recording.frame_of(untrusted_bytes, media, limits), max_side=max_side)
    return _shrunk(opened(untrusted_bytes, FORMS[media], limits), max_side=max_side)


def leaf_drawn(untrusted_bytes: bytes, *, page: int, max_side: int, limits: Limits) -> Pixels:
    """One page of a TIFF, counted from 1."""
    picture = opened(untrusted_bytes, "TIFF", limits)
    raster.turn_to(picture, page, limits)
    return _shrunk(picture, max_side=max_side)


def _shrunk(picture: Image.Image, *, max_side: int) -> Pixels:
    try:
        picture.draft("RGB", _no_smaller(picture.size, max_side if max_side > _SMALL else 2 * max_side))
        upright = ImageOps.exif_transpose(_on_white(picture))
        upright.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
        return Pixels(width=upright.width, height=upright.height, rgb=upright.tobytes())
    except PILLOW_FAULTS:
        raise Unreadable("the picture is cut short or damaged") from None


def _no_smaller(size: tuple[int, int], max_side: int) -> tuple[int, int]:
    """The size that a picture is made to: a JPEG decoder may halve while it decodes as long as it stays above that.

    Asked for a square it would stay above it with the shorter side, and decode four times as many pixels as are wanted.
    """
    longest = max(*size, max_side)
    return max(1, size[0] * max_side // longest), max(1, size[1] * max_side // longest)


def page_drawn(untrusted_bytes: bytes, *, page: int, max_side: int, limits: Limits) -> Pixels:
    """One page of a PDF, counted from 1, at 200 dots per inch or as large as `max_side` allows."""
    document = pdf.opened(untrusted_bytes)
    if not 1 <= page <= len(document):
        raise Unreadable(f"it has {len(document)} pages and no page {page}")
    try:
        sheet = document[page - 1]
        scale = page_scale(sheet.get_size(), max_side=max_side, limits=limits)
        bitmap = sheet.render(scale=scale, fill_color=(255, 255, 255, 255))
        picture = bitmap.to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, *PILLOW_FAULTS):
        raise Unreadable(f"page {page} cannot be drawn") from None
    picture.thumbnail((max_side, max_side))
    return Pixels(width=picture.width, height=picture.height, rgb=picture.tobytes())


def page_scale(size: tuple[float, float], *, max_side: int, limits: Limits) -> float:
    """Pixels for each point of a page: 200 dots per inch, or as many as `max_side` and the limit of pixels allow."""
    side = min(max_side, int(limits.pixels**0.5))
    return min(DPI / _POINTS_PER_INCH, side / max(*size, 1))


def _on_white(picture: Image.Image) -> Image.Image:
    """RGB with what was transparent on white; the orientation the camera wrote down is carried along."""
    exif = picture.getexif()
    if picture.mode.startswith("I"):
        picture = picture.point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        over = picture.convert("RGBA")
        white = Image.new("RGBA", over.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(white, over)
    flat = picture.convert("RGB")
    flat.getexif()[0x0112] = exif.get(0x0112, 1)
    return flat
