"""Effort along the lines: what was looked at, what was only totalled, what was out of reach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.look import ConstraintNoted, LineAdopted, Looked, TallyNoted
from farbank.ports import Rows
from farbank.views import latest

_TABLES = ("line", "look", "tally", "blocked")


class Looks:
    """A fold of lines, looks, tallies and constraints."""

    name: ClassVar[str] = "looks"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = _TABLES
    schema: ClassVar[tuple[str, ...]] = (
        *(latest.table(each) for each in _TABLES),
        *(latest.index(each) for each in _TABLES),
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case LineAdopted() as fact:
                latest.keep(rows, "line", fact, asked=fact.name)
            case Looked() as fact:
                latest.keep(rows, "look", fact, asked=fact.line)
            case TallyNoted() as fact:
                latest.keep(rows, "tally", fact, asked=fact.line)
            case ConstraintNoted() as fact:
                latest.keep(rows, "blocked", fact, asked=fact.stretch.line)
            case Withdrawn(id=identity):
                for each in _TABLES:
                    latest.drop(rows, each, identity)
            case _:
                pass


def lines(rows: Rows) -> tuple[LineAdopted, ...]:
    """Every line the case measures along."""
    return tuple(latest.every(rows, "line", LineAdopted))


def looks_along(rows: Rows, line: str) -> tuple[Looked, ...]:
    """Every look along a line."""
    return tuple(latest.every(rows, "look", Looked, asked=line))


def tallies_along(rows: Rows, line: str) -> tuple[TallyNoted, ...]:
    """Every tally of a line."""
    return tuple(latest.every(rows, "tally", TallyNoted, asked=line))


def tallies(rows: Rows, ids: Iterable[str]) -> tuple[TallyNoted, ...]:
    """The tallies with these ids."""
    return tuple(latest.some(rows, "tally", TallyNoted, ids))


def constraints_along(rows: Rows, line: str) -> tuple[ConstraintNoted, ...]:
    """Everything that stopped people looking along a line."""
    return tuple(latest.every(rows, "blocked", ConstraintNoted, asked=line))
