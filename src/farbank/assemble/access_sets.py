"""Small counted sets (who held it, could stand there, was present), said through the desk's verb for sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from farbank.assemble.applying import Applied
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.saying import say_rows
from farbank.errors import Missing
from farbank.facts.persona import AccessCounted
from farbank.judgement.shares import said
from farbank.reading.proposing.drafted import drafted, several
from farbank.reading.sheet.nearest import did_you_mean
from farbank.views import people


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSaid:
    """A counted set as it was typed."""

    what: str
    who: str
    count: str
    basis: str = ""
    kind: str = ""
    meets: tuple[str, ...] = ()


def count_set(room: Newsroom, one: SetSaid) -> Applied:
    """Record a counted set; the sets it meets are known ones."""
    known = [each.what for each in people.access_sets(room.rows)]
    for name in one.meets:
        if said(name) not in map(said, known):
            raise Missing(
                f"there is no counted set {name!r} to meet{did_you_mean(name, known)}",
                advice="See 'farbank access'; count that set first.",
            )
    row = drafted(
        "access",
        "",
        what=one.what,
        who=one.who,
        count=one.count,
        basis=one.basis,
        kind=one.kind,
        meets=several(one.meets),
    )
    return say_rows(room, [row])


def counted_sets(room: Newsroom) -> Sequence[AccessCounted]:
    """Every counted set, the smallest first."""
    return sorted(people.access_sets(room.rows), key=lambda each: (each.count, each.id))
