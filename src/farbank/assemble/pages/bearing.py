"""How one statement, item or tally bears on a finding, in the words a reader is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from farbank.facts.finding import FindingDrawn
from farbank.judgement.bearings import Borne, borne
from farbank.judgement.dependence import Dependence
from farbank.judgement.weight import Weight
from farbank.publish.wording import ENGLISH, Wording

_STANCES: Final = {
    "supports": "Supports this",
    "contradicts": "Says otherwise",
    "mentions": "Mentions it, and takes no side",
}
_REPEATS: Final = "Repeats the same source, so it does not count twice"
_MISTAKEN: Final = "Says otherwise and copies its source wrongly, so it weighs nothing"


def stance_words(
    finding: FindingDrawn, weight: Weight, graph: Dependence, say: Wording = ENGLISH
) -> Mapping[tuple[str, str], str]:
    """The words for every (row, stance) that a finding rests on."""
    every = borne(finding, graph)
    found = {(each.on, each.stance): say(_STANCES.get(each.stance, each.stance)) for each in finding.rests_on}
    for each in every:
        key = each.bearing.on, each.bearing.stance
        if each.label in weight.relay_errors and not each.supports:
            found[key] = say(_MISTAKEN)
        elif _repeats(each, every):
            found[key] = say(_REPEATS)
    return found


def _repeats(one: Borne, every: tuple[Borne, ...]) -> bool:
    """Whether it says what something says that it was derived from, and that bears on the same finding."""
    return any(
        other.node != one.node
        and other.supports == one.supports
        and (other.node in one.basis.upstream or (other.item in one.basis.upstream and other.item != one.item))
        for other in every
    )
