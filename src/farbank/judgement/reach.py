"""How far a camera can tell what it sees, in ideal air: R = width x focal length / (k x pixel pitch).

k is how many pixels must lie across a thing (Johnson's criteria): 2 to detect that something is there, 8 to recognise
what it is, 12.8 to identify which one. So coverage is per class of target: a wire strand is not a guard post.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal

from farbank.errors import Refused

Task = Literal["detect", "recognise", "identify"]
PIXELS: Final = MappingProxyType({"detect": Fraction(2), "recognise": Fraction(8), "identify": Fraction(64, 5)})


def reach(*, width_mm: Fraction | int, focal_mm: Fraction | int, pitch_um: Fraction | int, task: Task) -> Fraction:
    """The greatest distance in metres at which a thing so wide can still be told (millimetres, micrometres).

    Haze, shimmer, a moving hand and the compression of the file only shorten it.
    """
    if min(width_mm, focal_mm, pitch_um) <= 0:
        raise Refused("a width, a focal length and a pixel pitch are more than nothing")
    pixel_mm = Fraction(pitch_um) / 1000
    return Fraction(width_mm) * Fraction(focal_mm) / (PIXELS[task] * pixel_mm) / 1000
