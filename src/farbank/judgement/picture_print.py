"""Prints of pictures: 256 signs of what is coarse in them, and how far two prints are apart.

- The 16 x 16 coefficients of the discrete cosine transform that follow the constant ones, over the unit square: their
  signs make the print. It is the transform of PDQ (Facebook, The TMK+PDQF Video-Hashing Algorithm and the PDQ
  Image-Hashing Algorithm, 2019) cut at zero instead of at the median, so that turning by a quarter and mirroring only
  negate and swap coefficients: a print holds all eight ways a picture can lie.
- Whole numbers only, so that every machine takes the same print.
- What it misses is measured in docs/evaluation/likeness.md: crops and small turns above all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import Final

from farbank.values.picture import Pixels

METHOD: Final = "farbank dct 256, 1"
SIDE: Final = 64  # pixels of the longer side of what a print is taken of
BITS: Final = 256
NEAR: Final = 48  # bits of 256 up to which two pictures count as alike
_WAVES: Final = 16
_SCALE: Final = 1 << 12
_FLAT: Final = 4  # grey levels that a picture must vary by on average, or there is nothing in it to know it by
_WORDS: Final = ("upright", "mirrored", "turned upside down and mirrored", "turned upside down")
_TURNED: Final = ("turned and mirrored", "turned by a quarter", "turned back by a quarter", "turned and mirrored")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPrint:
    """No print can be taken, and why."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """How far two prints are apart in bits, and how the second picture lies as seen from the first."""

    distance: int
    lies: str


def print_of(pixels: Pixels) -> str | NoPrint:
    """The print of a small picture, as 64 hexadecimal digits."""
    grey = [_grey_row(pixels, row) for row in range(pixels.height)]
    if _variation(grey) < _FLAT:
        return NoPrint(because="there is too little in the picture to know it by")
    across = [[sum(map(mul, row, wave)) for wave in _waves(pixels.width)] for row in grey]
    bits = 0
    for down in _waves(pixels.height):
        for column in zip(*across, strict=True):
            bits = bits << 1 | (sum(map(mul, column, down)) > 0)
    return f"{bits:064x}"


def near_pairs(prints: Sequence[str], most: int = NEAR) -> Iterator[tuple[int, int, Near]]:
    """Every two prints at most so far apart, by their places in the sequence: all are compared with all."""
    for at, bits in enumerate(prints):
        for place, near in near_to(bits, prints[:at], most):
            yield place, at, near


def near_to(bits: str, others: Sequence[str], most: int = NEAR) -> list[tuple[int, Near]]:
    """The prints at most so far from one, by their places, and how their pictures lie as seen from its own."""
    known = [int(each, 16) for each in others]
    found: dict[int, Near] = {}
    for seen, lies in lying(int(bits, 16)):
        for place, distance in enumerate([(seen ^ other).bit_count() for other in known]):
            if distance <= most and (place not in found or distance < found[place].distance):
                found[place] = Near(distance=distance, lies=lies)
    return sorted(found.items())


def lying(bits: int) -> Iterator[tuple[int, str]]:
    """A print in the eight ways its picture can lie, with words for each."""
    for seen, words in ((bits, _WORDS), (_swapped(bits), _TURNED)):
        for at, mask in enumerate(_masks()):
            yield seen ^ mask, words[at]


def _grey_row(pixels: Pixels, row: int) -> list[int]:
    """One row as luminance (ITU-R BT.601, in thousandths)."""
    start = 3 * pixels.width * row
    line = pixels.rgb[start : start + 3 * pixels.width]
    return [(299 * r + 587 * g + 114 * b) // 1000 for r, g, b in zip(line[::3], line[1::3], line[2::3], strict=True)]


def _variation(grey: Sequence[Sequence[int]]) -> int:
    """The mean distance from the mean."""
    levels = [each for row in grey for each in row]
    mean = sum(levels) // len(levels)
    return sum(abs(each - mean) for each in levels) // len(levels)


@cache
def _waves(length: int) -> tuple[tuple[int, ...], ...]:
    """The cosines of the first sixteen waves over a side."""
    return tuple(
        tuple(round(_SCALE * math.cos(math.pi * (2 * at + 1) * wave / (2 * length))) for at in range(length))
        for wave in range(1, _WAVES + 1)
    )


@cache
def _masks() -> tuple[int, int, int, int]:
    """The signs that change: none, when mirrored left to right, top to bottom, both. Odd waves do, even ones do not."""
    wide = int("".join("10" * (_WAVES // 2) for _ in range(_WAVES)), 2)
    high = int("".join(("1" if row % 2 == 0 else "0") * _WAVES for row in range(_WAVES)), 2)
    return 0, wide, high, wide ^ high


def _swapped(bits: int) -> int:
    """The print of the picture mirrored along its diagonal."""
    cells = f"{bits:0{BITS}b}"
    return int("".join(cells[column::_WAVES] for column in range(_WAVES)), 2)
