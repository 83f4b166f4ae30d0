"""Links: what may depend on what, as the machine proposes it, and what a person said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from farbank.assemble.comparing import Likeness, likenesses_in
from farbank.assemble.linking import link
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.errors import Refused
from farbank.facts.origin import LinkAsserted
from farbank.intake.confined import Confinement
from farbank.values.words import LinkType
from farbank.views import catalogue, likenesses, statements
from farbank.web.asked import Asked, Begun, Moved, Shown
from farbank.web.language import N_

PAGE: Final = 10  # pairs; each shows two pictures
AT_ONCE: Final = 400  # pictures that are compared while the page waits: all with all
MOST: Final = 100  # pairs that one comparison in the background shows


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
    """What is proposed, the most alike first, and what was said. Many pictures are compared on demand."""
    if _pictures(room) > AT_ONCE:
        return Shown(template="links.html.j2", given=_given(room, asked, None))
    return Shown(template="links.html.j2", given=_given(room, asked, likenesses_in(room)))


def compared(room: Newsroom, asked: Asked) -> Begun:
    """Compare all pictures with all in the background: a page must not wait for it."""
    del room, asked

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> dict[str, object]:
        del confinement
        pace("comparing pictures", 0, 0)
        return _given(own, Asked(path="/links", query={"most": "1"}), likenesses_in(own)[:MOST])

    return Begun(title=N_("Comparing pictures"), work=work, shown=_shown)


def _shown(outcome: object) -> Shown:
    return Shown(template="links.html.j2", given=cast("dict[str, object]", outcome))


def _given(room: Newsroom, asked: Asked, proposed: Sequence[Likeness] | None) -> dict[str, object]:
    found = proposed or ()
    size = len(found) if asked.query.get("most") and found else PAGE
    number = asked.number("page", 1, most=max(-(-len(found) // size), 1))
    return {
        "pairs": tuple(_pair(room, each) for each in found[(number - 1) * size : number * size]),
        "total": len(found),
        "waiting": 0 if proposed is not None else _pictures(room),
        "said": tuple(_said(room, each) for each in statements.links(room.rows)),
        "types": ANSWERS.items(),
        "short": SHORT,
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * size < len(found) else "",
    }


def _pictures(room: Newsroom) -> int:
    return len(likenesses.prints(room.rows))


def _pair(room: Newsroom, found: Likeness) -> Pair:
    return Pair(
        one=_end(room, found.item),
        other=_end(room, found.other),
        leaves=(found.leaf, found.other_leaf),
        because=found.told_of(found.item),
    )


def _said(room: Newsroom, link: LinkAsserted) -> Said:
    tail, head = _end(room, link.tail), _end(room, link.head)
    return Said(id=link.id, tail=tail, head=head, type=link.type, because=link.because)


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
