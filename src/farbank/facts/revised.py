"""Why a report that left says something else now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.values.ids import ReportId
from farbank.values.words import RevisionShows

_HEX64: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionExplained(Fact):
    """The reason readers are given for a change since the last release.

    `since` is the digest of the package that left before, `now` the SHA-256 of the text of the new draft, `figures` the
    drawings that are other than in that package. `shows` says what is printed of it: the old words beside the new, the
    reason alone, or, for spelling, neither.
    """

    kind: ClassVar[str] = "revision-explained"
    report: ReportId
    since: str
    now: str
    because: str = ""
    shows: RevisionShows = "old_words"
    figures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (_HEX64.match(self.since) and _HEX64.match(self.now)):
            raise Refused("a revision names a package and a text by 64 hexadecimal digits each")
        if self.shows != "minor" and not self.because.strip():
            raise Refused("a revision that changes what is said has a reason")
