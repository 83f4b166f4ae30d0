"""Signing a reading of a claim: one member, one word, one reason; said again with the same words, it is not new."""

from __future__ import annotations

from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.figure import FigureObserved
from farbank.facts.finding import FindingDrawn
from farbank.facts.reviewed import ClaimReviewed
from farbank.facts.statement import StatementMade
from farbank.ports import Known
from farbank.values.ids import ItemId, SourceId
from farbank.values.words import Agreement

Claimed = StatementMade | FindingDrawn | FigureObserved


def review(
    known: Known, claim: Claimed, verdict: Agreement, because: str, before: ClaimReviewed | None = None
) -> list[Fact]:
    """The fact of one reading; nothing where this member said exactly that of these words `before`."""
    if known.withdrawn(claim.id):
        raise Refused(f"{claim.id} was withdrawn: there is nothing left to agree with")
    if not because.strip():
        raise Refused("nothing is signed without a reason", advice="Say why, in one line.")
    fact = ClaimReviewed(
        of=claim.id,
        claim=claim.title,
        verdict=verdict,
        because=" ".join(because.split()),
        item=ItemId("" if isinstance(claim, FindingDrawn) else claim.item),
        source=SourceId(claim.source if isinstance(claim, StatementMade) else ""),
    )
    return [] if fact == before else [fact]
