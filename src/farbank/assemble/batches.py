"""A batch as it is looked at: each file with its item, kind, equals, what hides in it, and why it was not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Missing
from farbank.facts.item import ItemReceived
from farbank.views import custody, deliveries, handling
from farbank.views.deliveries import Batch, Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One file of a batch. `digests` are the SHA-256 of its bytes, one for each leaf; `size` is in bytes.

    `hidden` says in sentences what its reader does not see. `not_read` says why nothing was read, `""` where it was.
    """

    entry: int
    item: str
    file: str
    media: str
    size: int
    digests: tuple[str, ...]
    again: bool
    carrier: str
    same_bytes: tuple[str, ...]
    hidden: tuple[str, ...]
    not_read: str


def batch(room: Newsroom, first: int) -> Batch:
    """The batch that an entry began; `Missing` where none did."""
    found = deliveries.batch(room.rows, first)
    if found is None:
        raise Missing(f"no batch begins at entry {first}", advice="See the batches on the page of the intake.")
    return found


def codename(room: Newsroom, source: str) -> str:
    """What a source is called, never who it is; `""` where nobody is named."""
    known = custody.source(room.rows, source) if source else None
    return (known.label or known.id) if known else source


def came(room: Newsroom, first: int, *, begin: int = 0, most: int = -1) -> tuple[Came, ...]:
    """The files of a batch from `begin` on, at most `most` (-1: all)."""
    shut = handling.restricted(room.rows)
    met = deliveries.deliveries(room.rows, first, begin=begin, most=most)
    items = {each.id: each for each in custody.items(room.rows, dict.fromkeys(each.item for each in met))}
    return tuple(_came(room, each, items[each.item], is_shut=each.item in shut) for each in met if each.item in items)


def items_of(room: Newsroom, first: int) -> tuple[ItemReceived, ...]:
    """The items of a batch, each once, in the order received."""
    met = deliveries.deliveries(room.rows, first)
    return custody.items(room.rows, dict.fromkeys(each.item for each in met))


def _came(room: Newsroom, met: Delivery, item: ItemReceived, *, is_shut: bool) -> Came:
    read = custody.reading(room.rows, item.id)
    waiting = "restricted" if is_shut else "nobody has looked into it yet"
    return Came(
        entry=met.entry,
        item=item.id,
        file=met.file,
        media=item.media,
        size=sum(each.size for each in item.objects),
        digests=tuple(each.digest for each in item.objects),
        again=met.again,
        carrier=met.carrier,
        same_bytes=item.same_bytes,
        hidden=tuple(f"{each.what}: {each.value}" for each in read.hidden) if read else (),
        not_read=read.could_not if read else waiting,
    )


def said_of(each: Came) -> Iterator[str]:
    """What a table says of a file beside its kind, in sentences."""
    if each.again:
        yield "came again: one item, one more receipt"
    if each.carrier:
        yield f"attached to {each.carrier}"
    if each.same_bytes:
        yield f"same bytes as {', '.join(each.same_bytes)}"
