"""What a page keeps back of a piece of evidence, and why, in words that say no more than the kind of thing.

- Of somebody who is not public: who they are, how it came, and their own words.
- Of every look: where the observer stood. Of every file: the file itself.
- What a public authority wrote may have come out by somebody's hand: how it came is told only of what was published.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.facts.source import SourceNamed
from farbank.publish.page import Kept
from farbank.publish.wording import ENGLISH, Wording
from farbank.views import custody, looks, statements

WHO = Kept(
    what="who it came from, how it came, and their own words",
    because="a source who is not public could be found by any of the three",
)
WHERE = Kept(
    what="where the observer stood",
    because="a place to look from can be watched; the page shows only the stretch that was seen",
)
FILE = Kept(
    what="the original file",
    because="a file carries marks of those who made it and passed it on; it stays sealed in the case",
)
COPY = Kept(
    what="our copy of what was published",
    because="a saved copy tells who saved it and how; what was published can be read where it was published",
)
_PUBLISHERS: Final = frozenset({"press", "organisation"})


def is_private(source: SourceNamed | None) -> bool:
    """Whether a source must stay unnamed: everybody but the public ones and the newsroom's own reporters."""
    return source is not None and not source.public and source.kind_of != "reporter"


def was_published(source: SourceNamed | None) -> bool:
    """Whether what a source gives stands where everybody can read it: press and organisations that are public."""
    return source is not None and source.public and source.kind_of in _PUBLISHERS


def withheld(room: Newsroom, ids: Sequence[str], say: Wording = ENGLISH) -> tuple[Kept, ...]:
    """What is kept back of items, statements and tallies."""
    rows = room.rows
    said = statements.statements(rows, ids)
    counted = looks.tallies(rows, ids)
    items = custody.items(rows, [*ids, *(each.item for each in said), *(each.item for each in counted)])
    codes = [*(each.source for each in items), *(each.source for each in said)]
    sources = [custody.source(rows, each) for each in codes]
    witnessed = {each.item for each in said if each.mode == "seen"} | set(ids)
    stood = {look.item for line in looks.lines(rows) for look in looks.looks_along(rows, line.name)}
    public = [each for each in items if each.original and was_published(custody.source(rows, each.source))]
    others = [each for each in items if each.original and each not in public]
    kept = (
        (WHO, any(is_private(each) for each in sources)),
        (WHERE, any(each.id in stood & witnessed for each in items)),
        (FILE, bool(others)),
        (COPY, bool(public)),
    )
    return tuple(Kept(what=say(each.what), because=say(each.because)) for each, holds in kept if holds)
