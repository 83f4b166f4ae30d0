"""The typefaces that ship with farbank: which files, under which names, and how wide their letters are.

Source Serif 4 for claims and titles, IBM Plex Sans Condensed for data, IBM Plex Sans KR and JP for Hangul, kana and
Han, all under the SIL Open Font License 1.1 and under names of our own, because the licence reserves theirs for
unchanged files. Simplified Chinese has no face of its own: where the Japanese one lacks the character the reader's
system must help, and in a figure it is left out of the picture and stays in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from farbank.publish.script import face as face_of

FOLDER: Final = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file, and the family, weight and style under which a style sheet asks for it."""

    file: str
    family: str
    weight: int
    style: str = "normal"
    kind: str = "latin"

    @property
    def path(self) -> Path:
        """Where the file is installed."""
        return FOLDER / f"{self.file}.ttf"


FACES: Final[tuple[Face, ...]] = (
    Face(file="display-600", family="Farbank Display", weight=600),
    Face(file="serif-400", family="Farbank Serif", weight=400),
    Face(file="serif-400-italic", family="Farbank Serif", weight=400, style="italic"),
    Face(file="serif-600", family="Farbank Serif", weight=600),
    Face(file="sans-400", family="Farbank Sans", weight=400),
    Face(file="sans-500", family="Farbank Sans", weight=500),
    Face(file="sans-600", family="Farbank Sans", weight=600),
    Face(file="sans-700", family="Farbank Sans", weight=700),
    Face(file="korean-500", family="Farbank Korean", weight=500, kind="korean"),
    Face(file="japanese-500", family="Farbank Japanese", weight=500, kind="japanese"),
)
FAMILY: Final = {"latin": "Farbank Sans", "korean": "Farbank Korean", "japanese": "Farbank Japanese"}
DRAWING_FILES: Final = tuple(
    str(each.path) for each in FACES if each.family not in {"Farbank Serif", "Farbank Display"}
)


@cache
def _advances(file: str) -> dict[int, int]:
    with TTFont(FOLDER / f"{file}.ttf", lazy=True) as font:
        widths = font["hmtx"].metrics
        return {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}


def width(text: str, size: float, weight: int = 500) -> float:
    """How wide words stand in a figure, in the units of `size`; kerning is left out, so it errs on the wide side."""
    total = 0
    for character in text:
        kind = face_of(character)
        file = f"sans-{weight}" if kind == "latin" else f"{kind}-500"
        total += _advances(file).get(ord(character), 600)
    return total * size / 1000


def wrap(text: str, size: float, room: float, weight: int = 500) -> tuple[str, ...]:
    """The words broken at spaces (never at no-break spaces) into lines no wider than `room`."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, weight) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


@cache
def characters(file: str) -> frozenset[int]:
    """Every character a face can print."""
    return frozenset(_advances(file))
