"""The attacker draws every name that may stand there, covers it in the same way and compares: off pixels and blur it reads
twenty of twenty names, through a thin wash too, off our boxes none better than by chance.

That the same attack succeeds on other covers shows that it could.
"""

import io

import pytest
from made.leaving import NAMES, named
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from farbank.assemble import rebuilding
from farbank.values.box import Box, fitted
from farbank.values.picture import Pixels

AROUND = (72, 36, 290, 84)  # what a person covers: room for the longest name


def pixelated(page):
    part = page.crop(AROUND)
    small = part.resize((part.width // 8, part.height // 8), Image.Resampling.BOX)
    page = page.copy()
    page.paste(small.resize(part.size, Image.Resampling.NEAREST), AROUND[:2])
    return page


def blurred(page):
    page = page.copy()
    page.paste(page.crop(AROUND).filter(ImageFilter.GaussianBlur(6)), AROUND[:2])
    return page


def washed(page):
    """A box that lets a tenth through: to the eye it is black."""
    over = page.copy()
    ImageDraw.Draw(over).rectangle(AROUND, fill="black")
    return Image.blend(page, over, 0.9)


def boxed(page):
    left, top, right, bottom = AROUND
    box = fitted(Box(x=left, y=top, width=right - left, height=bottom - top), *page.size)
    pixels = Pixels(width=page.width, height=page.height, rgb=page.tobytes())
    content = rebuilding.picture(pixels, [box], photo=False)
    return Image.open(io.BytesIO(content)).convert("RGB")


def noisy(page):
    """As a second photograph of it would be: no two are alike to the pixel."""
    noise = Image.effect_noise(page.size, 6).convert("RGB")
    return ImageChops.add(page, noise, offset=-128)


def read_off(page, cover):
    """The names that fit best, all of them where several fit alike."""
    apart = {}
    for name in NAMES:
        candidate = cover(named(name)[0])
        apart[name] = sum(ImageStat.Stat(ImageChops.difference(page, candidate)).sum2)
    least = min(apart.values())
    return [name for name in NAMES if apart[name] == least]


@pytest.mark.parametrize("cover", [pixelated, blurred, washed])
def test_names_are_read_off_what_only_hides_them_from_the_eye(cover):
    assert [read_off(noisy(cover(named(name)[0])), cover) for name in NAMES] == [[name] for name in NAMES]


def test_no_name_is_read_off_our_boxes():
    for name in NAMES[:3]:
        assert read_off(boxed(named(name)[0]), boxed) == list(NAMES)
        assert read_off(noisy(boxed(named(name)[0])), boxed) == list(NAMES)
