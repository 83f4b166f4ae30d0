"""Opening a picture so that no size it claims can hurt, and looking whether its pixels are all there."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Final

from PIL import Image

from farbank.intake.limits import Limits
from farbank.intake.readers.reader import Unreadable

PILLOW_FAULTS: Final = (
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    SyntaxError,
    EOFError,
    RuntimeError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
Image.MAX_IMAGE_PIXELS = None  # `opened` compares with our own limit before anything is decoded


def opened(untrusted_bytes: bytes, form: str, limits: Limits) -> Image.Image:
    """A picture whose header was read; raises `Unreadable` where it is no picture or claims too many pixels."""
    try:
        picture = Image.open(io.BytesIO(untrusted_bytes), formats=(form,))
    except PILLOW_FAULTS:
        raise Unreadable(f"it begins like a {form} picture and is broken") from None
    width, height = picture.size
    if width * height > limits.pixels:
        raise Unreadable(f"it claims {width:,} x {height:,} pixels, more than {limits.pixels:,}")
    return picture


def broken(picture: Image.Image) -> str:
    """Why not all of its pixels can be decoded, `""` when they can."""
    try:
        picture.load()
    except PILLOW_FAULTS:
        return "the picture is cut short or damaged; not all of its pixels can be shown"
    return ""
