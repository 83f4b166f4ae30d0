"""How much of a foreign bundle is looked at before farbank stops looking. What is not looked at is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from farbank.errors import Refused
from farbank.intake.limits import MEGABYTE, ZipLimits

HEAD: Final = 65_536  # how many first bytes tell what a file is


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Files of a bundle, bytes of a table, a note or a report, cells and rows of a table, messages of an mbox."""

    files: int = 50_000
    heads: int = 2_000
    table: int = 16 * MEGABYTE
    note: int = 4 * MEGABYTE
    cell: int = MEGABYTE
    columns: int = 500
    rows: int = 50_000
    messages: int = 100_000
    claims: int = 1_000
    zip: ZipLimits = field(default_factory=ZipLimits)

    def __post_init__(self) -> None:
        if min(self.files, self.table, self.note, self.cell, self.columns, self.rows, self.messages) < 1:
            raise Refused("every bound of a bundle is at least 1")


USUAL: Final = Bounds()
