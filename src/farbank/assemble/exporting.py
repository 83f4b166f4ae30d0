"""Writing items with all that is said of them as a bag that others can check, and only those it is for can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, Final

from farbank.assemble import sending
from farbank.assemble.carried_file import read_file
from farbank.assemble.disclosing import anchors_of, leaf_of, policy_of
from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.desk.send import Order, everything_about, refuse_staying
from farbank.errors import Refused
from farbank.facts.copy import CopyMade
from farbank.facts.item import ItemReceived
from farbank.keeping.carrying.bag_paths import portable_name
from farbank.keeping.carrying.bag_writer import must_not_exist
from farbank.keeping.carrying.export_bag import ExportBag, Given, Leaving
from farbank.keeping.carrying.field_bag_desk import read_desk_key
from farbank.keeping.carrying.parcel import Label, Packing
from farbank.keeping.carrying.parcel_stream import parcel_stream
from farbank.keeping.disk.layout import read_whole
from farbank.keeping.objects.age_files import is_recipient
from farbank.values.ids import ItemId, SourceId, kind_of
from farbank.views import births, custody, handling, statements

EXPORT: Final = "export"
_NAMELESS: Final = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to leave, for whom, where to: only what was named or everything; in the clear only if that was said."""

    out: Path
    only: Sequence[str] = ()
    to: Sequence[str] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What left: the copy that lists it, how many items, entries and objects, the SHA-256 of the tag manifest."""

    copy: str
    items: int
    entries: int
    objects: int
    seal: str


def export(room: Newsroom, asked: Asked) -> Exported:
    """Write the bag. That it exists is recorded before it does."""
    if asked.plain == bool(asked.to):
        raise Refused("say whom the export is for, or that it is plain", advice="Give --to KEY, or --plain.")
    recipients = tuple(each for to in asked.to for each in _recipients(to))
    must_not_exist(asked.out)
    order = _order(room, asked.only)
    copy = _counted(room, asked, order)
    room.kept.publish()
    policy = policy_of(room.kept)
    checkpoint = read_whole(room.kept.layout.checkpoint, "log/checkpoint")
    size = policy.vouch(checkpoint).checkpoint.size
    order = replace(order, until=size)
    objects, entries = sending.contents_of(room, order)
    items = tuple(_given(room, each, plain=asked.plain) for each in _items(room, order))
    leaving = Leaving(
        items=items,
        others=tuple((name, room.kept.layout.object(name)) for name in objects),
        entries=partial(_entries, room, order, checkpoint, recipients),
        sealed=bool(recipients),
        checkpoint=checkpoint,
        size=size,
        anchors=tuple(anchors_of(room.kept)),
        day=room.clock.today().isoformat(),
        version=version("farbank"),
    )
    seal = ExportBag(room.kept.layout.log, policy, room.kept.disk).write(asked.out, leaving)
    return Exported(copy=copy, items=len(items), entries=entries, objects=len(objects), seal=seal)


def _recipients(to: str) -> tuple[str, ...]:
    """Those whom the export is sealed to: an age recipient as it stands, or those that a file names."""
    if not to.startswith("age1"):
        return read_desk_key(read_file(Path(to))).recipients
    if not is_recipient(to):
        raise Refused(f"{to} is no age recipient", advice="Check it: one wrong letter makes it another key, or none.")
    return (to,)


def _order(room: Newsroom, names: Sequence[str]) -> Order:
    restricted = handling.restricted(room.rows)
    if not names:
        return Order(to="", back=restricted)
    named = [room.resolve("", each) for each in names]
    refuse_staying(named)
    about = [each.id for name in named if kind_of(name) == "item" for each in statements.statements_in(room.rows, name)]
    entries = room.kept.ledger.entries
    only = everything_about(entries, [*named, *about], lambda name: births.row_named(room.rows, name))
    return Order(to="", only=only, back=restricted - set(named))


def _items(room: Newsroom, order: Order) -> list[ItemReceived]:
    """The items with files that leave."""
    every = custody.every_item(room.rows)
    return [
        each
        for each in every
        if each.objects and each.id not in order.back and (order.only is None or each.id in order.only)
    ]


def _given(room: Newsroom, item: ItemReceived, *, plain: bool) -> Given:
    objects = tuple((each.name, room.kept.layout.object(each.name)) for each in item.objects)
    named = portable_name(item.file_name, otherwise=_NAMELESS)
    opened = [partial(room.objects.open, each) for each in item.objects] if plain else []
    names = [named] if len(opened) == 1 else [f"{at}-{named}" for at in range(1, len(opened) + 1)]
    return Given(
        id=item.id, leaf=leaf_of(room.kept, item), objects=objects, plain=tuple(zip(names, opened, strict=True))
    )


def _entries(room: Newsroom, order: Order, checkpoint: bytes, recipients: Sequence[str]) -> BinaryIO:
    """The signed commits, with nothing but their label before them: the objects lie in the bag."""
    settings = room.kept.settings
    label = Label(
        place=settings.origin,
        to="",
        vkeys=tuple(each.vkey for each in settings.verifiers),
        checkpoint=checkpoint.decode(),
        after=-1 if order.only is not None else 0,
        have=0,
    )
    packing = Packing(label=label, objects=(), commits=sending.commits_of(room, order))
    return parcel_stream(packing, recipients)


def _counted(room: Newsroom, asked: Asked, order: Order) -> str:
    only = order.only or frozenset()
    items = tuple(ItemId(each) for each in sorted(only) if kind_of(each) == "item")
    sources = tuple(SourceId(each) for each in sorted(only) if kind_of(each) == "source")

    def decide() -> list[CopyMade]:
        made = copy_leaves(
            room.known,
            what=EXPORT,
            where=str(asked.out),
            to=", ".join(asked.to) or "in the clear",
            whole=order.only is None,
            items=items,
            sources=sources,
            head=room.kept.ledger.head(),
        )
        return [made]

    (made,) = room.record(decide)
    return made.id if isinstance(made, CopyMade) else ""
