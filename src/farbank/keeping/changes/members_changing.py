"""Members who come, who leave, and who get new keys.

- Who comes gets a key file for the epoch as it is; the file and the fact are recorded together or not at all.
- Who leaves, and who gets new keys, means a new epoch and a new key of the log: what they held opens nothing any more.
- The cards are sealed anew to the source desk as it is then; the old ones are taken away where somebody left it.
- Nobody takes themselves out; so somebody who can open the case always stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from farbank.errors import Damage, FarbankError, Missing, Refused
from farbank.facts.member import MemberJoined, MemberLeft
from farbank.facts.source import CardSealed
from farbank.keeping.case import Kept
from farbank.keeping.changes.rotation import rotate
from farbank.keeping.changes.rotation_plan import Change, NewKeys
from farbank.keeping.keys.key_file import Cost, lock_keys
from farbank.keeping.keys.leftover import key_names
from farbank.keeping.keys.member_keys import MemberKeys, own_keys
from farbank.keeping.keys.members_key_file import put_key_file, replace_key_file
from farbank.keeping.ledger.members import Member, desk_recipients, members, members_after, next_member
from farbank.values.handling import Secret
from farbank.values.ids import MemberId


def add_member(kept: Kept, passphrase: Secret, *, desk: bool, at: datetime, cost: Cost | None = None) -> MemberJoined:
    """Somebody who opens this case with a passphrase of their own from now on; the fact is recorded by it."""
    if kept.contradiction is not None:
        raise kept.contradiction
    after, member = kept.ledger.head(), next_member(kept.rows)
    keys = own_keys(kept.keys.case, member, epoch=kept.keys.epoch, secret=kept.keys.secret, desk=desk)
    fact = _joined(keys)
    name = put_key_file(kept.layout, kept.disk, lock_keys(keys, passphrase, cost))

    def keep(_: int) -> None:
        kept.rows.execute("INSERT INTO kept_key_file VALUES (?, ?)", (name, member))

    try:
        kept.ledger.append([fact], by=kept.member, at=at, after=after, aside=keep)
    except BaseException:
        with suppress(FarbankError):
            if name not in key_names(kept.rows):
                kept.disk.unlink(kept.layout.keys / name)
        raise
    return fact


def change_passphrase(kept: Kept, passphrase: Secret, *, cost: Cost | None = None) -> None:
    """One's own keys lie under another passphrase from now on.

    Who had the old passphrase and an old copy of the key file still has the keys: `rekey_member` is for that.
    """
    if kept.contradiction is not None:
        raise kept.contradiction
    replace_key_file(kept.layout, kept.rows, kept.disk, kept.keys, passphrase, cost)


def remove_member(kept: Kept, member: MemberId, *, because: str, at: datetime) -> Kept:
    """The case without this member, in a new epoch; the one given is closed by it."""
    leaver, after = _member(kept, member), kept.ledger.head()
    if member == kept.member:
        raise Refused("nobody takes themselves out of a case", advice="Another member has to do it.")
    left = MemberLeft(member=member, because=because)
    change = Change(facts=(left,), log_key=True, because=f"{member} left", after=after)
    return rotate(kept, _with_cards(kept, change) if leaver.desk else change, at=at)


def rekey_member(kept: Kept, member: MemberId, passphrase: Secret, *, because: str, at: datetime) -> Kept:
    """The case in a new epoch, in which a member has new keys under a new passphrase; the one given is closed by it.

    For a passphrase that was lost, or that others may know. It can be one's own.
    """
    before, after = _member(kept, member), kept.ledger.head()
    if before.place:
        raise Refused(f"{member} works in another place, and makes their own keys there")
    keys = own_keys(kept.keys.case, member, epoch=kept.keys.epoch, secret=kept.keys.secret, desk=before.desk)
    rekey = {member: NewKeys(keys=keys, passphrase=passphrase)}
    change = Change(facts=(_joined(keys),), rekey=rekey, log_key=True, because=because, after=after)
    return rotate(kept, _with_cards(kept, change) if before.desk else change, at=at)


def reseal_cards(kept: Kept, *, at: datetime) -> int:
    """Seal every card that we can open to the source desk as it is now, and record it; how many that were."""
    new = kept.cards.reseal(_latest(_openable(kept, _cards(kept))), desk_recipients(members(kept.rows)))
    if new:
        kept.ledger.append(new, by=kept.member, at=at, after=kept.ledger.head())
    return len(new)


def _with_cards(kept: Kept, change: Change) -> Change:
    """The change, with the cards that we can open sealed to the desk as it is after it, and the old ones taken away."""
    desk = desk_recipients(members_after(kept.rows, change.facts))
    every = _cards(kept)
    mine = _openable(kept, every)
    new = kept.cards.reseal(_latest(mine), desk)
    return replace(change, facts=(*change.facts, *new), drop=tuple(each.card for each in mine))


def _cards(kept: Kept) -> tuple[CardSealed, ...]:
    """Every card whose file is still here, in the order sealed."""
    found = (entry.fact for entry in kept.ledger.entries())
    return tuple(fact for fact in found if isinstance(fact, CardSealed) and kept.layout.object(fact.card).is_file())


def _openable(kept: Kept, cards: Sequence[CardSealed]) -> tuple[CardSealed, ...]:
    """The cards that we can open; others were sealed before we came to the source desk, and not anew since."""
    mine = []
    for each in cards:
        with suppress(Damage, Refused):
            kept.cards.open(each.card)
            mine.append(each)
    return tuple(mine)


def _latest(cards: Sequence[CardSealed]) -> tuple[CardSealed, ...]:
    return tuple({each.source: each for each in cards}.values())


def _member(kept: Kept, member: MemberId) -> Member:
    found = next((each for each in members(kept.rows) if each.id == member), None)
    if found is None:
        raise Missing(f"{member} is not a member of this case", advice="See 'farbank member list'.")
    return found


def _joined(keys: MemberKeys) -> MemberJoined:
    return MemberJoined(member=keys.member, verify_key=keys.verify_key(), recipient=keys.recipient(), desk=keys.desk)
