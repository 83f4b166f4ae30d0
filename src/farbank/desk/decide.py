"""Whether one person in one item may be printed: decided for that person alone, by somebody, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from farbank.errors import Refused
from farbank.facts.decided import PrintDecided
from farbank.facts.fact import Fact
from farbank.judgement.appearing import Appearing
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, by whom, when, and why."""

    allowed: bool
    by: str
    on: date
    because: str


def decide(people: Sequence[Appearing], decision: Decision) -> list[Fact]:
    """The decision on one person, for every item that names them; nothing where exactly that was decided already."""
    if not decision.by.strip() or not decision.because.strip():
        raise Refused(
            "nothing is decided without who decides and why",
            advice="Say who with --by (the person, their family, the desk), and why with --because.",
        )
    changed = [each for each in people if not _stands(each, decision)]
    return [
        PrintDecided(
            item=ItemId(each.item),
            who=each.who,
            allowed=decision.allowed,
            by=decision.by.strip(),
            on=decision.on,
            because=decision.because.strip(),
            turn=each.decided.turn + 1 if each.decided else 1,
        )
        for each in {(each.item, each.who): each for each in changed}.values()
    ]


def _stands(person: Appearing, decision: Decision) -> bool:
    """Whether the decision that counts says this already, whenever it was said."""
    before = person.decided
    said = (decision.allowed, decision.by.strip(), decision.because.strip())
    return before is not None and (before.allowed, before.by, before.because) == said
