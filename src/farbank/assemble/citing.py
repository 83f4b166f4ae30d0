"""What rests on a source, an item, a statement, a consent: findings, personas, and every report that ever cited one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from farbank.assemble.appearing import Parents
from farbank.assemble.newsroom import Newsroom
from farbank.values.ids import LETTER, kind_of
from farbank.views import catalogue, cites, latest_row, people, releases, resting
from farbank.views.cites import Citing


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """The rows that rest on something, by kind, and the reports that cite it or one of them.

    Rows that its key locks go with it when it is forgotten; findings stay, and say that it is not here.
    """

    rows: dict[str, tuple[str, ...]]
    reports: tuple[Citing, ...]


def resting_on(room: Newsroom, targets: Iterable[str]) -> Resting:
    """Everything that rests on these sources, items, statements, findings, personas, consents or collections."""
    given = set(targets)
    reached = _with_items(room, given | _who_consented(room, given))
    locked = set(latest_row.counting(room.rows, resting.standing_on(room.rows, "locked", reached)))
    bases = reached | {identity for _, identity in locked}
    drawn = resting.standing_on(room.rows, "bears", bases)
    found: dict[str, set[str]] = {}
    for kind, identity in (*locked, *(("finding", each) for each in drawn)):
        found.setdefault(kind, set()).update({identity} - given)
    return Resting(
        rows={kind: _in_order(found[kind]) for kind in LETTER if found.get(kind)},
        reports=cites.citing(room.rows, _cited(room, bases | drawn)),
    )


def _who_consented(room: Newsroom, given: set[str]) -> set[str]:
    """The sources whose consents are among these rows."""
    return resting.below(room.rows, "locked", (each for each in given if kind_of(each) == "consent"))


def _with_items(room: Newsroom, reached: set[str]) -> set[str]:
    """These rows with the items of every source and collection among them, and all that was made from any of those."""
    came = resting.standing_on(room.rows, "locked", reached)
    given = {each for each in came if kind_of(each) == "item"} | resting.standing_on(room.rows, "given", reached)
    return with_made_from(room, reached | given, {})


def with_made_from(room: Newsroom, rows: set[str], linked: Parents) -> set[str]:
    """These rows and every item that was made from one of them, by its own description or as `linked` says."""
    found, new = set(rows), set(rows)
    while new := (resting.made_from(room.rows, new) | _linked_to(new, linked)) - found:
        found |= new
    return found


def _linked_to(rows: set[str], linked: Parents) -> set[str]:
    return {item for item, parents in linked.items() if rows.intersection(parents)}


def consents_taken_back(room: Newsroom) -> tuple[str, ...]:
    """Every consent that was given and is withdrawn, and every collection."""
    said = [each.id for each in people.consents(room.rows) if each.withdrawn]
    rows = [each.id for each in people.consents_withdrawn(room.rows)]
    gifts = [each.id for each in catalogue.listed(room.rows, "collection") if each.withdrawn]
    return (*said, *rows, *gifts)


def reports_citing(room: Newsroom, identity: str) -> tuple[str, ...]:
    """Every report that cites this, or something that rests on it, in a line each."""
    return report_lines(room, resting_on(room, (identity,)).reports)


def report_lines(room: Newsroom, reports: Sequence[Citing]) -> tuple[str, ...]:
    """Each report in a line: its label, whether it still cites the thing, and when it left with it."""
    return tuple(_line(room, each) for each in reports)


def _line(room: Newsroom, citing: Citing) -> str:
    report = releases.report(room.rows, citing.report)
    label = report.label if report else citing.report
    left = f"left {', '.join(citing.left)}" if citing.left else "never left"
    still = "" if citing.still else "; no longer cited in its latest draft"
    return f"{citing.report} {label}: {left}{still}"


def _cited(room: Newsroom, ids: set[str]) -> list[str]:
    """The names by which drafts cite any of these rows: its id, or its label."""
    used = cites.used(room.rows)
    names = {(each, each) for each in ids & used}
    names |= {(identity, label) for identity, label in catalogue.labelled(room.rows, used) if identity in ids}
    return [name for _, name in sorted(names)]


def _in_order(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids, key=lambda each: (each[0], int(each[1:]) if each[1:].isdigit() else 0)))
