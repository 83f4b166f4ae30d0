"""The first page: the road in seven steps, how far the case is on each, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble.demo import example_of
from farbank.assemble.newsroom import Newsroom
from farbank.views import catalogue, releases
from farbank.web.asked import Asked, Shown
from farbank.web.language import N_
from farbank.web.screens.first_lines import FIRST_LINES
from farbank.web.screens.rows import PLURAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the road: what is done there, what the case holds of it, and where it is done."""

    name: str
    words: str
    counts: tuple[tuple[str, int], ...]
    to: str


# step -> what it is, the kinds of row that it leaves, and its page
ROAD: Final = (
    (N_("Intake"), N_("Take files in; the bytes stay as they came."), ("item", "source"), "/list/item"),
    (N_("Describe"), N_("What it shows, when, where, in whose words."), ("statement",), "/list/statement"),
    (N_("Look"), N_("Who could see which stretch, and what they saw, also nothing."), ("look", "tally"), "/time"),
    (N_("Weigh"), N_("What we conclude, and on how many origins it rests."), ("finding",), "/findings"),
    (N_("See"), N_("Series with every value they were ever given."), ("series", "subject"), "/series"),
    (N_("Release"), N_("The gate judges what is about to leave."), ("report",), "/list/report"),
    (N_("Prove"), N_("What existed by when, to somebody who needs no farbank."), ("copy",), "/custody"),
)


def home(room: Newsroom, asked: Asked) -> Shown:
    """The road, and how far the case is on it."""
    del asked
    counts = dict(catalogue.counted(room.rows))
    titled = releases.titled(room.rows)
    steps = tuple(
        Step(name=name, words=words, counts=tuple((kind, counts.get(kind, 0)) for kind in kinds), to=to)
        for name, words, kinds, to in ROAD
    )
    is_empty = not any(count for step in steps for _, count in step.counts)
    given = {
        "title": titled.name if titled else "This case",
        "steps": steps,
        "is_empty": is_empty,
        "told": FIRST_LINES["empty" if is_empty else example_of(room)],
        "example": example_of(room),
        "notices": room.notices,
        "plural": PLURAL,
    }
    return Shown(template="home.html.j2", given=given)
