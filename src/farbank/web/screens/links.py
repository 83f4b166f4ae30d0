"""Links: what may depend on what, as the machine proposes it, and what a person said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from farbank.assemble.comparing import likenesses_in
from farbank.assemble.linking import link
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.values.words import LinkType
from farbank.views import catalogue, statements
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_

PAGE: Final = 10  # pairs; each shows two pictures


# how two things hang together: as an answer, and in a table
ANSWERS: Final = {
    "same_origin": N_("Both show one moment: they are one origin"),
    "derived_from": N_("The first was made from the second"),
    "independent": N_("They only look alike: they do not depend on each other"),
    "unknown": N_("Nobody can tell: it counts both ways"),
}
SHORT: Final = {
    "same_origin": N_("is of one origin with"),
    "derived_from": N_("was made from"),
    "independent": N_("does not depend on"),
    "unknown": N_("may depend on"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a link."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two items that look alike and that nobody has said anything about: the later one first."""

    one: End
    other: End
    leaves: tuple[int, int]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A link that a person asserted and nobody withdrew."""

    id: str
    tail: End
    head: End
    type: str
    because: str


def links(room: Newsroom, asked: Asked) -> Shown:
    """What is proposed, the most alike first, and what was said."""
    proposed = likenesses_in(room)
    number = asked.number("page", 1, most=max(-(-len(proposed) // PAGE), 1))
    pairs = tuple(
        Pair(
            one=_end(room, each.item),
            other=_end(room, each.other),
            leaves=(each.leaf, each.other_leaf),
            because=each.told_of(each.item),
        )
        for each in proposed[(number - 1) * PAGE : number * PAGE]
    )
    said = tuple(
        Said(id=each.id, tail=_end(room, each.tail), head=_end(room, each.head), type=each.type, because=each.because)
        for each in statements.links(room.rows)
    )
    given = {
        "pairs": pairs,
        "total": len(proposed),
        "said": said,
        "types": ANSWERS.items(),
        "short": SHORT,
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < len(proposed) else "",
    }
    return Shown(template="links.html.j2", given=given)


def asserted(room: Newsroom, asked: Asked) -> Moved:
    """Record what a person says of two things, as `farbank link` does."""
    how = asked.said("type")
    if not how:
        raise Refused("say how the two hang together", advice="Choose one of the four answers.")
    ends = asked.said("from"), asked.said("to")
    if not all(ends):
        raise Refused("a link has two ends", advice="Name both by their numbers, such as E3 and E1.")
    if not link(room, ends, cast("LinkType", how), asked.said("because")):
        raise Refused("exactly that was said before", advice="Withdraw the link that is there to say it anew.")
    return Moved(to="/links")


def _end(room: Newsroom, identity: str) -> End:
    known = catalogue.one(room.rows, identity)
    return End(id=identity, title=known[1].title if known else "")
