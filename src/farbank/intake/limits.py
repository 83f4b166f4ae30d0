"""How much a foreign file may cost before farbank stops reading it. The original is kept whatever happens."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.errors import Refused

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may take of the machine, and how much may come out of it. Bytes, seconds, pixels, characters."""

    seconds: int = 20
    memory: int = 1024 * MEGABYTE
    file_size: int = 200 * MEGABYTE
    answer: int = 256 * MEGABYTE
    pixels: int = 64_000_000
    pages: int = 2_000
    characters: int = 20_000_000
    cells: int = 2_000_000
    parts: int = 500
    hidden: int = 500

    def __post_init__(self) -> None:
        if min(self.seconds, self.memory, self.file_size, self.answer, self.pixels, self.pages) < 1:
            raise Refused("every limit of the confined process is at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipLimits:
    """What one zip may hold before it counts as a bomb. `ratio` applies to members larger than `small`."""

    members: int = 10_000
    total: int = 8_000 * MEGABYTE
    ratio: int = 200
    small: int = 10 * MEGABYTE
    directory: int = 16 * MEGABYTE
