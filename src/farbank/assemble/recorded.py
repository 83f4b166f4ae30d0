"""What was recorded between two entries of the ledger by whoever has the case open, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.undoing import against_withdrawing, word_before
from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.fact import Row
from farbank.facts.spoken import speaks_of
from farbank.values.ids import kind_of
from farbank.views import catalogue

MOST: Final = 30  # rows that are told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One row that was spoken of: what became of it, and by what it is undone (`withdraw`, `put back`, or nothing)."""

    id: str
    kind: str
    title: str
    became: str  # recorded | changed | withdrawn
    undo: str
    because: str  # why it cannot be undone


def head(room: Newsroom) -> int:
    """The number of the last entry."""
    return room.kept.ledger.head()


def recorded_between(room: Newsroom, after: int, until: int) -> tuple[Recorded, ...]:
    """The rows that this member spoke of after one entry and up to another, each once, the first thirty."""
    entries = takewhile(lambda each: each.number <= until, room.kept.ledger.entries(after))
    last = {row: each for each in entries if (row := _row(room, each))}
    return tuple(_told(room, row, entry) for row, entry in list(last.items())[:MOST])


def _row(room: Newsroom, entry: Entry) -> str:
    """The row that an entry of this member is a word on; how an item is handled is no word on what it is."""
    fact = entry.fact if entry.by == room.kept.member else None
    return speaks_of(fact) if isinstance(fact, Row | Withdrawn) else ""


def _told(room: Newsroom, row: str, entry: Entry) -> Recorded:
    known = catalogue.one(room.rows, row)
    before = word_before(room, row)
    gone = isinstance(entry.fact, Withdrawn)
    against = "" if before else against_withdrawing(room, row)
    return Recorded(
        id=row,
        kind=kind_of(row),
        title=known[1].title if known else "",
        became="withdrawn" if gone else "changed" if before else "recorded",
        undo="put back" if before else "" if against else "withdraw",
        because=against,
    )
