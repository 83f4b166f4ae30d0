"""Intake: files are chosen or dropped, and what came of them is a table: number, name, kind, what hides in it."""

from __future__ import annotations

from typing import cast

from farbank.assemble.adding import Added
from farbank.assemble.newsroom import Newsroom
from farbank.views import catalogue
from farbank.web.asked import Asked, Shown


def intake(room: Newsroom, asked: Asked) -> Shown:
    """The form, with the sources that files may come from."""
    del asked
    sources = tuple(each for each in catalogue.listed(room.rows, "source") if not each.withdrawn)
    return Shown(template="intake.html.j2", given={"sources": sources})


def taken_in(outcome: object) -> Shown:
    """What came of it."""
    added = cast("Added", outcome)
    reads = {each.item.id: each.read for each in added.seen}
    rows = [(each, reads.get(each.id)) for each in added.items]
    return Shown(template="taken_in.html.j2", given={"rows": rows, "added": added})
