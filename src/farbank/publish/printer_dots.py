"""Small yellow specks on white paper, as colour printers leave them: they say which printer it was, and often when.

What is seen here is told; nothing is taken out. A copy of pixels keeps the specks, and no filter takes out all of them
(Richter et al., Forensic Analysis and Anonymisation of Printed Documents, IH&MMSec 2018).
"""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageChops, ImageFilter

from farbank.values.picture import Pixels

QUESTION: Final = (
    "Small yellow specks stand on it, as colour printers leave them, and they stay in the copy: they say which printer "
    "it was and often the day. Have it typed anew, or ask who printed it."
)
_WHITE: Final = 215  # of 255 in each colour: paper, also in a dull photograph of it
_PAPER: Final = 0.4  # of the page; less is no sheet of writing
_YELLOW: Final = 14  # so much less blue than red and green
_PATCH: Final = 9  # pixels; what is larger both ways is a mark of a pen, a stamp, a picture
_FEWEST: Final = 40  # pixels of specks on a million; fewer come about by chance


def has_yellow_specks(pixels: Pixels) -> bool:
    """Whether a page is paper with specks on it. That it has none is no promise: faint ones are not seen."""
    page = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    red, green, blue = page.split()
    light = ImageChops.darker(red, green)
    paper = ImageChops.darker(light, blue).point(lambda value: 255 if value >= _WHITE else 0)
    if _share(paper) < _PAPER:
        return False
    tinted = ImageChops.subtract(light, blue).point(lambda value: 255 if value >= _YELLOW else 0)
    yellow = ImageChops.darker(tinted, light.point(lambda value: 255 if value >= _WHITE else 0))
    patches = yellow.filter(ImageFilter.MinFilter(_PATCH)).filter(ImageFilter.MaxFilter(_PATCH))
    return _share(ImageChops.subtract(yellow, patches)) * 1_000_000 >= _FEWEST


def _share(mask: Image.Image) -> float:
    return mask.histogram()[255] / (mask.width * mask.height)
