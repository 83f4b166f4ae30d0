"""The ground a weighing stands on, gathered from the views: nothing that the findings do not reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from farbank.assemble.newsroom import Newsroom
from farbank.facts.fact import Row
from farbank.facts.finding import FindingDrawn
from farbank.facts.item import ItemReceived
from farbank.facts.origin import OriginStated
from farbank.judgement.evidence import Evidence
from farbank.views import custody, looks, statements

R = TypeVar("R", bound=Row)


def ground(room: Newsroom, findings: Sequence[FindingDrawn]) -> Evidence:
    """Everything that weighing these findings may look at."""
    rows = room.rows
    links = statements.links(rows)
    lines = looks.lines(rows)
    tallies = [each for line in lines for each in looks.tallies_along(rows, line.name)]
    reached = {each.on for finding in findings for each in finding.rests_on}
    reached |= {end for each in links for end in (each.tail, each.head)}
    said = statements.statements(rows, sorted(reached))
    sources = custody.sources(rows)
    named = _by_id(statements.origins_with(rows, sorted({each.origin for each in said} | reached)))
    begun = {each.item for each in said} | {each.of for each in named.values()} | reached
    begun |= {each.item for each in tallies}
    items, stated = _items_reached(room, begun)
    along = _lines_asked(findings)
    return Evidence(
        statements=_by_id(said),
        items=items,
        sources=_by_id(sources),
        origins={**named, **stated, **_by_id(statements.origins_of(rows, [each.id for each in sources]))},
        links=_by_id(links),
        tallies=_by_id(tallies),
        lines={each.name: each for each in lines},
        looks=_by_id(each for line in along for each in looks.looks_along(rows, line)),
        constraints=_by_id(each for line in along for each in looks.constraints_along(rows, line)),
        withdrawn=statements.no_longer_counting(rows),
    )


def _items_reached(room: Newsroom, begun: Iterable[str]) -> tuple[dict[str, ItemReceived], dict[str, OriginStated]]:
    """Items, what they were derived from as far as an origin was stated of it, and the origins stated of them all."""
    items: dict[str, ItemReceived] = {}
    stated: dict[str, OriginStated] = {}
    ahead: set[str] = set(begun)
    while ahead:
        new = _by_id(custody.items(room.rows, sorted(ahead)))
        items |= new
        before = {each.about.derived_from for each in new.values() if each.about.derived_from} - items.keys()
        found = statements.origins_of(room.rows, sorted({*new, *before}))
        stated |= _by_id(found)
        ahead = {str(each.of) for each in found if each.of in before}
    return items, stated


def ground_for_release(room: Newsroom) -> Evidence:
    """The ground for everything a report may cite: every finding and statement, every look."""
    found = ground(room, statements.findings(room.rows))
    lines = [each.name for each in looks.lines(room.rows)]
    return replace(
        found,
        statements=_by_id(statements.every_statement(room.rows)),
        items=_by_id(custody.every_item(room.rows)),
        origins=_by_id(statements.origins(room.rows)),
        looks=_by_id(each for line in lines for each in looks.looks_along(room.rows, line)),
        constraints=_by_id(each for line in lines for each in looks.constraints_along(room.rows, line)),
    )


def _lines_asked(findings: Iterable[FindingDrawn]) -> tuple[str, ...]:
    """The lines on whose coverage totalising words are said to rest."""
    asked = (each.totalising.coverage.split("/", 1)[0] for each in findings if each.totalising)
    return tuple(dict.fromkeys(name for name in asked if name))


def _by_id(rows: Iterable[R]) -> dict[str, R]:
    return {each.id: each for each in rows}
