"""The ways by which people, goods, money and information got out."""

from __future__ import annotations

from typing import ClassVar

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.look import ConduitNoted
from farbank.ports import Rows
from farbank.views import latest


class Conduits:
    """A fold of conduits with their states."""

    name: ClassVar[str] = "conduits"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("conduit",)
    schema: ClassVar[tuple[str, ...]] = (latest.table("conduit"),)

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ConduitNoted() as fact:
                latest.keep(rows, "conduit", fact)
            case Withdrawn(id=identity):
                latest.drop(rows, "conduit", identity)
            case _:
                pass


def conduits(rows: Rows) -> tuple[ConduitNoted, ...]:
    """Every conduit in the order noted."""
    return tuple(latest.every(rows, "conduit", ConduitNoted))
