"""Writing that a machine read off a picture: a search aid, and never the transcription of record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.errors import Refused
from farbank.facts.fact import Fact, locked_by
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its page (from 1), words, language, confidence in percent, and corners (four times x, y in pixels)."""

    page: int
    words: str
    language: str
    confidence: int
    corners: tuple[int, ...]

    def __post_init__(self) -> None:
        if self.page < 1 or not 0 <= self.confidence <= 100:  # noqa: PLR2004
            raise Refused("a line stands on a page from 1 on, and is read with a confidence of 0 to 100 percent")
        if len(self.corners) != 8:  # noqa: PLR2004
            raise Refused("a line has four corners")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecognised(Fact):
    """A machine read writing off the pages of an item. The words are an item of their own, derived from it.

    `item` is that one, `""` where nothing could be read; `sizes` are width and height of each page as it was read;
    `could_not` has one entry for each page that could not be read, with its number.
    """

    kind: ClassVar[str] = "text-recognised"
    of: ItemId
    item: ItemId = ItemId("")
    engine: str
    languages: tuple[str, ...]
    sizes: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    could_not: tuple[str, ...] = ()

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.of, self.item)
