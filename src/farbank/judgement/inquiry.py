"""Where an inquiry stands, out of what was recorded of it: pure.

- Nobody is looked for until somebody else than who opened it has verified who asks: an inquiry may be a probe.
- Somebody else is another member with another key.
- A later doubt takes a verification back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from farbank.facts.fact import Fact
from farbank.facts.inquiry import (
    AskerChecked,
    InquiryClosed,
    InquiryOpened,
    MatchSaid,
    MoneyRouteAsked,
    ReplyWritten,
)
from farbank.values.ids import MemberId

State = Literal["open", "verified", "doubted", "answered", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A member, and the key they signed with (hexadecimal)."""

    member: MemberId
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One inquiry as it stands. `said` are the last words on each person, `money` the days a route was asked for."""

    opened: InquiryOpened
    opener: Hand
    checked: AskerChecked | None = None
    said: tuple[MatchSaid, ...] = ()
    money: tuple[date, ...] = ()
    replied: ReplyWritten | None = None
    closed: InquiryClosed | None = None

    @property
    def id(self) -> str:
        return self.opened.id

    @property
    def state(self) -> State:
        """How far it has come: what was matched has no part in it."""
        if self.closed is not None:
            return "closed"
        if self.replied is not None:
            return "answered"
        if self.checked is not None:
            return "verified" if self.checked.verified else "doubted"
        return "open"

    @property
    def no_match_because(self) -> str:
        """Why nobody may be looked for, `""` when somebody may be."""
        if self.closed is not None:
            return f"{self.id} is closed"
        if self.checked is None:
            return f"nobody but {self.opener.member}, who opened {self.id}, has verified who asks"
        if not self.checked.verified:
            return f"{self.checked.by} doubts who asks in {self.id}"
        return ""


def is_somebody_else(one: Hand, other: Hand) -> bool:
    """Whether two hands are of two members with two keys; a key that is not known is nobody's."""
    return one.member != other.member and one.key != other.key and bool(one.key and other.key)


def told(opened: InquiryOpened, opener: Hand, facts: Iterable[Fact]) -> Inquiry:
    """An inquiry out of what was recorded of it, oldest first."""
    checked: AskerChecked | None = None
    replied: ReplyWritten | None = None
    closed: InquiryClosed | None = None
    said: dict[str, MatchSaid] = {}
    money: list[date] = []
    for fact in facts:
        match fact:
            case AskerChecked():
                checked = fact
            case MatchSaid(person=person):
                said[person] = fact
            case MoneyRouteAsked(on=on):
                money.append(on)
            case ReplyWritten():
                replied = fact
            case InquiryClosed():
                closed = fact
            case _:
                pass
    return Inquiry(
        opened=opened,
        opener=opener,
        checked=checked,
        said=tuple(each for each in said.values() if each.verdict is not None),
        money=tuple(money),
        replied=replied,
        closed=closed,
    )
