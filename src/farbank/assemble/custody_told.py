"""How the custody of a case stands: who works in it, who outside dated or saw its log, what left, when it was checked.

Nothing secret is in it: of a key only the public half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from farbank.assemble import anchoring, cosigning, members
from farbank.assemble.backing_up import BACKUP, ENVELOPE
from farbank.assemble.before_unlocking import checked_of
from farbank.assemble.newsroom import Newsroom
from farbank.facts.log import TokenKept
from farbank.keeping.ledger.members import Member
from farbank.views import catalogue, copies, log_dates
from farbank.views.copies import Copy

LATEST: Final = 50  # copies that are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A copy that left, and when that was recorded."""

    copy: Copy
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The standing of a case. `entries` is how long its ledger is, `checked` when all was last found well here.

    `left` are the latest of `copies` copies; `backed_up` is the latest backup that nobody said is gone, and when it was
    first recorded: it may have been brought up to date since. `key_files` is where they were last copied apart, or "".
    """

    case: str
    own: str
    members: tuple[Member, ...]
    entries: int
    head: str
    checked: datetime | None
    dates: tuple[TokenKept, ...]
    partners: tuple[cosigning.Partner, ...]
    left: tuple[Left, ...]
    copies: int
    backed_up: Left | None
    key_files: str


def custody_of(room: Newsroom) -> Custody:
    """The standing now."""
    kept, every = room.kept, tuple(reversed(copies.copies(room.rows)))
    backup = _last(every, BACKUP)
    apart = _last(every, ENVELOPE)
    return Custody(
        case=kept.keys.case,
        own=kept.member,
        members=tuple(members.every_member(room)),
        entries=kept.ledger.head(),
        head=anchoring.head_line(kept.log.head().head()),
        checked=checked_of(kept.keys.case),
        dates=log_dates.tokens(room.rows),
        partners=cosigning.partners(room),
        left=tuple(_left(room, each) for each in every[:LATEST]),
        copies=len(every),
        backed_up=_left(room, backup) if backup else None,
        key_files=apart.made.where if apart else "",
    )


def _last(every: Sequence[Copy], what: str) -> Copy | None:
    """The latest copy of a kind that nobody said is gone; `every` has the latest first."""
    return next((each for each in every if each.made.what == what and not each.became), None)


def _left(room: Newsroom, copy: Copy) -> Left:
    known = catalogue.one(room.rows, copy.made.id)
    return Left(copy=copy, at=room.kept.ledger.entry(known[1].entry if known else 0).at)
