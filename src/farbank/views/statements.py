"""Who said what, what we conclude, and what a person says depends on what: the ground that weighing stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.finding import FindingDrawn
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.statement import StatementMade, SubjectNamed
from farbank.ports import Rows
from farbank.views import latest

_TABLES = ("statement", "finding", "origin", "link", "subject")


class Statements:
    """A fold of statements, subjects, findings, origins and links."""

    name: ClassVar[str] = "statements"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = (*_TABLES, "no_longer_counts")
    schema: ClassVar[tuple[str, ...]] = (
        *(latest.table(each) for each in _TABLES),
        latest.index("statement"),
        latest.index("origin"),
        "CREATE TABLE no_longer_counts (id TEXT PRIMARY KEY) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case StatementMade() as fact:
                latest.keep(rows, "statement", fact, asked=fact.item)
                self._counts_again(rows, fact.id)
            case FindingDrawn() as fact:
                latest.keep(rows, "finding", fact)
                self._counts_again(rows, fact.id)
            case OriginStated() as fact:
                latest.keep(rows, "origin", fact, asked=fact.of)
            case LinkAsserted() as fact:
                latest.keep(rows, "link", fact)
            case SubjectNamed() as fact:
                latest.keep(rows, "subject", fact)
            case Withdrawn(id=identity):
                latest.drop(rows, "link", identity)
                latest.drop(rows, "origin", identity)
                rows.execute("INSERT OR REPLACE INTO no_longer_counts VALUES (?)", (identity,))
            case _:
                pass

    def _counts_again(self, rows: Rows, identity: str) -> None:
        rows.execute("DELETE FROM no_longer_counts WHERE id = ?", (identity,))


def findings(rows: Rows) -> tuple[FindingDrawn, ...]:
    """Every finding in the order drawn."""
    return tuple(latest.every(rows, "finding", FindingDrawn))


def finding(rows: Rows, identity: str) -> FindingDrawn | None:
    """One finding, or None."""
    return next(latest.some(rows, "finding", FindingDrawn, (identity,)), None)


def findings_with(rows: Rows, ids: Iterable[str]) -> tuple[FindingDrawn, ...]:
    """The findings with these ids."""
    return tuple(latest.some(rows, "finding", FindingDrawn, ids))


def statements(rows: Rows, ids: Iterable[str]) -> tuple[StatementMade, ...]:
    """The statements with these ids."""
    return tuple(latest.some(rows, "statement", StatementMade, ids))


def every_statement(rows: Rows) -> tuple[StatementMade, ...]:
    """Every statement in the order made."""
    return tuple(latest.every(rows, "statement", StatementMade))


def statements_in(rows: Rows, item: str) -> tuple[StatementMade, ...]:
    """What was said in one item."""
    return tuple(latest.every(rows, "statement", StatementMade, asked=item))


def origins(rows: Rows) -> tuple[OriginStated, ...]:
    """Every origin."""
    return tuple(latest.every(rows, "origin", OriginStated))


def origins_with(rows: Rows, ids: Iterable[str]) -> tuple[OriginStated, ...]:
    """The origins with these ids."""
    return tuple(latest.some(rows, "origin", OriginStated, ids))


def origins_of(rows: Rows, ids: Iterable[str]) -> tuple[OriginStated, ...]:
    """The origins stated of these items and sources."""
    return tuple(latest.asked_of(rows, "origin", OriginStated, ids))


def links(rows: Rows) -> tuple[LinkAsserted, ...]:
    """Every link that was not withdrawn."""
    return tuple(latest.every(rows, "link", LinkAsserted))


def no_longer_counting(rows: Rows) -> frozenset[str]:
    """The ids of everything that was withdrawn."""
    return frozenset(cast("str", identity) for (identity,) in rows.execute("SELECT id FROM no_longer_counts"))
