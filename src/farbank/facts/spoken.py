"""Which facts are words on a row of the desk's work, and which of them keep the row before any other."""

from __future__ import annotations

from farbank.facts.case import Withdrawn
from farbank.facts.copy import CopyMade
from farbank.facts.fact import Fact, Row
from farbank.facts.parcel import HandlingNoted


def speaks_of(fact: Fact) -> str:
    """The row that a fact is a word on, `""` when it is none."""
    match fact:
        case CopyMade():
            return ""
        case Row(id=identity) | Withdrawn(id=identity) | HandlingNoted(item=identity):
            return identity
        case _:
            return ""


def is_firm(fact: Fact) -> bool:
    """Whether a word keeps its row before any other: a withdrawal, or that an item is handled with more care."""
    return isinstance(fact, Withdrawn) or (isinstance(fact, HandlingNoted) and bool(fact.tier))
