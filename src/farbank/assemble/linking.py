"""A person's word on what depends on what."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.desk.depend import assert_link
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.values.ids import kind_of
from farbank.values.words import LinkType

_ENDS = (("item", "statement"), ("item", "statement", "origin"))


def link(room: Newsroom, names: tuple[str, str], how: LinkType, because: str) -> tuple[Fact, ...]:
    """Record a link between two things by their ids or labels; nothing when it is known already."""
    tail, head = (_end(room, name, kinds) for name, kinds in zip(names, _ENDS, strict=True))
    return room.record(lambda: assert_link(room.known, tail, head, how, because))


def _end(room: Newsroom, name: str, kinds: tuple[str, ...]) -> str:
    own = room.resolve("", name)
    if kind_of(own) not in kinds:
        raise Refused(f"{name} is a {kind_of(own)}; a link runs between {', '.join(kinds)}")
    return own
