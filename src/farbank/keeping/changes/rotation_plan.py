"""What a new epoch changes, and the key files that it needs.

- Every member who stays gets the new secret under their own keys, without giving a passphrase; who leaves gets nothing.
- Somebody who can open the case stays, and so does somebody of the source desk.
- The compartment of the case itself is neither erased nor handed over.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from farbank.errors import Conflict, Refused
from farbank.facts.fact import Fact
from farbank.keeping.case import Kept
from farbank.keeping.keys.key_file import NEWEST, KeyFile, lock_keys, wrap_secret
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.members_key_file import key_files
from farbank.keeping.keys.sealing import KEY_SIZE
from farbank.keeping.ledger.members import Member, members_after
from farbank.values.handling import CASE, Secret
from farbank.values.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeys:
    """New keys of their own for a member, and the passphrase they will lie under."""

    keys: MemberKeys
    passphrase: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changes with a new epoch. `facts` are recorded first, in the order given.

    `erase` and `hand_over` are compartments whose keys are not taken along; with `erase` the bodies and files go too.
    `drop` are objects of entries that stay: cards that were sealed anew. `spent` goes into the record of the erasure.
    `after` is the head on which it was decided, 0 where that does not matter.
    `rekey` are members who get keys of their own anew. With `log_key`, the log is signed with a new key from now on.
    """

    facts: tuple[Fact, ...] = ()
    erase: tuple[str, ...] = ()
    spent: tuple[tuple[str, int], ...] = ()
    drop: tuple[str, ...] = ()
    hand_over: tuple[str, ...] = ()
    rekey: Mapping[MemberId, NewKeys] = field(default_factory=dict)
    log_key: bool = False
    because: str = ""
    after: int = 0

    def __post_init__(self) -> None:
        if CASE in (*self.erase, *self.hand_over):
            raise Refused("the case itself cannot be forgotten, only what came from a source or as an item")


def next_epoch(keys: MemberKeys) -> MemberKeys:
    """The same member's keys with a new case secret, in the epoch after this one."""
    return replace(keys, epoch=keys.epoch + 1, secret=secrets.token_bytes(KEY_SIZE))


def keys_after(fresh: MemberKeys, change: Change) -> MemberKeys:
    """The keys with which the member who makes the change opens the case after it."""
    new = change.rekey.get(fresh.member)
    return _in_epoch(new.keys, fresh) if new else fresh


def key_files_after(kept: Kept, fresh: MemberKeys, change: Change) -> dict[MemberId, bytes]:
    """The key file of every member who opens the case here after the change."""
    files = key_files(kept.layout, kept.rows)
    staying = members_after(kept.rows, change.facts)
    after = {each.id: _key_file(each, files, fresh, change) for each in staying if _opens_here(each, files, change)}
    if fresh.member not in after:
        raise Refused("nobody takes themselves out of a case", advice="Another member has to do it.")
    if not any(each.desk for each in staying):
        raise Refused("the last member of the source desk stays", advice="Make somebody else a member of it first.")
    return after


def _opens_here(member: Member, files: Mapping[MemberId, KeyFile], change: Change) -> bool:
    return not member.place and (member.id in files or member.id in change.rekey)


def _key_file(member: Member, files: Mapping[MemberId, KeyFile], fresh: MemberKeys, change: Change) -> bytes:
    new = change.rekey.get(member.id)
    if new is not None:
        cost = files[member.id].cost if member.id in files else None
        return lock_keys(_in_epoch(new.keys, fresh), new.passphrase, cost)
    file = files[member.id]
    if file.version != NEWEST:
        raise Conflict("a key file is of an older form: the case has to be opened alone once before its keys change")
    return wrap_secret(file, fresh, member.recipient).to_bytes()


def _in_epoch(own: MemberKeys, fresh: MemberKeys) -> MemberKeys:
    return replace(own, epoch=fresh.epoch, secret=fresh.secret)
