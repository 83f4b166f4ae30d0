"""A fact with its place in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from farbank.facts.fact import Fact
from farbank.values.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger. `fact` is None when its keys are gone: erased, or not held here."""

    number: int
    at: datetime
    by: MemberId
    fact: Fact | None
