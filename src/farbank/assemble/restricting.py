"""Handing the keys of a source or an item to a second custodian, and taking them back. Nothing is forgotten by it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from farbank.assemble.carried_file import read_file, refuse_taken, write_file
from farbank.assemble.forgetting import Plan, plan
from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.desk.forget import spent
from farbank.errors import Refused
from farbank.keeping.carrying.field_bag_desk import read_desk_key
from farbank.keeping.changes import forgetting as keeping
from farbank.keeping.keys.custodian import opened_by
from farbank.values.ids import ItemId, SourceId, kind_of

KEY: Final = "restricted key"


def restrict(room: Newsroom, name: str, *, to: str, out: Path, because: str) -> Plan:
    """Write the keys to a file that only the custodian opens, then destroy them here."""
    if not because.strip():
        raise Refused("say why the keys are handed over", advice="Give it with --because; it is recorded.")
    refuse_taken(out)
    planned = plan(room, name)
    if kind_of(planned.target) == "inquiry":
        raise Refused(f"{planned.target} is an inquiry, and stays here", advice="Close it, or forget it.")
    recipient = _recipient(to)
    if recipient == room.kept.keys.recipient():
        raise Refused("the custodian is somebody else than you", advice="Name another member's key with --to.")
    file = keeping.keys_for(room.kept, planned.gone, recipient)
    sources = tuple(SourceId(each) for each in planned.gone if kind_of(each) == "source")
    items = tuple(ItemId(each) for each in planned.gone if kind_of(each) == "item")
    room.record(lambda: [copy_leaves(room.known, what=KEY, where=to, to=recipient, items=items, sources=sources)])
    write_file(room.kept.disk, out, file)
    at, numbers = room.clock.now(), spent(room.known)
    room.renew(
        lambda kept: keeping.restrict(kept, planned.gone, custodian=recipient, because=because, at=at, spent=numbers)
    )
    return planned


def take_back(room: Newsroom, file: Path, because: str) -> tuple[str, ...]:
    """Take the keys back: the file as the custodian opened it, or as it was if one is the custodian oneself."""
    if not because.strip():
        raise Refused("say why the keys come back", advice="Give it with --because; it is recorded.")
    untrusted = opened_by(room.kept.keys, read_file(file))
    return keeping.take_back(room.kept, untrusted, because=because, at=room.clock.now())


def pass_on(room: Newsroom, file: Path, *, to: str, out: Path) -> None:
    """As a custodian: seal the keys in one's hands for the desk that they came from, or for another custodian."""
    refuse_taken(out)
    words = opened_by(room.kept.keys, read_file(file))
    write_file(room.kept.disk, out, keeping.sealed_for(words, _recipient(to)))


def _recipient(to: str) -> str:
    """An age recipient as it is, or the one in the public key file of a member."""
    if to.startswith("age1"):
        return to
    return read_desk_key(read_file(Path(to))).recipients[0]
