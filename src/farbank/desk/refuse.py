"""Proposals that a person does not take, and such that are open again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from farbank.facts.refused import ProposalRefused
from farbank.reading.proposing.naming import name_of
from farbank.reading.proposing.proposal import Proposal
from farbank.values.ids import ItemId


def refuse(item: str, chosen: Iterable[Proposal], standing: Collection[str], because: str) -> list[ProposalRefused]:
    """The facts of refusing proposals of an item; none of one whose refusal stands already (by its name)."""
    return [_said(item, each, because=because) for each in chosen if name_of(each) not in standing]


def open_again(item: str, chosen: Iterable[Proposal], standing: Collection[str]) -> list[ProposalRefused]:
    """The facts that take refusals back; none of a proposal that nobody refused."""
    return [_said(item, each, refused=False) for each in chosen if name_of(each) in standing]


def _said(item: str, proposal: Proposal, *, refused: bool = True, because: str = "") -> ProposalRefused:
    return ProposalRefused(
        item=ItemId(item),
        name=name_of(proposal),
        proposed=proposal.kind,
        start=proposal.start,
        end=proposal.end,
        refused=refused,
        because=because.strip(),
    )
