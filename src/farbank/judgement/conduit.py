"""What could get out, and when: one row a conduit, ending in its last word and the silence since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.facts.look import ConduitNoted, ConduitWas

PASSABLE: Final = ("open", "narrow")  # states in which something still got through


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """How long nothing has come, in days up to the as-of date: at least and at most (the last word is a vague span).

    0 and 0 while the conduit still carries.
    """

    shortest: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverHeard:
    """The case holds no word that came this way, so no silence can be counted from one."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConduitRow:
    """A conduit as known on one day: its states in order of time, its last word, the silence since."""

    id: str
    label: str
    means: str
    carries: tuple[str, ...]
    states: tuple[ConduitWas, ...]
    last_word: ConduitWas | None
    silence: Silence | NeverHeard


def conduit_rows(conduits: Iterable[ConduitNoted], *, as_of: date) -> tuple[ConduitRow, ...]:
    """Every conduit in order of its id; states that began after the day are not known yet."""
    return tuple(_row(each, as_of) for each in sorted(conduits, key=lambda conduit: (len(conduit.id), conduit.id)))


def _row(conduit: ConduitNoted, as_of: date) -> ConduitRow:
    known = [each for each in conduit.states if each.when.first <= as_of]
    states = tuple(sorted(known, key=lambda each: (each.when.first, each.when.last, each.state)))
    words = [each for each in states if each.state in PASSABLE and _anything(each)]
    last = max(words, key=lambda each: (each.when.last, each.when.first), default=None)
    return ConduitRow(
        id=conduit.id,
        label=conduit.label,
        means=conduit.means,
        carries=conduit.carries,
        states=states,
        last_word=last,
        silence=_silence(last, as_of) if last else NeverHeard(because=_why(states)),
    )


def _anything(state: ConduitWas) -> bool:
    """A counted nothing is no word."""
    return state.count is None or state.count.bounds()[1] != 0


def _silence(last: ConduitWas, as_of: date) -> Silence:
    """From the last day the word may have come, and from the first day on which it may have been the last."""
    newest = min(last.when.last, as_of)
    oldest = min(last.when.end[0] or last.when.last, newest)
    return Silence(shortest=(as_of - newest).days, longest=(as_of - oldest).days)


def _why(states: tuple[ConduitWas, ...]) -> str:
    if not states:
        return "nothing is recorded of it by this day"
    return f"it is only recorded as {', '.join(dict.fromkeys(each.state for each in states))}"
