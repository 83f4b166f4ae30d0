"""The case itself: that it was opened, what it is called, which rows no longer count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from farbank.facts.fact import Fact, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Fact):
    """The first fact of every case. `settings` is the SHA-256 of farbank.toml as written."""

    kind: ClassVar[str] = "case-opened"
    case: str
    log: str
    settings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTitled(Row):
    """What the case is called, its working language, and the day relative words refer to."""

    kind: ClassVar[str] = "case-titled"
    row: ClassVar[str] = "case"
    name: str
    language: str = ""
    published: date | None = None

    @property
    def title(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Fact):
    """A row that no longer counts. The record stays."""

    kind: ClassVar[str] = "withdrawn"
    id: str
    because: str
