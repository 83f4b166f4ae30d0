"""Refusing what was proposed of an item's text, and opening a refusal again; who refused is remembered."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reading_text import Asked, Readout, read_item
from farbank.desk.refuse import open_again, refuse
from farbank.facts.fact import Fact
from farbank.reading.proposing.naming import numbers_named
from farbank.reading.proposing.proposal import Proposal
from farbank.views import refused


def refuse_proposals(
    room: Newsroom, name: str, asked: Asked, names: tuple[str, ...], because: str = ""
) -> tuple[Fact, ...]:
    """Record that these proposals (`7f3a1c.3`) are not taken; nothing of those that are refused already."""
    readout = read_item(room, name, asked)
    chosen = _named(readout, names)
    return room.record(lambda: refuse(readout.item, chosen, refused.refused(room.rows, readout.item), because))


def open_proposals(room: Newsroom, name: str, asked: Asked, names: tuple[str, ...]) -> tuple[Fact, ...]:
    """Take refusals back: the proposals are open again."""
    readout = read_item(room, name, asked)
    chosen = _named(readout, names)
    return room.record(lambda: open_again(readout.item, chosen, refused.refused(room.rows, readout.item)))


def _named(readout: Readout, names: tuple[str, ...]) -> tuple[Proposal, ...]:
    numbers = numbers_named(names, readout.mark, len(readout.proposals))
    return tuple(readout.proposals[number - 1] for number in numbers)
