"""One row of any kind, by its id: where each kind is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from farbank.facts.copy import CopyMade
from farbank.facts.fact import Row
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.finding import FindingDrawn
from farbank.facts.inquiry import InquiryOpened
from farbank.facts.item import ItemReceived
from farbank.facts.look import ConduitNoted, ConstraintNoted, InterviewHeld, LineAdopted, Looked, TallyNoted
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.persona import AccessCounted, DisclosureNoted, PersonaNamed, PopulationCounted
from farbank.facts.report import ReportDrafted
from farbank.facts.sameness import SamenessSaid
from farbank.facts.source import CollectionReceived, ConsentGiven, SourceNamed
from farbank.facts.statement import StatementMade, SubjectNamed
from farbank.ports import Rows
from farbank.values.ids import kind_of
from farbank.views import latest

_KEPT: Final[dict[str, tuple[str, type[Row]]]] = {
    "item": ("item", ItemReceived),
    "source": ("source", SourceNamed),
    "collection": ("collection", CollectionReceived),
    "interview": ("interview", InterviewHeld),
    "origin": ("origin", OriginStated),
    "link": ("link", LinkAsserted),
    "line": ("line", LineAdopted),
    "look": ("look", Looked),
    "tally": ("tally", TallyNoted),
    "constraint": ("blocked", ConstraintNoted),
    "conduit": ("conduit", ConduitNoted),
    "series": ("series", SeriesOpened),
    "figure": ("figure", FigureObserved),
    "subject": ("subject", SubjectNamed),
    "sameness": ("sameness", SamenessSaid),
    "statement": ("statement", StatementMade),
    "finding": ("finding", FindingDrawn),
    "persona": ("persona", PersonaNamed),
    "disclosure": ("disclosure", DisclosureNoted),
    "consent": ("consent", ConsentGiven),
    "access": ("access", AccessCounted),
    "population": ("population", PopulationCounted),
    "report": ("report", ReportDrafted),
    "copy": ("copy", CopyMade),
    "inquiry": ("inquiry", InquiryOpened),
}


def every_row(rows: Rows) -> Iterator[tuple[str, Row]]:
    """The latest word on every row that still counts, with its kind."""
    for kind, (table, shape) in _KEPT.items():
        for row in latest.every(rows, table, shape):
            yield kind, row


def row_of(rows: Rows, kind: str, identity: str) -> Row | None:
    """The latest word on a row that still counts, or None."""
    if kind not in _KEPT:
        return None
    table, shape = _KEPT[kind]
    return next(latest.some(rows, table, shape, (identity,)), None)


def counting(rows: Rows, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of these ids those whose row still counts, each with its kind."""
    by_kind: dict[str, list[str]] = {}
    for each in ids:
        by_kind.setdefault(kind_of(each), []).append(each)
    for kind, own in by_kind.items():
        if kind in _KEPT:
            yield from ((kind, each) for each in latest.those_in(rows, _KEPT[kind][0], own))
