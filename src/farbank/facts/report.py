"""Drafts, verdicts and releases: the exact bytes that left, and what the gate said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from farbank.facts.fact import Fact, Row
from farbank.values.ids import ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDrafted(Row):
    """A report as written (Markdown with its header). The outline is read from it each time."""

    kind: ClassVar[str] = "report-drafted"
    row: ClassVar[str] = "report"
    heading: str
    text: str
    file_name: str = ""

    @property
    def title(self) -> str:
        return self.heading


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNameDrawn(Fact):
    """The random name under which one thing appears in print, and its commitment's salt; drawn once, kept."""

    kind: ClassVar[str] = "public-name-drawn"
    id: str
    name: str
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportJudged(Fact):
    """The gate's verdict on the bytes of one package; `verdict` is its JSON. One changed byte voids it."""

    kind: ClassVar[str] = "report-judged"
    report: ReportId
    package: str
    verdict: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReleased(Fact):
    """The package left. `files` are (path, SHA-256) of every file of it.

    `form` and `outcome` are the form and the gate's verdict it left with, `day` is the day of publication it names;
    `asks` is how many members had to approve these bytes: 0 before that was asked, 1 where there was nobody else.
    """

    kind: ClassVar[str] = "report-released"
    report: ReportId
    package: str
    files: tuple[tuple[str, str], ...]
    form: str = ""
    outcome: str = ""
    asks: int = 0
    day: date | None = None
