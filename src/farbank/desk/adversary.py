"""Which adversaries the gate reckons with is chosen by a person, with a reason, and recorded."""

from __future__ import annotations

from collections.abc import Sequence

from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.persona import AdversariesChosen
from farbank.judgement.adversary import limits_of, standing_choice
from farbank.judgement.question import HOLD_BELOW
from farbank.reading.sheet.nearest import did_you_mean


def choose(before: Sequence[AdversariesChosen], classes: Sequence[str], because: str) -> list[Fact]:
    """The choice, after all that were made before; nothing where exactly these stand already by somebody's choice."""
    unknown = next((each for each in classes if each.upper() not in HOLD_BELOW), "")
    if unknown or not classes:
        meant = did_you_mean(unknown, HOLD_BELOW)
        raise Refused(f"the gate reckons with one or more of {', '.join(HOLD_BELOW)}, not {unknown!r}{meant}")
    if not because.strip():
        raise Refused("say why the gate reckons with these", advice="Give it with --because; it is recorded.")
    named = tuple(name for name in HOLD_BELOW if name in {each.upper() for each in classes})
    stands = standing_choice(before)
    if stands and limits_of(before).adversaries == named and len(stands) == 1:
        return []
    turn = stands[0].turn + 1 if stands else 1
    return [AdversariesChosen(classes=named, because=because.strip(), turn=turn)]
