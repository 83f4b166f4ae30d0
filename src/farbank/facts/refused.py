"""A person looked at a proposal and did not take it: remembered, so that nobody is asked the same again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact, locked_by
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRefused(Fact):
    """What a rule proposed of the text of an item was refused, or with `refused=False` is open again. The last counts.

    `name` stands for the kind, the place and the words of the proposal, as the labels of accepted rows do, so that a
    later version of the rules finds it; `start`..`end` are code points of the text, `proposed` is the kind.
    """

    kind: ClassVar[str] = "proposal-refused"
    item: ItemId
    name: str
    proposed: str
    start: int
    end: int
    refused: bool = True
    because: str = ""

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)
