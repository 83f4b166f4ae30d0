"""Sending what is new, or what was named, to members at another place, as one sealed file for any carrier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from farbank.assemble.carried_file import refuse_taken
from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.desk.send import Order, choose, everything_about, refuse_staying, remark
from farbank.desk.send_walk import Ours, Relayed, as_it_came
from farbank.errors import Missing, Refused
from farbank.facts import codec
from farbank.facts.copy import CopyMade
from farbank.facts.disclosed import Carried, Remark, SignedCommit
from farbank.facts.entry import Entry
from farbank.keeping.carrying.disclosed import Register, disclose
from farbank.keeping.carrying.parcel import Label, Packing, place_parcel, write_parcel
from farbank.values.ids import ItemId, SourceId, kind_of
from farbank.views import births, handling, places
from farbank.views.places import Colleague

_AT_ONCE: Final = 500  # entries looked up together


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to go: to which members, into which file, only what was named or everything, all of it again or not."""

    to: Sequence[str]
    out: Path
    only: Sequence[str] = ()
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What went: the copy that lists it, how many entries and objects, the SHA-256 of the file."""

    copy: str
    entries: int
    objects: int
    digest: str


def send(room: Newsroom, asked: Asked) -> Sent | None:
    """Write the parcel; None when there is nothing new to send. That it exists is recorded before it stands there."""
    refuse_taken(asked.out)
    members = tuple(colleague_elsewhere(room, each) for each in asked.to)
    room.publish_log()
    head = room.kept.publish().size
    order = replace(_order(room, members, asked), until=head)
    objects, count = contents_of(room, order)
    if not count:
        return None
    packing = Packing(
        label=label_of(room, order, is_all=not asked.only),
        objects=[(name, size_of(room, name), opener_of(room, name)) for name in objects],
        commits=commits_of(room, order),
    )
    digest = write_parcel(asked.out, packing, [each.recipient for each in members], room.kept.disk)
    copy = _listed(room, members, asked, order, head)
    place_parcel(asked.out, room.kept.disk)
    return Sent(copy=copy, entries=count, objects=len(objects), digest=digest)


def register_of(room: Newsroom) -> Register:
    """Which name our log had, and with which key a member signed, when an entry was recorded."""
    return Register(
        place_of=lambda number: births.origin(room.rows, number),
        key_of=lambda member, number: places.key_at(room.rows, member, number),
    )


def remark_of(room: Newsroom, number: int, body: bytes) -> Remark:
    """What goes with an entry of ours to another place."""
    place = births.origin(room.rows, number)
    replaced = births.replaced_by(room.rows, (place, number))
    return remark(codec.from_bytes(body), number, place, lambda row: births.name_of(room.rows, row), replaced)


def colleague_elsewhere(room: Newsroom, name: str) -> Colleague:
    """The member with this id, who must work at another place."""
    found = next((each for each in places.colleagues(room.rows) if each.id == name.strip()), None)
    if found is None:
        raise Missing(f"there is no member {name} in this case", advice="See 'farbank member list'.")
    if not found.place:
        raise Refused(
            f"{name} works in this folder", advice="A parcel goes to members who have a case folder of their own."
        )
    return found


def _order(room: Newsroom, members: Sequence[Colleague], asked: Asked) -> Order:
    place = members[0].place
    if any(each.place != place for each in members):
        raise Refused("these members work at different places", advice="Send each place a parcel of its own.")
    restricted = handling.restricted(room.rows)
    if not asked.only:
        return Order(to=place, after=0 if asked.again else _known_there(room, members), back=restricted)
    named = [room.resolve("", each) for each in asked.only]
    refuse_staying(named)
    found = everything_about(_entries(room), named, lambda name: births.row_named(room.rows, name))
    return Order(to=place, only=found, back=restricted - set(named))


def _known_there(room: Newsroom, members: Sequence[Colleague]) -> int:
    """Up to where everything of ours was sent to each of them, or is known to have come there."""
    sent = min(places.sent_to(room.rows, each.id) for each in members)
    return max(sent, places.acknowledged(room.rows, members[0].place))


def _entries(room: Newsroom) -> Callable[[int], Iterable[Entry]]:
    return room.kept.ledger.entries


def contents_of(room: Newsroom, order: Order) -> tuple[list[str], int]:
    """The objects that go, each once, and the number of entries."""
    names: dict[str, None] = {}
    count = 0
    for each in choose(_entries(room), order):
        count += 1
        names.update((sealed.name, None) for sealed in each.fact.objects)
    return list(names), count


def commits_of(room: Newsroom, order: Order) -> Iterator[Carried]:
    """The signed commits, ours and those of third places, in the order recorded here; neighbours go together."""
    batch: list[int] = []
    for each in choose(_entries(room), order):
        if isinstance(each, Ours):
            batch.append(each.number)
            if len(batch) < _AT_ONCE:
                continue
        yield from _ours(room, batch)
        batch = []
        if isinstance(each, Relayed):
            signed, note = as_it_came(each)
            yield Carried(commit=signed, remarks=(note,))
    yield from _ours(room, batch)


def _ours(room: Newsroom, numbers: Sequence[int]) -> Iterator[Carried]:
    for signed in disclose(room.kept, numbers, register_of(room)):
        yield _with_remarks(room, signed)


def _with_remarks(room: Newsroom, signed: SignedCommit) -> Carried:
    notes = tuple(remark_of(room, each.number, each.body) for each in signed.entries)
    return Carried(commit=signed, remarks=tuple(each for each in notes if each.names or each.replaces))


def label_of(room: Newsroom, order: Order, *, is_all: bool) -> Label:
    """What a parcel of this order says of itself."""
    settings = room.kept.settings
    return Label(
        place=settings.origin,
        to=order.to,
        vkeys=tuple(each.vkey for each in settings.verifiers),
        checkpoint=room.kept.layout.checkpoint.read_bytes().decode(),
        after=order.after if is_all else -1,
        have=places.whole_up_to(room.rows, order.to),
    )


def size_of(room: Newsroom, name: str) -> int:
    """How large an age file is."""
    with room.kept.objects.as_kept(name) as file:
        return file.seek(0, 2)


def opener_of(room: Newsroom, name: str) -> Callable[[], BinaryIO]:
    """How to open an age file as it lies in the store."""
    return lambda: room.kept.objects.as_kept(name)


def _listed(room: Newsroom, members: Sequence[Colleague], asked: Asked, order: Order, head: int) -> str:
    """The rows of the copies that left, one for each member; the last of them."""
    rows = order.only or frozenset()
    items = tuple(ItemId(each) for each in sorted(rows) if kind_of(each) == "item")
    sources = tuple(SourceId(each) for each in sorted(rows) if kind_of(each) == "source")
    copy = ""
    for member in members:

        def decide(to: str = member.id) -> Sequence[CopyMade]:
            made = copy_leaves(
                room.known,
                what=places.PARCEL,
                where=str(asked.out),
                to=to,
                whole=order.only is None,
                items=items,
                sources=sources,
                head=head,
            )
            return [made]

        (made,) = room.record(decide)
        copy = made.id if isinstance(made, CopyMade) else copy
    return copy
