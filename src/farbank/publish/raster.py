"""Drawings and photographs as files that hold nothing but pixels.

- Only the typefaces that ship with farbank are used; the fonts of the machine never show in a figure.
- A picture leaves as new bytes made from its pixels: no metadata, no thumbnail, nothing after its end.
- The same drawing gives the same bytes.
"""

from __future__ import annotations

import io
import struct
from functools import lru_cache

import resvg_py
from PIL import Image

from farbank.errors import FarbankError
from farbank.publish.faces import files_for
from farbank.publish.typefaces import FAMILY
from farbank.values.picture import Pixels

COLOURS = 48  # a figure holds a handful of inks and their edges
SCALE = 2.0  # device pixels per unit of the drawing
_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


@lru_cache(maxsize=32)
def draw(svg: str, scale: float = SCALE) -> bytes:
    """A drawing as a palette PNG."""
    try:
        drawn: bytes = bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                skip_system_fonts=True,
                font_files=list(files_for(svg)),
                font_family=FAMILY["latin"],
                sans_serif_family=FAMILY["latin"],
                zoom=scale,
            )
        )
    except ValueError as trouble:
        raise FarbankError(f"a figure could not be drawn: {trouble}") from None
    with Image.open(io.BytesIO(drawn)) as image:
        return _png(_few_colours(image.convert("RGB")))


def _few_colours(image: Image.Image) -> Image.Image:
    """The picture in its commonest colours, each exactly as drawn, the rest mapped to the nearest of them."""
    counted = image.getcolors(image.width * image.height) or []
    commonest = sorted(((count, colour) for count, colour in counted), reverse=True)[:COLOURS]
    flat = bytes(int(part) for _, colour in commonest if isinstance(colour, tuple) for part in colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette(flat)
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def rebuild_png(pixels: Pixels) -> bytes:
    """A picture as a new PNG, true colours, from nothing but its pixels."""
    return _png(_image(pixels))


def rebuild_jpeg(pixels: Pixels, quality: int = 84) -> bytes:
    """A picture as a new JPEG, from nothing but its pixels; every redaction is already in them."""
    out = io.BytesIO()
    _image(pixels).save(out, "JPEG", quality=quality, optimize=True, progressive=False, subsampling="4:2:0")
    return out.getvalue()


def no_wider(pixels: Pixels, side: int) -> Pixels:
    """A picture made smaller, so that its longer side is `side` pixels; one that is small enough stays as it is."""
    longest = max(pixels.width, pixels.height)
    if longest <= side:
        return pixels
    size = (max(1, pixels.width * side // longest), max(1, pixels.height * side // longest))
    smaller = _image(pixels).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Pixels(width=size[0], height=size[1], rgb=smaller.tobytes())


def _image(pixels: Pixels) -> Image.Image:
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return only_pixels(out.getvalue())


def only_pixels(png: bytes) -> bytes:
    """A PNG reduced to the chunks that carry its pixels."""
    kept = [png[:8]]
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        chunk = png[at : at + 12 + length]
        if chunk[4:8] in _KEPT:
            kept.append(chunk)
        at += len(chunk)
        if chunk[4:8] == b"IEND":
            break
    return b"".join(kept)
