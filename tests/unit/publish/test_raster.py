import io
import struct

import pytest
from PIL import Image

from farbank.errors import FarbankError
from farbank.publish import ink, raster
from farbank.publish.svg import Box, Sheet


def chunks(png):
    at, found = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.append(png[at + 4 : at + 8])
        at += 12 + length
    return found


def drawing():
    sheet = Sheet(width=60, height=30)
    sheet.rect(Box(x=10, y=10, w=20, h=10), ink.LAMP)
    return sheet.to_svg()


def test_a_figure_holds_pixels_and_nothing_else():
    assert set(chunks(raster.draw(drawing()))) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def test_a_figure_keeps_its_inks_exactly():
    with Image.open(io.BytesIO(raster.draw(drawing()))) as image:
        flat = image.convert("RGB")
        assert image.size == (120, 60)
        assert flat.getpixel((40, 30)) == (0xFF, 0xB8, 0x1F)
        assert flat.getpixel((2, 2)) == (0xF6, 0xF7, 0xF5)


def test_the_same_drawing_gives_the_same_bytes():
    assert raster.draw(drawing()) == raster.draw(drawing())


def test_a_broken_drawing_is_an_error_in_our_words():
    with pytest.raises(FarbankError, match="could not be drawn"):
        raster.draw("<svg")


def test_metadata_chunks_and_bytes_after_the_end_are_dropped():
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG", dpi=(300, 300))
    dirty = out.getvalue() + b"CANARY"
    assert b"pHYs" in dirty
    clean = raster.only_pixels(dirty)
    assert b"pHYs" not in clean
    assert not clean.endswith(b"CANARY")


def test_a_rebuilt_photograph_carries_no_metadata_and_is_reproducible(border):
    pixels = border.photograph()
    jpeg, png = raster.rebuild_jpeg(pixels), raster.rebuild_png(pixels)
    assert jpeg == raster.rebuild_jpeg(pixels)
    assert jpeg.endswith(b"\xff\xd9")
    for mark in (b"Exif", b"ICC_PROFILE", b"http://ns.adobe.com", b"\xff\xfe"):
        assert mark not in jpeg[:200]
    with Image.open(io.BytesIO(png)) as image:
        assert image.tobytes() == pixels.rgb
