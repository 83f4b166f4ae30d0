"""Choosing the adversaries that the gate reckons with, and listing what a person said that nobody can look up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.questioning import limits_in
from farbank.desk.adversary import choose
from farbank.judgement.adversary import standing_choice
from farbank.judgement.question import Limits
from farbank.views import adversaries, people
from farbank.views.adversaries import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What somebody said of one disclosure: that nobody can look it up, or the least class of adversary who can."""

    disclosure: str
    persona: str
    dimension: str
    values: tuple[str, ...]
    lookup: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """The limits that stand, who chose them (nobody where they are the ones farbank ships), and the marks."""

    limits: Limits
    chosen: tuple[Chosen, ...]
    marks: tuple[Mark, ...]


def choose_adversaries(room: Newsroom, classes: Sequence[str], because: str) -> bool:
    """Record which classes the gate reckons with; False when exactly these stand already."""
    made = room.record(lambda: choose([each.choice for each in adversaries.choices(room.rows)], classes, because))
    return bool(made)


def reckoned(room: Newsroom) -> Reckoned:
    """With whom the gate of this case reckons, and since when."""
    choices = adversaries.choices(room.rows)
    stand = standing_choice([each.choice for each in choices])
    return Reckoned(
        limits=limits_in(room), chosen=tuple(each for each in choices if each.choice in stand), marks=_marks(room)
    )


def _marks(room: Newsroom) -> tuple[Mark, ...]:
    labels = {each.id: each.label or each.id for each in people.personas(room.rows)}
    return tuple(
        Mark(
            disclosure=each.id,
            persona=labels.get(each.persona, each.persona),
            dimension=each.dimension,
            values=each.values,
            lookup=each.lookup,
            by=each.lookup_by,
        )
        for each in people.disclosures(room.rows)
        if each.lookup
    )
