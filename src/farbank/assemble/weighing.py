"""How sure each finding is, computed afresh from what the case holds now."""

from __future__ import annotations

from collections.abc import Iterable

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
    return _weighed(room, chosen)


def weigh_some(room: Newsroom, ids: Iterable[str]) -> tuple[Weighed, ...]:
    """The findings with these ids in the order given, with their weights; the others are not weighed."""
    return _weighed(room, tuple(statements.findings_with(room.rows, ids)))


def _weighed(room: Newsroom, chosen: tuple[FindingDrawn, ...]) -> tuple[Weighed, ...]:
    return tuple(zip(chosen, weigh_all(chosen, ground(room, chosen)), strict=True))
