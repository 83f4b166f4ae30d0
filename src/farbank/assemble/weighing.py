"""How sure each finding is, computed afresh from what the case holds now."""

from __future__ import annotations

from farbank.assemble.ground import ground
from farbank.assemble.newsroom import Newsroom
from farbank.facts.finding import FindingDrawn
from farbank.judgement.weight import Weight, weigh_all
from farbank.views import statements

Weighed = tuple[FindingDrawn, Weight]


def weigh_findings(room: Newsroom, name: str = "") -> tuple[Weighed, ...]:
    """One finding, or every one in the order drawn, with its weight."""
    if name:
        found = statements.finding(room.rows, room.resolve("finding", name))
        chosen: tuple[FindingDrawn, ...] = (found,) if found else ()
    else:
        chosen = statements.findings(room.rows)
    return tuple(zip(chosen, weigh_all(chosen, ground(room, chosen)), strict=True))
