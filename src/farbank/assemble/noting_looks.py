"""A look as it is typed or drawn along a line, recorded through the desk's own verb for sheets.

Where the observer stood is kept by its kind and side; an exact position is sealed in the row and shown nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble import tables
from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.saying import say_rows
from farbank.desk.along import as_decimal, point_along
from farbank.errors import Missing, Refused
from farbank.facts.look import LineAdopted
from farbank.reading.proposing.drafted import drafted
from farbank.reading.proposing.naming import own_name
from farbank.views import looks


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSaid:
    """A look in words. It is said to be along a stretch (`start` and `end`), around a place (`at`), or at no line."""

    line: str = ""
    start: str = ""
    end: str = ""
    at: str = ""
    extent_m: str = ""
    place: str = ""
    when: str = ""
    kind: str = ""
    side: str = ""
    position: str = ""
    target: str = ""
    outcome: str = ""
    p: str = ""
    basis: str = ""
    conditions: str = ""
    item: str = ""
    by: str = ""
    note: str = ""


def note_look(room: Newsroom, said: LookSaid) -> Applied:
    """Record a look; the same said twice is one look. `Refused` names every field that is not as expected."""
    line = line_of(room, said.line) if said.line else None
    start, end, rough = _stretch(line, said) if line and (said.start or said.end) else ("", "", "")
    stood = tuple(
        (name, word) for name, word in (("kind", said.kind), ("side", said.side), ("position", said.position))
    )
    row = drafted(
        "looks",
        f"L-{own_name('look', said)}",
        line=said.line if line and (start or said.at) else "",
        at=said.at,
        extent_m=said.extent_m,
        from_share=start,
        to_share=end,
        place=said.place,
        when=said.when,
        vantage=tuple(each for each in stood if each[1]),
        target=said.target,
        outcome=said.outcome,
        p=said.p,
        basis=said.basis,
        conditions=said.conditions,
        item=said.item,
        by=said.by,
        note=" · ".join(each for each in (said.note, rough) if each),
    )
    return say_rows(room, [row])


def line_of(room: Newsroom, name: str) -> LineAdopted:
    """A line of the case by its id or label."""
    identity = room.resolve("line", name)
    found = next((each for each in looks.lines(room.rows) if each.id == identity), None)
    if found is None:
        raise Missing(f"the line {name} was withdrawn", advice="Choose another one.")
    return found


def _stretch(line: LineAdopted, said: LookSaid) -> tuple[str, str, str]:
    """The two shares in their order along the line, as a sheet writes them, and how rough they are."""
    if not (said.start and said.end):
        raise Refused(
            "a stretch has two ends", advice="Say from where and to where, or name one place with its extent."
        )
    ends = [point_along(each, line.name, line.lengths, tables.resolve_place) for each in (said.start, said.end)]
    low, high = sorted(each.share for each in ends)
    if low == high:
        raise Refused(f"{said.start} and {said.end} are one point", advice="Name one place, and how much was in view.")
    return as_decimal(low), as_decimal(high), "; ".join(each.by for each in ends if each.by)
