"""What changed in the case since a report left: nothing of it changes what readers have, until it leaves again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pages.evidence_numbers import CITED_KINDS
from farbank.assemble.revising import changed_since, difference_lines
from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.figure import FigureObserved
from farbank.facts.finding import FindingDrawn
from farbank.facts.source import ConsentGiven
from farbank.facts.statement import StatementMade
from farbank.reading.report import read_report
from farbank.values.draft import Draft
from farbank.values.draft_labels import labels_used
from farbank.views import catalogue, custody, people, revisions, statements
from farbank.views.revisions import LeftAs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beneath:
    """What a release rests on, by id: rows, sources, series; and the labels that lead to nothing any more."""

    rows: frozenset[str]
    sources: frozenset[str]
    series: frozenset[str]
    gone: tuple[str, ...]


def since_it_left(room: Newsroom, identity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(what its latest draft says otherwise, what changed beneath it), a line each; both empty while it never left."""
    found = changed_since(room, identity)
    if found is None:
        return (), ()
    last, changed = found
    return tuple(difference_lines(changed)), tuple(_beneath_it(room, last))


def _beneath_it(room: Newsroom, last: LeftAs) -> Iterator[str]:
    draft = read_report(last.draft.text, file_name=last.draft.label)
    beneath = _beneath(room, draft)
    yield from (f"{each} is not here any more: it was forgotten" for each in beneath.gone)
    entry = revisions.entry_of(room.rows, last.package)
    for each in room.kept.ledger.entries(after=entry):
        if line := _line(room, beneath, each):
            yield f"{each.at:%Y-%m-%d} {line}"
    yield from _expired(room, beneath, last.at.date())


def _beneath(room: Newsroom, draft: Draft) -> _Beneath:
    used = labels_used(draft)
    cited = {label: _find(room, CITED_KINDS, label) for kind, label, _ in used if kind in {"citation", "item"}}
    series = {_find(room, ("series",), label) for kind, label, _ in used if kind == "series"}
    rows = {each for each in cited.values() if each}
    for each in tuple(rows):
        finding = statements.finding(room.rows, each)
        rows |= {bearing.on for bearing in finding.rests_on} if finding else set()
    said = statements.statements(room.rows, sorted(rows))
    rows |= {each.item for each in said}
    sources = {each.source for each in said} | {each.source for each in custody.items(room.rows, sorted(rows))}
    gone = tuple(label for label, found in cited.items() if not found)
    return _Beneath(rows=frozenset(rows), sources=frozenset(sources), series=frozenset(series), gone=gone)


def _find(room: Newsroom, kinds: tuple[str, ...], label: str) -> str:
    return next((found for kind in kinds if (found := catalogue.find(room.rows, kind, label))), "")


def _line(room: Newsroom, beneath: _Beneath, entry: Entry) -> str:
    """What one entry says of something a release rests on, `""` when it says nothing of that."""
    match entry.fact:
        case Withdrawn(id=identity, because=because) if identity in beneath.rows:
            return f"{_label(room, identity)} was withdrawn: {because}"
        case FindingDrawn(id=identity, status=status, because=because) if identity in beneath.rows:
            became = f"is {status} now: {because}" if status else "is worded, based or graded otherwise"
            return f"{_label(room, identity)} {became}"
        case StatementMade(id=identity) if identity in beneath.rows:
            return f"{_label(room, identity)} is told otherwise"
        case ConsentGiven(source=source, withdrawn=withdrawn) if source in beneath.sources and withdrawn:
            return f"a consent of {_label(room, source)} was withdrawn"
        case FigureObserved(series=series) as figure if series in beneath.series:
            value = f"{figure.value.value:,}" if figure.value else "not given"
            return f"{_label(room, series)} for {figure.ref.words} is {value}, known from {figure.known_from.words}"
        case _:
            return ""


def _expired(room: Newsroom, beneath: _Beneath, left: date) -> Iterator[str]:
    for each in people.consents(room.rows):
        last = each.until.latest if each.until else None
        if each.source in beneath.sources and last and left <= last < room.clock.today():
            yield f"{last} a consent of {_label(room, each.source)} ran out"


def _label(room: Newsroom, identity: str) -> str:
    known = catalogue.one(room.rows, identity)
    return (known[1].label if known else "") or identity
