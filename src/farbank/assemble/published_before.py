"""The reports that left, as they left, and the other editions of a report: read again for the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.errors import FarbankError
from farbank.facts.look import Looked
from farbank.facts.report import ReportDrafted
from farbank.judgement.publications import Dated, Drawn, Publication
from farbank.reading.report import read_report
from farbank.values.draft import Computed, Draft
from farbank.values.draft_labels import labels_used
from farbank.values.draft_walk import every_block
from farbank.views import custody, departed, looks, releases, statements

_EDITION: Final = re.compile(r"^translation_of:[ \t]*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """`publications` left, `editions` are the other editions of the report, `unread` the reports that cannot be read.

    `dated` says of every item who gave it and when, `drawn` are the looks on the lines that the report draws.
    """

    publications: tuple[Publication, ...]
    editions: tuple[Publication, ...]
    unread: tuple[str, ...]
    dated: dict[str, Dated]
    drawn: tuple[Drawn, ...]


def shelf(room: Newsroom, report: ReportDrafted) -> Shelf:
    """What the gate judges a report together with."""
    rests = _Rests(room)
    unread: list[str] = []
    left = departed.departed(room.rows)
    publications = tuple(
        Publication(
            id=each.report.id,
            label=each.report.label,
            draft=draft,
            left=each.on,
            items=rests.under(draft),
            drawn=_drawn(room, draft, each.entry),
        )
        for each in left
        if (draft := _read(each.report, unread)) is not None
    )
    editions = tuple(
        Publication(id=each.id, label=each.label, draft=draft, items=rests.under(draft))
        for each in _siblings(room, report, [each.report for each in left])
        if (draft := _read(each, unread)) is not None
    )
    dated = {
        each.id: Dated(source=each.source, came=each.about.acquired, happened=each.about.when)
        for each in custody.every_item(room.rows)
    }
    return Shelf(
        publications=publications,
        editions=editions,
        unread=tuple(dict.fromkeys(unread)),
        dated=dated,
        drawn=_drawn(room, own, None) if (own := _read(report, unread)) else (),
    )


def _drawn(room: Newsroom, draft: Draft, before: int | None) -> tuple[Drawn, ...]:
    """The looks on every line that a draft draws, as they were known before a place in the ledger, or are now."""
    wanted = {each.option("line") for each in every_block(draft) if isinstance(each, Computed)} - {""}
    names = {each.name for each in looks.lines(room.rows) if {each.id, each.label, str(each.name)} & wanted}
    if not names:
        return ()
    if before is not None:
        return tuple(_mark(each) for each in departed.looks_then(room.rows, before) if each.line in names)
    return tuple(_mark(each) for name in sorted(names) for each in looks.looks_along(room.rows, name))


def _mark(look: Looked) -> Drawn:
    stretch = look.stretch
    return Drawn(
        look=look.id,
        source=look.by,
        line=look.line,
        called=look.at or look.place,
        start=stretch.start if stretch else None,
        end=stretch.end if stretch else None,
        centre=look.centre,
        extent=look.extent,
    )


def _read(report: ReportDrafted, unread: list[str]) -> Draft | None:
    try:
        return read_report(report.text, file_name=report.file_name or report.label)
    except FarbankError:
        unread.append(report.label or report.id)
        return None


def _siblings(room: Newsroom, report: ReportDrafted, left: list[ReportDrafted]) -> Iterator[ReportDrafted]:
    """The latest text of every other edition: the drafts, and what left of those that were withdrawn since."""
    latest = {each.id: each for each in (*left, *releases.reports(room.rows))}
    names = {name: each.id for each in latest.values() for name in (each.id, each.label) if name}
    parents = {each.id: names.get(_translates(each), "") for each in latest.values()}
    root = _root(report.id, parents)
    for identity, each in latest.items():
        if identity != report.id and _root(identity, parents) == root:
            yield each


def _translates(report: ReportDrafted) -> str:
    """What the header says it is an edition of, also where the rest cannot be read."""
    found = _EDITION.search(report.text)
    return found[1].strip(" \"'") if found else ""


def _root(identity: str, parents: dict[str, str]) -> str:
    """The report that an edition was first written as; where editions name one another, the first of their ids."""
    seen = [identity]
    while (above := parents.get(seen[-1], "")) and above not in seen:
        seen.append(above)
    return min(seen[seen.index(above) :]) if above else seen[-1]


class _Rests:
    """The items under what a draft cites, by the label that it writes."""

    def __init__(self, room: Newsroom) -> None:
        rows = room.rows
        said = {each.id: each for each in statements.every_statement(rows)}
        every = custody.every_item(rows)
        self._items: dict[str, tuple[str, ...]] = {}
        for one in every:
            self._items |= {one.id: (one.id,), one.label: (one.id,)}
        for each in said.values():
            item: tuple[str, ...] = (each.item,) if each.item else ()
            self._items |= {each.id: item, each.label: item}
        for finding in statements.findings(rows):
            under = [said[on].item if on in said else on for on in (each.on for each in finding.rests_on)]
            items = tuple(dict.fromkeys(each for each in under if each in self._items))
            self._items |= {finding.id: items, finding.label: items}

    def under(self, draft: Draft) -> tuple[str, ...]:
        """Each item once, in reading order."""
        cited: Iterable[str] = (label for kind, label, _ in labels_used(draft) if kind in ("citation", "item"))
        return tuple(dict.fromkeys(item for label in cited for item in self._items.get(label, ())))
