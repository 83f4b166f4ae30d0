"""Pictures as plain pixels, and tables as plain cells: what is left of a foreign file once it has been read safely."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A picture with nothing but its pixels: rows of RGB bytes, upright."""

    width: int
    height: int
    rgb: bytes

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or len(self.rgb) != 3 * self.width * self.height:
            raise Refused("a picture has three bytes for each of its pixels")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One tab of a workbook, or one CSV file: its name and its cells as text, row by row from the first."""

    name: str
    rows: tuple[tuple[str, ...], ...]
