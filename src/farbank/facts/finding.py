"""Findings: what we conclude, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Row
from farbank.values.span import Span
from farbank.values.stretch import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What was done to make sure of one bearing: each `pass`, `fail` or `not_done`."""

    authenticity: str = "not_done"
    time: str = "not_done"
    place: str = "not_done"
    integrity: str = "not_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How one statement, item or tally bears on a finding, as a person judged it; `hearsay` counts retellings."""

    on: str  # id of a statement, item or tally
    stance: str
    strength: str
    checks: Checks = Checks()
    hearsay: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Totalising:
    """Words that claim a whole, and the coverage they rest on: `LINE/TARGET/FROM..TO` or the label of a tally."""

    words: str
    coverage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDrawn(Row):
    """A conclusion with a person's grade (source letter, content digit). Its weight is never stored."""

    kind: ClassVar[str] = "finding-drawn"
    row: ClassVar[str] = "finding"
    text: str
    rests_on: tuple[Bearing, ...] = ()
    stretch: Stretch | None = None
    when: Span | None = None
    grade: tuple[str, str] = ("", "")
    totalising: Totalising | None = None
    status: str = ""
    because: str = ""

    @property
    def title(self) -> str:
        return self.text
