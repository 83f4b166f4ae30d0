"""Part of a page of an item, as a statement names it: in percent, so that it fits the page however large it is drawn.

- As words it is `page 2, region 10%,20%,30%,5%`: left, top, width and height. A box to cover is typed the same way.
- It lies on its page: what would reach over an edge ends there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.errors import Refused

WHOLE: Final = 10_000  # a page is so many parts wide and high: hundredths of a percent
_PERCENT: Final = r"(\d{1,3}(?:\.\d{1,2})?)%"
_WORDS: Final = re.compile(rf"page (\d{{1,4}}), region {_PERCENT},{_PERCENT},{_PERCENT},{_PERCENT}")
_TYPED: Final = re.compile(r"(\d{1,6}(?:\.\d{1,4})?) ?(%|px)?")
_ADVICE: Final = (
    "Give left, top, width and height as numbers: percent of the page (10.5), or pixels of the file (120 px)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle on a page (from 1), in hundredths of a percent of its width and height, from its upper left."""

    page: int
    left: int
    top: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.page < 1 or min(self.left, self.top) < 0 or min(self.width, self.height) < 1:
            raise Refused("a region lies on a page from 1 on, and has a width and a height", advice=_ADVICE)
        if self.left + self.width > WHOLE or self.top + self.height > WHOLE:
            raise Refused("a region lies on its page", advice=_ADVICE)

    @property
    def sides(self) -> tuple[str, str, str, str]:
        """Left, top, width and height as they are typed, in percent."""
        left, top, width, height = (_typed(each) for each in (self.left, self.top, self.width, self.height))
        return left, top, width, height

    @property
    def words(self) -> str:
        """The region as a statement names it."""
        return f"page {self.page}, region {','.join(self.sides)}"

    @property
    def box(self) -> str:
        """The region as a box to cover is typed."""
        return f"{self.page}:{','.join(self.sides)}"


def region_in(words: str) -> Region | None:
    """The region that a statement names as its place in an item, or None where it names none."""
    found = _WORDS.fullmatch(words)
    if found is None:
        return None
    try:
        return _clipped(int(found[1]), tuple(round(float(each) * 100) for each in found.groups()[1:]))
    except Refused:
        return None


def region_typed(page: int, sides: tuple[str, str, str, str], size: tuple[int, int]) -> Region:
    """The region of four numbers as somebody typed them; `size` is that of the file in pixels, 0 where nobody knows.

    A number is percent of the page; with `px` behind it, pixels of the file.
    """
    parts = tuple(_parts(words, size[at % 2]) for at, words in enumerate(sides))
    return _clipped(page, parts)


def region_of(page: int, box: tuple[int, int, int, int], size: tuple[int, int]) -> Region:
    """The region of a box in pixels on a page of this size."""
    return _clipped(page, tuple(round(WHOLE * each / size[at % 2]) for at, each in enumerate(box)))


def _clipped(page: int, parts: tuple[int, ...]) -> Region:
    left, top, width, height = parts
    return Region(page=page, left=left, top=top, width=min(width, WHOLE - left), height=min(height, WHOLE - top))


def _parts(words: str, side: int) -> int:
    found = _TYPED.fullmatch(words.strip())
    if found is None:
        raise Refused(f"{words!r} is no side of a region", advice=_ADVICE)
    if found[2] != "px":
        return round(float(found[1]) * 100)
    if side < 1:
        raise Refused("nobody knows how many pixels this page has", advice="Give the numbers in percent of the page.")
    return round(WHOLE * float(found[1]) / side)


def _typed(parts: int) -> str:
    return f"{parts / 100:.2f}".rstrip("0").rstrip(".") + "%"
