"""Who works in the case, as the ledger says: a fold that keeping itself keeps, and the questions asked of it.

- A member is who joined and did not leave; joining again under the same id is a new pair of keys.
- Only members of the source desk are sealed to when a card is.
- An id is given once, also after its member left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, cast

from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.ports import Rows
from farbank.values.ids import MemberId, make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member as they last joined. `place` is empty for those who have a key file here."""

    id: MemberId
    verify_key: str
    recipient: str
    desk: bool
    place: str


class Members:
    """The fold of who joined and who left."""

    name: ClassVar[str] = "members"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("member_now",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE member_now (
        member TEXT PRIMARY KEY, verify_key TEXT NOT NULL, recipient TEXT NOT NULL, desk INTEGER NOT NULL,
        place TEXT NOT NULL, gone INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case MemberJoined() as new:
                rows.execute(
                    "INSERT OR REPLACE INTO member_now VALUES (?, ?, ?, ?, ?, 0)",
                    (new.member, new.verify_key, new.recipient, int(new.desk), new.place),
                )
            case MemberLeft(member=member):
                rows.execute("UPDATE member_now SET gone = 1 WHERE member = ?", (member,))
            case _:
                pass


def members(rows: Rows) -> tuple[Member, ...]:
    """Who works in the case now, in the order of their ids."""
    found = cast(
        "Iterable[tuple[str, str, str, int, str]]",
        rows.execute(
            "SELECT member, verify_key, recipient, desk, place FROM member_now WHERE NOT gone"
            " ORDER BY length(member), member"
        ),
    )
    return tuple(
        Member(id=MemberId(member), verify_key=key, recipient=recipient, desk=bool(desk), place=place)
        for member, key, recipient, desk, place in found
    )


def members_after(rows: Rows, facts: Iterable[Fact]) -> tuple[Member, ...]:
    """Who would work in the case once these facts were recorded."""
    now = {each.id: each for each in members(rows)}
    for fact in facts:
        match fact:
            case MemberJoined() as new:
                now[new.member] = Member(
                    id=new.member,
                    verify_key=new.verify_key,
                    recipient=new.recipient,
                    desk=new.desk,
                    place=new.place,
                )
            case MemberLeft(member=member):
                now.pop(member, None)
            case _:
                pass
    return tuple(now.values())


def desk_recipients(who: Iterable[Member]) -> tuple[str, ...]:
    """To whom a card is sealed: the source desk among these members."""
    return tuple(each.recipient for each in who if each.desk)


def next_member(rows: Rows) -> MemberId:
    """The id of the member who joins next; that of one who left is never given again."""
    found = rows.execute("SELECT coalesce(max(CAST(substr(member, 2) AS INTEGER)), 0) FROM member_now").fetchone()
    return MemberId(make_id("member", 1 + int(cast("int", found[0]) if found else 0)))
