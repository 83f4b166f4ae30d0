"""Which boxes cover a page: those a person drew, and the lines in which words stand that are to go.

- The whole line is covered in which a word stands: what is left of a line would say how long the word was.
- Lines come from the text that a PDF holds under its pages, and from what a machine read off a picture.
- Words that are found nowhere are refused: nobody is to believe that they were covered.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from farbank.errors import Refused
from farbank.facts.recognised import TextRecognised
from farbank.intake.reading import Reading
from farbank.values.box import Box

_NUMBER: Final = r"(\d{1,6}(?:\.\d{1,3})?%?)"
_ASKED: Final = re.compile(rf"(?:(\d{{1,4}}):)?{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")
_CELLS: Final = 6  # page, words, left, top, right, bottom
_ADVICE: Final = "Write X,Y,W,H in pixels or percent (10%,20%,5%,4%); where there are several pages: 2:10%,20%,5%,4%."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A box as somebody typed it: numbers in pixels, or in percent where they end so; page 0 where none was named."""

    page: int
    sides: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of writing on a page, and where it lies on a page of this size; no size: on the page as it is drawn."""

    words: str
    box: Box
    size: tuple[int, ...] = ()


def asked(text: str) -> Asked:
    """A box as it is typed: `X,Y,W,H`, or `PAGE:X,Y,W,H`."""
    found = _ASKED.fullmatch(text.replace(" ", ""))
    if found is None:
        raise Refused(f"{text!r} is no box", advice=_ADVICE)
    return Asked(page=int(found[1] or 0), sides=(found[2], found[3], found[4], found[5]))


def box_on(one: Asked, page: int, size: tuple[int, int], scale: float) -> Box:
    """The box on a page of this size in pixels; `scale` is drawn pixels for each pixel of the file."""
    across, down, wide, high = (_pixels(words, size[at % 2], scale) for at, words in enumerate(one.sides))
    if min(wide, high) < 1:
        raise Refused("a box has a width and a height", advice=_ADVICE)
    return Box(page=page, x=across, y=down, width=wide, height=high)


def _pixels(words: str, side: int, scale: float) -> int:
    if words.endswith("%"):
        return round(float(words[:-1]) / 100 * side)
    return round(float(words) * scale)


def lines_of_pdf(read: Reading, *, first: int) -> Iterator[Line]:
    """The lines of a PDF whose first page is page `first` of the item, on its pages as they are drawn."""
    for row in (row for tab in read.tabs for row in tab.rows):
        if len(row) != _CELLS or not all(each.isdecimal() for each in (row[0], *row[2:])):
            raise Refused("the lines of the PDF were not read as lines; name the boxes yourself")
        number, left, top, right, bottom = (int(each) for each in (row[0], *row[2:]))
        wide, high = max(right - left, 1), max(bottom - top, 1)
        yield Line(words=row[1], box=Box(page=number + first - 1, x=left, y=top, width=wide, height=high))


def lines_read(read: TextRecognised | None) -> Iterator[Line]:
    """The lines that a machine read off an item, on its pages as they were when it read them."""
    for each in read.lines if read else ():
        across, down = each.corners[::2], each.corners[1::2]
        left, top = max(min(across), 0), max(min(down), 0)
        wide, high = max(max(across) - left, 1), max(max(down) - top, 1)
        size = read.sizes[2 * each.page - 2 : 2 * each.page] if read else ()
        yield Line(words=each.words, box=Box(page=each.page, x=left, y=top, width=wide, height=high), size=size)


def lines_with(words: Sequence[str], lines: Iterable[Line], pages: Container[int]) -> tuple[Line, ...]:
    """The lines of some pages in which one of the words stands; `Refused` where one stands in none."""
    there = [line for line in lines if line.box.page in pages]
    found: list[Line] = []
    for each in words:
        holding = [line for line in there if bare(each) and bare(each) in bare(line.words)]
        if not holding:
            raise Refused(
                f"words given with --words ({len(each)} letters) stand in no line that a machine read",
                advice="Name the boxes with --box. 'farbank ocr' reads the lines of pictures first.",
            )
        found += holding
    return tuple(dict.fromkeys(found))


def on_page(line: Line, wide: int, high: int) -> Box:
    """The box of a line on the page as it is drawn now, rounded outwards."""
    if len(line.size) != 2 or min(line.size) < 1:  # noqa: PLR2004
        return line.box
    (read_wide, read_high), box = line.size, line.box
    left, top = box.x * wide // read_wide, box.y * high // read_high
    right, bottom = -(-(box.x + box.width) * wide // read_wide), -(-(box.y + box.height) * high // read_high)
    return replace(box, x=min(left, wide - 1), y=min(top, high - 1), width=right - left, height=bottom - top)


def bare(words: str) -> str:
    """Words as they are compared: without spaces, without capitals."""
    return "".join(words.split()).casefold()
