"""The pages of an item that is to be covered: its leaves, read once, and each of its pages as pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.assemble import rebuilding
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.facts.item import ItemReceived
from farbank.intake.confined import Confinement
from farbank.intake.reading import Reading
from farbank.values.handling import SealedObject
from farbank.values.picture import Pixels
from farbank.views import custody, handling

PDF: Final = "application/pdf"
_TIFF: Final = "image/tiff"
_MOST_PAGES: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One file of an item, what there is to know of it, and the number of its first page in the whole item."""

    sealed: SealedObject
    read: Reading
    first: int

    @property
    def pages(self) -> int:
        return max(self.read.pages, 1) if self.read.media in (PDF, _TIFF) else 1


def item_to_cover(room: Newsroom, name: str) -> ItemReceived:
    """The item, or `Refused` where no copy of it may be made."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or item.original is None:
        raise Refused(f"{identity} has no file that could be redacted")
    if identity in handling.restricted(room.rows):
        raise Refused(f"{identity} is restricted: no copy of it is made", advice="See 'farbank show' for why it is.")
    return item


def leaves_of(room: Newsroom, confinement: Confinement, item: ItemReceived) -> Iterator[Leaf]:
    """Its files in order; `Refused` where one cannot be rebuilt."""
    first = 1
    for sealed in item.objects:
        with room.objects.open(sealed) as stream:
            leaf = Leaf(sealed=sealed, read=rebuilding.readable(confinement, stream, ""), first=first)
        yield leaf
        first += leaf.pages


def pages_wanted(item: ItemReceived, every: int, page: int) -> range:
    """The pages that are looked at: one that was named, or all of them."""
    if every > _MOST_PAGES and not page:
        raise Refused(f"{item.id} has {every:,} pages, more than {_MOST_PAGES}", advice="Name one with --page.")
    if page > every:
        raise Refused(f"{item.id} has {every} pages and no page {page}")
    return range(page, page + 1) if page else range(1, every + 1)


def leaf_of(leaves: Sequence[Leaf], number: int) -> Leaf:
    """The leaf on which a page of the item lies."""
    return next(each for each in reversed(leaves) if each.first <= number)


def page_of(
    room: Newsroom, confinement: Confinement, leaf: Leaf, number: int, *, longest: int = rebuilding.LONGEST_SIDE
) -> Pixels:
    """One page as pixels, no side longer than `longest`; pages are counted through the whole item, from 1."""
    with room.objects.open(leaf.sealed) as stream:
        if leaf.read.media == PDF or leaf.pages > 1:
            page, side = number - leaf.first + 1, min(longest, rebuilding.PAGE_SIDE)
            found = confinement.page_pixels(stream, page=page, max_side=side)
        else:
            found = confinement.pixels(stream, max_side=longest)
    return rebuilding.drawn(found, f"page {number}")
