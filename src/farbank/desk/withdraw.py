"""Rows that no longer count. The record stays."""

from __future__ import annotations

from typing import Final

from farbank.desk.book import Book
from farbank.errors import Refused
from farbank.facts.case import Withdrawn
from farbank.reading.sheet.nearest import did_you_mean
from farbank.reading.sheet.sheet import Withdrawal
from farbank.values.ids import LETTER

WITHOUT_REASON: Final = "withdrawn in sheet"


def withdrawn(asked: Withdrawal, book: Book) -> Withdrawn:
    """The withdrawal of the one row of the case that a label names; `Refused` when there is none, or more than one."""
    if book.known.find("inquiry", asked.label):
        raise Refused(f"a row of a sheet; {asked.label} is an inquiry, which is closed: farbank inquiry close")
    found = {own for kind in LETTER if (own := book.known.find(kind, asked.label))}
    if len(found) > 1:
        raise Refused(f"one row: {asked.label!r} is {' and '.join(sorted(found))}; give the id of the one you mean")
    if not found:
        if any(label == asked.label for _, label in book.ids):
            raise Refused(f"a row that the case has; {asked.label!r} is new in this sheet, so leave it out instead")
        meant = did_you_mean(asked.label, book.all(LETTER))
        raise Refused(f"the label or id of a row; there is no {asked.label!r} in the case{meant}")
    return Withdrawn(id=found.pop(), because=asked.because or WITHOUT_REASON)


_NEVER: Final = {
    "inquiry": "an inquiry is closed with its outcome",
    "copy": "what has left cannot be called back, and the record says that it left",
    "member": "a member leaves the case, and what they signed stays signed",
    "": "it is no row of the case",
}


def why_not(kind: str, *, withdrawn: str = "", has_left: bool = False) -> str:
    """Why a row of a kind cannot be withdrawn, `""` where it can.

    `withdrawn` is the reason for which it was withdrawn already, `has_left` that readers have it.
    """
    if kind in _NEVER:
        return _NEVER[kind]
    if withdrawn:
        return f"that was done already ({withdrawn})"
    return "it has left; readers are told when it is taken back as a publication" if has_left else ""
