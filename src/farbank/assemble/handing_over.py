"""The original file of an item, to a member who has the case open."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing, Refused
from farbank.views import custody, handling


def file_of(room: Newsroom, name: str) -> tuple[str, bytes]:
    """Its name as it came, and its bytes; `Refused` where the item is restricted."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or item.original is None:
        raise Missing(f"{identity} has no file")
    if identity in handling.restricted(room.rows):
        raise Refused(f"{identity} is restricted", advice="See who restricted it with 'farbank show'.")
    return item.file_name or identity, room.objects.read(item.original)
