"""Findings drawn and changed by hand, through the desk's own verb for sheets."""

from __future__ import annotations

from dataclasses import replace

from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.saying import say_sheet
from farbank.errors import Missing, Refused
from farbank.facts.finding import FindingDrawn
from farbank.reading.proposing.draft_text import sheet_of
from farbank.reading.proposing.finding_said import FindingSaid, row_of
from farbank.reading.proposing.naming import own_name
from farbank.views import statements

FILE = "this finding"


def conclude(room: Newsroom, said: FindingSaid, *, name: str = "", label: str = "") -> tuple[str, Applied]:
    """Record a finding, or what is new of the one called `name`; its id, and what was recorded.

    A finding without a label of its own gets one from its words, so that sending a form twice draws one finding.
    """
    before = finding_called(room, name) if name else None
    key = (before.label or before.id) if before else label.strip() or f"F-{own_name('finding', said.text)}"
    if not before and label.strip() and room.known.find("finding", label.strip()):
        raise Refused(f"there is a finding {label.strip()} already", advice="Choose another label, or change that one.")
    row = row_of(said, key, FILE)
    applied = say_sheet(room, replace(sheet_of((), FILE), rows=(row,)))
    return dict(applied.ids)[key], applied


def finding_called(room: Newsroom, name: str) -> FindingDrawn:
    """One finding by its id or label."""
    found = statements.finding(room.rows, room.resolve("finding", name))
    if found is None:
        raise Missing(f"there is no finding {name}")
    return found
