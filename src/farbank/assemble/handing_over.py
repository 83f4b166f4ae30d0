"""The original file of an item, to a member who has the case open; that a copy left is recorded before."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.errors import Missing, Refused
from farbank.values.ids import ItemId
from farbank.views import custody, handling

ORIGINAL = "original"


def file_of(room: Newsroom, name: str, where: str) -> tuple[str, bytes]:
    """Its name as it came, and its bytes; `where` says where the copy lies. `Refused` where the item is restricted."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or item.original is None:
        raise Missing(f"{identity} has no file")
    if identity in handling.restricted(room.rows):
        raise Refused(f"{identity} is restricted", advice="See who restricted it with 'farbank show'.")
    content = room.objects.read(item.original)
    room.record(lambda: [copy_leaves(room.known, what=ORIGINAL, where=where, items=(ItemId(identity),))])
    return item.file_name or identity, content
