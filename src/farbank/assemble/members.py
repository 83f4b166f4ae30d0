"""Members of the case: who comes, who leaves, who gets new keys, and the public key by which one is written to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from farbank.assemble.carried_file import read_file, write_file
from farbank.assemble.field import desk_key
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Locked, Refused
from farbank.facts.fact import Fact
from farbank.facts.member import MemberJoined
from farbank.keeping.carrying.field_bag_desk import read_desk_key
from farbank.keeping.changes import members_changing
from farbank.keeping.keys.unlocking import unlock
from farbank.keeping.ledger.members import Member, members, next_member
from farbank.values.handling import Secret
from farbank.values.ids import MemberId


def every_member(room: Newsroom) -> Sequence[Member]:
    """Who works in the case now, here or at another place."""
    return members(room.rows)


def add_here(room: Newsroom, passphrase: Secret, *, desk: bool) -> str:
    """Somebody who opens this case here with a passphrase of their own; at the source desk, the cards too."""
    at = room.clock.now()
    joined = members_changing.add_member(room.kept, passphrase, desk=desk, at=at)
    if desk:
        members_changing.reseal_cards(room.kept, at=at)
    return joined.member


def add_elsewhere(room: Newsroom, file: Path) -> str:
    """Somebody who works in another place, by the file of the public key that they made there."""
    return add_by_key(room, read_file(file))


def add_by_key(room: Newsroom, untrusted: bytes) -> str:
    """The same by what stands in the file."""
    there = read_desk_key(untrusted)
    if any(each.verify_key == there.verify_key for each in members(room.rows)):
        raise Refused("whoever made this key is a member already", advice="See 'farbank member list'.")
    if len(there.recipients) != 1:
        raise Refused(
            "the file names several recipients; a member has one", advice="Ask for 'farbank member key' there."
        )

    def decide() -> list[Fact]:
        return [
            MemberJoined(
                member=next_member(room.rows),
                verify_key=there.verify_key,
                recipient=there.recipients[0],
                desk=False,
                place=there.place,
            )
        ]

    (joined,) = room.record(decide)
    return joined.member if isinstance(joined, MemberJoined) else ""


def remove(room: Newsroom, member: str, because: str) -> None:
    """Somebody opens nothing any more. The case gets new keys."""
    if not because.strip():
        raise Refused("say why the member leaves", advice="Give it with --because; it is recorded.")
    at = room.clock.now()
    room.renew(lambda kept: members_changing.remove_member(kept, MemberId(member), because=because, at=at))


def rekey(room: Newsroom, member: str, passphrase: Secret, because: str) -> None:
    """New keys under a new passphrase, for a passphrase that was lost or that others may know."""
    if not because.strip():
        raise Refused("say why the member gets new keys", advice="Give it with --because; it is recorded.")
    at = room.clock.now()
    room.renew(lambda kept: members_changing.rekey_member(kept, MemberId(member), passphrase, because=because, at=at))


def confirm(room: Newsroom, passphrase: Secret) -> None:
    """`Locked` unless it is the passphrase of whoever has the case open: an open case alone changes no keys."""
    if unlock(room.kept.layout, passphrase).member != room.kept.member:
        raise Locked("that is the passphrase of another member", advice="Type the one that you unlocked the case with.")


def change_passphrase(room: Newsroom, passphrase: Secret) -> None:
    """One's own keys lie under another passphrase from now on."""
    members_changing.change_passphrase(room.kept, passphrase)


def write_key(room: Newsroom, out: Path | None) -> tuple[str, str]:
    """The public key by which others write to whoever has the case open, and its fingerprint, to be read aloud."""
    key = desk_key(room)
    if out is not None:
        write_file(room.kept.disk, out, key.to_text().encode())
    return key.to_text(), key.fingerprint()
