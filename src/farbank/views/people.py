"""Personas, what is out about them, what they agreed to, and the numbers that say how many people fit."""

from __future__ import annotations

from typing import ClassVar

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.persona import AccessCounted, DisclosureNoted, PersonaNamed, PopulationCounted
from farbank.facts.source import ConsentGiven
from farbank.ports import Rows
from farbank.views import latest

_TABLES = ("persona", "disclosure", "consent", "access", "population")


class People:
    """A fold of everything the gate asks about persons at risk. A withdrawn disclosure still counts."""

    name: ClassVar[str] = "people"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = _TABLES
    schema: ClassVar[tuple[str, ...]] = tuple(latest.table(each) for each in _TABLES)

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case PersonaNamed() as fact:
                latest.keep(rows, "persona", fact)
            case DisclosureNoted() as fact:
                latest.keep(rows, "disclosure", fact)
            case ConsentGiven() as fact:
                latest.keep(rows, "consent", fact)
            case AccessCounted() as fact:
                latest.keep(rows, "access", fact)
            case PopulationCounted() as fact:
                latest.keep(rows, "population", fact)
            case Withdrawn(id=identity):
                for each in ("persona", "consent", "access", "population"):
                    latest.drop(rows, each, identity)
            case _:
                pass


def personas(rows: Rows) -> tuple[PersonaNamed, ...]:
    """Every persona."""
    return tuple(latest.every(rows, "persona", PersonaNamed))


def disclosures(rows: Rows) -> tuple[DisclosureNoted, ...]:
    """Everything that is out, withdrawn or not."""
    return tuple(latest.every(rows, "disclosure", DisclosureNoted))


def consents(rows: Rows) -> tuple[ConsentGiven, ...]:
    """Every consent row."""
    return tuple(latest.every(rows, "consent", ConsentGiven))


def access_sets(rows: Rows) -> tuple[AccessCounted, ...]:
    """Every small counted set."""
    return tuple(latest.every(rows, "access", AccessCounted))


def populations(rows: Rows) -> tuple[PopulationCounted, ...]:
    """Every reference class."""
    return tuple(latest.every(rows, "population", PopulationCounted))
