"""The reason for a change after a release, as a fact."""

from __future__ import annotations

from collections.abc import Sequence

from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.report import ReportDrafted
from farbank.facts.revised import RevisionExplained
from farbank.judgement.difference import Difference
from farbank.values.digest import sha256_hex
from farbank.values.ids import ReportId
from farbank.values.words import RevisionShows


def explain(
    report: ReportDrafted,
    *,
    since: str,
    changed: Difference,
    because: str,
    shows: RevisionShows,
    known: Sequence[RevisionExplained],
) -> list[Fact]:
    """The reason, recorded once: nothing when the last word on this very change (of `known`) is the same."""
    if shows == "minor" and (more := changed.more_than_spelling):
        raise Refused(f"this is more than spelling: {more}", advice="Give readers a reason with --because.")
    if shows != "minor" and not because.strip():
        raise Refused("say why the report was changed", advice="Give readers a reason with --because.")
    fact = RevisionExplained(
        report=ReportId(report.id),
        since=since,
        now=sha256_hex(report.text.encode()),
        because=because.strip(),
        shows=shows,
        figures=changed.figures,
    )
    same = [each for each in known if (each.since, each.now) == (fact.since, fact.now)]
    return [] if same and same[-1] == fact else [fact]
