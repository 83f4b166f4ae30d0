"""The classes of adversary in words, and which of them the gate of a case reckons with.

- Until a person chooses, the gate reckons with state registries and counter-intelligence.
- Of what two places chose at once, the stricter stands: every class that either of them names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.facts.persona import AdversariesChosen
from farbank.judgement.question import HOLD_BELOW, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class AdversaryClass:
    """Who somebody is that may look for a source, and what they can look up beside every page that was published."""

    name: str
    who: str
    looks_up: str


CLASSES: Final[tuple[AdversaryClass, ...]] = (
    AdversaryClass(name="A0", who="any reader", looks_up="nothing but what was ever published, archived or withdrawn"),
    AdversaryClass(
        name="A1",
        who="neighbours and the people's unit",
        looks_up="who lives where and with whom, comes and goes, sells what, has relatives abroad",
    ),
    AdversaryClass(
        name="A2",
        who="state registries, and whoever can ask them",
        looks_up="home, workplace, rank, party and service, family, permits to travel, telephones",
    ),
    AdversaryClass(
        name="A3",
        who="counter-intelligence",
        looks_up="intercepted calls and mail, who was handed which paper, seized telephones, riverside cameras",
    ),
)
DEFAULT: Final = Limits().adversaries


def standing_choice(chosen: Sequence[AdversariesChosen]) -> tuple[AdversariesChosen, ...]:
    """The choices that stand: one, or several that were made at once; none where nobody has chosen."""
    last = max((each.turn for each in chosen), default=0)
    return tuple(each for each in chosen if each.turn == last)


def limits_of(chosen: Sequence[AdversariesChosen]) -> Limits:
    """The limits of the gate with the classes of adversary that the case reckons with."""
    named = {name for each in standing_choice(chosen) for name in each.classes}
    return Limits(adversaries=tuple(name for name in HOLD_BELOW if name in named)) if named else Limits()


def weaker(limits: Limits, than: Limits) -> bool:
    """Whether limits hold for less than others do, or leave out a class that those reckon with."""
    return limits.hold_below < than.hold_below or bool(set(than.adversaries) - set(limits.adversaries))


def limit_words(name: str, hold_below: Mapping[str, int] = HOLD_BELOW) -> str:
    """From how many people on the gate holds for one class, in words."""
    return f"HOLD under {hold_below[name]:,} at the lower end" if hold_below[name] else "no limit of its own"
