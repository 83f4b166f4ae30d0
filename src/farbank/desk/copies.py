"""Copies that leave the case are counted before they leave; what became of them is what their holder says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from farbank.desk.numbers import Numbers
from farbank.errors import Missing, Refused
from farbank.facts.copy import CopyConfirmed, CopyMade
from farbank.facts.fact import Fact
from farbank.ports import Known
from farbank.values.ids import ItemId, SourceId

BECAME: Final = ("destroyed", "replaced", "kept")


def copy_leaves(
    known: Known,
    *,
    what: str,
    where: str = "",
    to: str = "",
    whole: bool = False,
    items: Sequence[ItemId] = (),
    sources: Sequence[SourceId] = (),
    head: int = 0,
    epoch: int = 0,
) -> CopyMade:
    """A new copy, numbered."""
    return CopyMade(
        id=Numbers(known).new("copy"),
        label="",
        what=what,
        where=where,
        to=to,
        whole=whole,
        items=tuple(items),
        sources=tuple(sources),
        head=head,
        epoch=epoch,
    )


def confirm(known: Known, copy: str, became: str, because: str) -> list[Fact]:
    """What the holder of a copy says became of it."""
    identity = known.find("copy", copy)
    if not identity:
        raise Missing(f"there is no copy {copy} in this case", advice="See 'farbank list copy'.")
    if became not in BECAME:
        raise Refused(f"a copy was {', '.join(BECAME[:-1])} or {BECAME[-1]}, not {became!r}")
    if not because.strip():
        raise Refused("say who confirmed it and how", advice="Give it with --because; it is recorded.")
    return [CopyConfirmed(copy=identity, became=became, because=because)]
