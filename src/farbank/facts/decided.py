"""Whether one person who wrote a given item, or is shown in it, may be printed: decided singly, by a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from farbank.facts.fact import Fact, locked_by
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintDecided(Fact):
    """Somebody decided, with a reason, whether one person in one item may be printed. Until then the answer is no.

    `who` is the person as the item's description names them, `by` who decided, `turn` how many times this was decided
    before whoever recorded it knew of it, and one more: the highest counts, and of two alike the one that says no.
    """

    kind: ClassVar[str] = "print-decided"
    item: ItemId
    who: str
    allowed: bool
    by: str
    on: date
    because: str
    turn: int = 1

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)
