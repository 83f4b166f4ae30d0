"""People: personas and what is out about them, consents, donors' collections, interviews, and how many people fit."""

from __future__ import annotations

from typing import ClassVar, Final

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.fact import Row
from farbank.facts.look import InterviewHeld
from farbank.facts.persona import AccessCounted, DisclosureNoted, PersonaNamed, PopulationCounted
from farbank.facts.source import CollectionReceived, ConsentGiven
from farbank.ports import Rows
from farbank.views import latest

_TABLE_OF: Final[dict[type[Row], str]] = {
    PersonaNamed: "persona",
    DisclosureNoted: "disclosure",
    ConsentGiven: "consent",
    AccessCounted: "access",
    PopulationCounted: "population",
    CollectionReceived: "collection",
    InterviewHeld: "interview",
}


class People:
    """A fold of everything the gate asks about persons at risk. A withdrawn disclosure still counts."""

    name: ClassVar[str] = "people"
    version: ClassVar[int] = 2
    tables: ClassVar[tuple[str, ...]] = (*_TABLE_OF.values(), "taken_back")
    schema: ClassVar[tuple[str, ...]] = tuple(latest.table(each) for each in (*_TABLE_OF.values(), "taken_back"))

    def apply(self, rows: Rows, entry: Entry) -> None:
        fact = entry.fact
        if isinstance(fact, Row) and type(fact) in _TABLE_OF:
            latest.keep(rows, _TABLE_OF[type(fact)], fact)
            latest.drop(rows, "taken_back", fact.id)
        elif isinstance(fact, Withdrawn):
            for row in latest.some(rows, "consent", ConsentGiven, (fact.id,)):
                latest.keep(rows, "taken_back", row)
            for table in _TABLE_OF.values():
                if table != "disclosure":
                    latest.drop(rows, table, fact.id)


def personas(rows: Rows) -> tuple[PersonaNamed, ...]:
    """Every persona."""
    return tuple(latest.every(rows, "persona", PersonaNamed))


def disclosures(rows: Rows) -> tuple[DisclosureNoted, ...]:
    """Everything that is out, withdrawn or not."""
    return tuple(latest.every(rows, "disclosure", DisclosureNoted))


def consents(rows: Rows) -> tuple[ConsentGiven, ...]:
    """Every consent row."""
    return tuple(latest.every(rows, "consent", ConsentGiven))


def consents_withdrawn(rows: Rows) -> tuple[ConsentGiven, ...]:
    """Every consent row that was withdrawn as a row and not given again since."""
    return tuple(latest.every(rows, "taken_back", ConsentGiven))


def access_sets(rows: Rows) -> tuple[AccessCounted, ...]:
    """Every small counted set."""
    return tuple(latest.every(rows, "access", AccessCounted))


def interviews(rows: Rows) -> tuple[InterviewHeld, ...]:
    """Every conversation with a source."""
    return tuple(latest.every(rows, "interview", InterviewHeld))


def populations(rows: Rows) -> tuple[PopulationCounted, ...]:
    """Every reference class."""
    return tuple(latest.every(rows, "population", PopulationCounted))
