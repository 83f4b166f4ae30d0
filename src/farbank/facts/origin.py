"""Origins: who or what touched reality. Links: what a person says depends on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Row, locked_by
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginStated(Row):
    """One contact with reality: an act, a look, a document, something heard, a measurement; `of` an item or source."""

    kind: ClassVar[str] = "origin-stated"
    row: ClassVar[str] = "origin"
    kind_of: str
    of: str
    where: str = ""
    when: Span | None = None
    first_hand: bool = False

    @property
    def title(self) -> str:
        return f"{self.kind_of} · {self.of}"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAsserted(Row):
    """A person says how one item or statement depends on another, or on an origin. The machine only proposes."""

    kind: ClassVar[str] = "link-asserted"
    row: ClassVar[str] = "link"
    tail: str  # item or statement: the one that depends
    head: str  # item, statement or origin
    type: str
    because: str
    by: str = ""

    @property
    def title(self) -> str:
        return f"{self.tail} {self.type} {self.head}"
