"""Rows that a command says, taken by the desk exactly as those of a sheet: the same rules, the same complaints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from farbank.assemble.applying import Applied, take_sheet
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Complained, Complaint, Refused
from farbank.reading.proposing.draft_text import sheet_of
from farbank.reading.proposing.drafted import Drafted
from farbank.reading.sheet.sheet import Sheet


def say_rows(room: Newsroom, rows: Sequence[Drafted]) -> Applied:
    """Record what rows say and the case does not know yet; a complaint is told without file and line."""
    return say_sheet(room, sheet_of(rows, "this command"))


def say_sheet(room: Newsroom, sheet: Sheet) -> Applied:
    """The same for a sheet that was made here."""
    try:
        return take_sheet(room, sheet)
    except Complained as found:
        raise Refused(in_words(found.complaints), advice="Nothing was recorded.") from None


def in_words(complaints: Iterable[Complaint]) -> str:
    """Complaints about what was typed, one a line: which word is wrong and what was expected."""
    return "\n".join(dict.fromkeys(f"{each.key.rpartition('.')[2]}: {each.expected}" for each in complaints))
