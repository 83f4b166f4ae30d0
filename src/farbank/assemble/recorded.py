"""What was recorded between two entries of the ledger by whoever has the case open, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from farbank.assemble.deciding import STANDS, decision_instead
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.reviewing import TAKEN_BACK, word_instead
from farbank.assemble.undoing import against_withdrawing, word_before
from farbank.errors import FarbankError
from farbank.facts.case import Withdrawn
from farbank.facts.decided import PrintDecided
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact, Row
from farbank.facts.reviewed import ClaimReviewed
from farbank.facts.spoken import speaks_of
from farbank.values.ids import kind_of
from farbank.views import catalogue

MOST: Final = 30  # rows that are told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One thing that was spoken of: what became of it, and by what it is undone, `""` where by nothing.

    `put back` and `again` say it as it was before, `withdraw` and `take back` that it does not hold. `who` is the
    person decided on.
    """

    id: str
    kind: str
    title: str
    became: str  # recorded | changed | withdrawn | signed | decided
    undo: str
    because: str  # why it cannot be undone
    who: str = ""


def head(room: Newsroom) -> int:
    """The number of the last entry."""
    return room.kept.ledger.head()


def recorded_between(room: Newsroom, after: int, until: int) -> tuple[Recorded, ...]:
    """What this member spoke of after one entry and up to another, each thing once, the first thirty."""
    entries = takewhile(lambda each: each.number <= until, room.kept.ledger.entries(after))
    own = (each for each in entries if each.by == room.kept.member)
    last = {spoken: each for each in own if (spoken := _spoken_of(each.fact))}
    return tuple(_told(room, row, entry) for (_, row, _), entry in list(last.items())[:MOST])


def _spoken_of(fact: Fact | None) -> tuple[str, str, str] | None:
    """What a fact is a word on, in which way; how an item is handled is no word on what it is."""
    match fact:
        case Row() | Withdrawn():
            return ("row", speaks_of(fact), "")
        case ClaimReviewed(of=claim):
            return ("reading", claim, "")
        case PrintDecided(item=item, who=who):
            return ("decision", item, who)
        case _:
            return None


def _told(room: Newsroom, row: str, entry: Entry) -> Recorded:
    match entry.fact:
        case ClaimReviewed() as fact:
            return _signed(room, fact)
        case PrintDecided() as fact:
            return _decided(room, fact)
        case _:
            return _said(room, row, is_gone=isinstance(entry.fact, Withdrawn))


def _said(room: Newsroom, row: str, *, is_gone: bool) -> Recorded:
    known = catalogue.one(room.rows, row)
    before = word_before(room, row)
    against = "" if before else against_withdrawing(room, row)
    return Recorded(
        id=row,
        kind=kind_of(row),
        title=known[1].title if known else "",
        became="withdrawn" if is_gone else "changed" if before else "recorded",
        undo="put back" if before else "" if against else "withdraw",
        because=against,
    )


def _signed(room: Newsroom, fact: ClaimReviewed) -> Recorded:
    """A reading is taken back by another one."""
    try:
        instead = word_instead(room, fact.of)
    except FarbankError as why:  # the claim was withdrawn or changed since
        return Recorded(id=fact.of, kind="reading", title=fact.claim, became="signed", undo="", because=str(why))
    undo = "take back" if instead[1] == TAKEN_BACK else "again"
    return Recorded(id=fact.of, kind="reading", title=fact.claim, became="signed", undo=undo, because="")


def _decided(room: Newsroom, fact: PrintDecided) -> Recorded:
    instead = decision_instead(room, fact.item, fact.who)
    return Recorded(
        id=fact.item,
        kind="decision",
        title=fact.who,
        became="decided",
        undo="take back" if instead else "",
        because="" if instead else STANDS,
        who=fact.who,
    )
