"""Who let exactly which bytes of a report leave, and that a report was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact
from farbank.values.ids import ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportApproved(Fact):
    """A member looked at the bytes of one package and at what the gate found in them, and says that they may leave.

    The member is the one who signed the entry. `of` is the report by its birth name (`origin#R1`), which is the same at
    every place. `saw` is the SHA-256 of the findings that were shown, `acknowledges` those of them (rule, persona's
    label) that one editor answers for; with `overrides` all of them are overridden. `because` is the written reason.
    """

    kind: ClassVar[str] = "report-approved"
    of: str
    package: str
    form: str
    outcome: str
    saw: str
    overrides: bool = False
    acknowledges: tuple[tuple[str, str], ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWithdrawn(Fact):
    """A report that had left was taken back. What it disclosed is out and counts on.

    `because` stays in the case; `printed` is the reason for readers, `notice` the digest of the page that says it.
    """

    kind: ClassVar[str] = "report-withdrawn"
    report: ReportId
    because: str
    printed: str = ""
    notice: str = ""
