"""Looking into kept items, in the confined process: what was read is recorded, and why the rest could not be.

Of pictures a print is taken too, by which near-duplicates are found.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from farbank.assemble.comparing import take_prints
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.context import Kept
from farbank.desk.guarding import guarded
from farbank.desk.receive import receive
from farbank.facts.fact import Fact
from farbank.facts.item import ItemRead, ItemReceived
from farbank.intake.bundles.recognise import holds_measurements
from farbank.intake.confined import Confinement
from farbank.intake.found import Found
from farbank.intake.leaves import together
from farbank.intake.media import HEAD, media_of
from farbank.intake.reading import Part, Reading
from farbank.values.handling import SealedObject
from farbank.values.ids import ItemId
from farbank.views import custody, handling
from farbank.views.deliveries import ATTACHED, ATTACHED_TO

_AT_ONCE: Final = 25  # readings recorded in one commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An item that was looked into."""

    item: ItemReceived
    read: ItemRead


def look_into(room: Newsroom, confinement: Confinement, pace: Pace = silent) -> tuple[Seen, ...]:
    """Look into every item that nobody has looked into yet; attachments become items of their own, and so on."""
    seen: list[Seen] = []
    waiting, most = _unread(room), room.at_once(_AT_ONCE)
    while waiting:
        for start in range(0, len(waiting), most):
            batch = waiting[start : start + most]
            seen += _record(room, [(item, _look(room, confinement, item)) for item in batch])
            pace("read", min(start + most, len(waiting)), len(waiting))
        waiting = _unread(room)
    take_prints(room, confinement, pace)
    return tuple(seen)


def _unread(room: Newsroom) -> tuple[ItemReceived, ...]:
    """The items to look into; those of the restricted tier are kept and not read."""
    restricted = handling.restricted(room.rows)
    return tuple(each for each in custody.unread(room.rows) if each.id not in restricted)


def anything_unread(room: Newsroom) -> bool:
    """Whether an earlier command left items that nobody has looked into."""
    return bool(_unread(room))


def _look(room: Newsroom, confinement: Confinement, item: ItemReceived) -> Reading:
    room.give_way()
    if item.original is None:
        return Reading(media="", reader="", could_not="the item has no file")
    names = (item.file_name, *("" for _ in item.pages))  # what further leaves were called, their bytes must say
    return together([_read(room, confinement, each, name) for each, name in zip(item.objects, names, strict=True)])


def _read(room: Newsroom, confinement: Confinement, sealed: SealedObject, name: str) -> Reading:
    with room.objects.open(sealed) as stream:
        return confinement.read(stream, name, size=sealed.size)


def _record(room: Newsroom, looked: Sequence[tuple[ItemReceived, Reading]]) -> list[Seen]:
    found = [Seen(item=item, read=_fact(room, item, reading)) for item, reading in looked]
    for item, reading in looked:
        if reading.parts:
            _take_parts(room, item, [_keep_part(room, part) for part in reading.parts])
    room.record(lambda: [each.read for each in found])
    return found


def _fact(room: Newsroom, item: ItemReceived, reading: Reading) -> ItemRead:
    text = room.objects.put(io.BytesIO(reading.text.encode())) if reading.text else None
    return ItemRead(
        item=ItemId(item.id),
        reader=reading.reader,
        text=text,
        hidden=reading.hidden,
        pages=reading.pages,
        width=reading.width,
        height=reading.height,
        could_not=reading.could_not,
    )


def _keep_part(room: Newsroom, part: Part) -> Kept:
    sealed = room.objects.put(io.BytesIO(part.content))
    found = Found(path=part.name, size=len(part.content), open=lambda: io.BytesIO(part.content))
    media = media_of(part.content[:HEAD], part.name).kind
    return Kept(sealed=sealed, file_name=part.name, media=media, measured=holds_measurements(found))


def _take_parts(room: Newsroom, carrier: ItemReceived, parts: Sequence[Kept]) -> None:
    """Attachments are items derived from the one that carried them, with its source."""

    def decide() -> list[Fact]:
        facts = receive(room.known, parts, f"{ATTACHED_TO}{carrier.id}", carrier.source or None)
        derived = [_derived(fact, carrier) if isinstance(fact, ItemReceived) else fact for fact in facts]
        return guarded(derived, parts, handling.restricted(room.rows))

    room.record(decide)


def _derived(item: ItemReceived, carrier: ItemReceived) -> ItemReceived:
    about = replace(item.about, derived_from=ItemId(carrier.id), derivation=ATTACHED)
    return replace(item, about=about)
