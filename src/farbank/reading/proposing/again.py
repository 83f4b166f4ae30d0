"""A statement that is accepted again: what somebody wrote there since stays, and what is new is added to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from farbank.facts.statement import StatementMade
from farbank.reading.proposing.drafted import Cell, Drafted
from farbank.reading.proposing.drafting_words import days_cell

_BETWEEN: Final = " · "


def joined(row: Drafted, said: StatementMade) -> Drafted:
    """The row with all that the case says of it already; only empty cells and the note take anything new."""
    kept: dict[str, Cell] = {
        "item": said.item,
        "source": said.source,
        "origin": said.origin,
        "says": said.says,
        "words": said.words,
        "mode": said.mode,
        "language": said.language,
        "about": (said.about,) if said.about[0] else "",
        "when": days_cell(said.when),
        "at": said.at,
    }
    cells = {**dict(row.cells), **{name: cell for name, cell in kept.items() if cell}}
    if note := _notes(said.note, row.cell("note")):
        cells["note"] = note
    return replace(row, cells=tuple(cells.items()))


def _notes(before: str, new: Cell) -> str:
    parts = [*before.split(_BETWEEN), *(new.split(_BETWEEN) if isinstance(new, str) else ())]
    return _BETWEEN.join(dict.fromkeys(part for part in parts if part))
