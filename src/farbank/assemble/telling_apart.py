"""Saying that two are the same, or apart, and taking it back."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.desk.sameness import Pair, say, take_back
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.values.words import Sameness
from farbank.views import catalogue, latest_row


def tell(
    room: Newsroom, names: tuple[str, str], verdict: Sameness, because: str, *, withdraw: bool
) -> tuple[Fact, ...]:
    """Record it, or that it no longer counts; nothing when exactly that stands already."""
    pair = _pair(room, names, verdict)
    verb = take_back if withdraw else say
    return room.record(lambda: verb(room.known, pair, because))


def _pair(room: Newsroom, names: tuple[str, str], verdict: Sameness) -> Pair:
    one, other = (room.resolve("", name) for name in names)
    public = frozenset(each for each in (one, other) if _is_public(room, each))
    return Pair(one=one, other=other, verdict=verdict, public=public)


def _is_public(room: Newsroom, identity: str) -> bool:
    known = catalogue.one(room.rows, identity)
    row = latest_row.row_of(room.rows, known[0], identity) if known else None
    if isinstance(row, SubjectNamed) and row.kind_of != "person":
        raise Refused(f"{identity} is a {row.kind_of}, not a person", advice="Same and apart are said of persons.")
    return isinstance(row, SourceNamed) and row.public
