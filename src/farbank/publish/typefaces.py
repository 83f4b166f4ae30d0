"""The typefaces that ship with farbank: which files, and under which names.

Source Serif 4 for claims and titles, IBM Plex Sans Condensed for data, IBM Plex Sans KR and JP for Hangul, kana and
Han, Noto Sans SC for Han in Chinese, all under the SIL Open Font License 1.1 and under names of our own, because the
licence reserves theirs for unchanged files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

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
    Face(file="chinese-500", family="Farbank Chinese", weight=500, kind="chinese"),
)
FAMILY: Final = {
    "latin": "Farbank Sans",
    "korean": "Farbank Korean",
    "japanese": "Farbank Japanese",
    "chinese": "Farbank Chinese",
}
SERIF: Final = "Farbank Serif"  # in drawings only for the names of countries
