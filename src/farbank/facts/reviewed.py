"""That a member read a claim beside what it rests on, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact, locked_by
from farbank.values.ids import ItemId, SourceId
from farbank.values.words import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReviewed(Fact):
    """A member read a claim and says whether they agree, and why. The member is the one who signed the entry.

    `of` is a statement, a finding or a figure, `claim` its words as they were read: once they are others, nobody has
    read them. `item` and `source` are those of the claim, whose keys lock what is said about it.
    """

    kind: ClassVar[str] = "claim-reviewed"
    of: str
    claim: str
    verdict: Agreement
    because: str
    item: ItemId = ItemId("")
    source: SourceId = SourceId("")

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item, self.source)
