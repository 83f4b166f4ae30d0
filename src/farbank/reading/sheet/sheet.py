"""A desk sheet as read: its header, its rows with their lines, what it withdraws, and what could not be placed."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.errors import Complaint
from farbank.reading.sheet.column import Section
from farbank.reading.sheet.tree import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the section it stands in, the reporter's own label (or `""`), its line, its cells as written."""

    section: Section
    key: str
    line: int
    cells: Fields
    file: str

    @property
    def where(self) -> str:
        """How a complaint names it: `items.E-NOTICE`."""
        return f"{self.section.name}.{self.key}" if self.key else self.section.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A label whose row no longer counts, and why, when the sheet says why."""

    label: str
    because: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole sheet. A sheet with `faults` is taken by nobody; they are told together with all others."""

    file: str
    header: Row
    rows: tuple[Row, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    faults: tuple[Complaint, ...] = ()

    def of(self, section: str) -> tuple[Row, ...]:
        """The rows of one section, in order."""
        return tuple(row for row in self.rows if row.section.name == section)
