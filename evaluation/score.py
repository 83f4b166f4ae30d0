"""One table of an evaluation, the targets it missed, and the rows of a set."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A table with its title; `missed` names every target that was not met, `notes` what a reader must know."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    def markdown(self) -> str:
        table = [self.head, *self.rows]
        wide = [max(len(row[at]) for row in table) for at in range(len(self.head))]
        lines = [
            "| " + " | ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)) + " |" for row in table
        ]
        lines.insert(1, "|" + "|".join("-" * (size + 2) for size in wide) + "|")
        said = [*self.notes, *(f"MISSED: {each}" for each in self.missed)]
        return "\n".join([f"### {self.title}", "", *lines, *([""] if said else []), *said])


def set_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated set beside this file; its first line names the columns, `#` begins a remark."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key: (value or "").strip() for key, value in row.items() if key is not None}


def share(part: int, whole: int) -> str:
    """`97.3 %`, or a dash where there is nothing to count."""
    return f"{100 * part / whole:.1f} %" if whole else "-"
