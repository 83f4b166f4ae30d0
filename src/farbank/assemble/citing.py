"""What rests on a source, an item, a statement, a consent: findings, personas, and every report that ever cited one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.facts.look import Looked
from farbank.views import catalogue, cites, custody, looks, people, releases, statements
from farbank.views.cites import Citing


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """The rows that rest on something, by kind, and the reports that cite it or one of them."""

    rows: dict[str, tuple[str, ...]]
    reports: tuple[Citing, ...]


def resting_on(room: Newsroom, targets: Iterable[str]) -> Resting:
    """Everything that rests on these sources, items, statements, findings, personas or consents."""
    reached = set(targets)
    reached |= {each.source for each in people.consents(room.rows) if each.id in reached}
    items = {each.id for each in custody.every_item(room.rows) if {each.id, each.source} & reached}
    said = {each.id for each in statements.every_statement(room.rows) if {each.id, each.item, each.source} & reached}
    seen = {each.id for line in looks.lines(room.rows) for each in _looked(room, line.name, reached)}
    bases = reached | items | said | seen
    drawn = {each.id for each in statements.findings(room.rows) if {on.on for on in each.rests_on} & bases}
    named = {each.id for each in people.personas(room.rows) if each.subject in reached}
    found = {"item": items, "statement": said, "look": seen, "finding": drawn, "persona": named}
    ids = bases | drawn | named
    return Resting(
        rows={kind: _in_order(each - set(targets)) for kind, each in found.items() if each - set(targets)},
        reports=cites.citing(room.rows, [name for each in sorted(ids) for name in _names(room, each)]),
    )


def report_lines(room: Newsroom, reports: Sequence[Citing]) -> tuple[str, ...]:
    """Each report in a line: its label, whether it still cites the thing, and when it left with it."""
    return tuple(_line(room, each) for each in reports)


def _line(room: Newsroom, citing: Citing) -> str:
    report = releases.report(room.rows, citing.report)
    label = report.label if report else citing.report
    left = f"left {', '.join(citing.left)}" if citing.left else "never left"
    still = "" if citing.still else "; no longer cited in its latest draft"
    return f"{citing.report} {label}: {left}{still}"


def _looked(room: Newsroom, line: str, reached: set[str]) -> Iterable[Looked]:
    return (each for each in looks.looks_along(room.rows, line) if {each.item, each.by} & reached)


def _names(room: Newsroom, identity: str) -> tuple[str, ...]:
    known = catalogue.one(room.rows, identity)
    return tuple(name for name in (identity, known[1].label if known else "") if name)


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda each: (each[0], int(each[1:]) if each[1:].isdigit() else 0)))
