"""Regions on the pages of an item: a statement whose place in the item is a rectangle, and what a copy covers.

- A region says something: it is a statement with its page and sides, recorded by the rules of a sheet.
- The same sides with other words are the same statement, said otherwise.
- What is covered is covered in a copy; the region stays where it is in the original.
"""

from __future__ import annotations

from dataclasses import dataclass

from farbank.assemble.applying import Applied
from farbank.assemble.covering import asked
from farbank.assemble.depicting import can_be_drawn, is_paged
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.redacting import Request
from farbank.assemble.saying import say_rows
from farbank.errors import Missing, Refused
from farbank.facts.item import ItemReceived
from farbank.reading.proposing.drafted import drafted
from farbank.values.region import Region, region_in, region_of, region_typed
from farbank.views import catalogue, custody, redactions, reviews, statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A region with what is said of it: its statement, our words, theirs, and by how many it was read."""

    region: Region
    statement: str
    says: str
    words: str
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A region that a copy covers, and that copy."""

    region: Region
    copy: str


def pages_of(room: Newsroom, item: ItemReceived) -> int:
    """How many pages of an item are looked at, 0 where it is no picture."""
    if not item.objects or not can_be_drawn(item.media):
        return 0
    read = custody.reading(room.rows, item.id)
    return max(read.pages, 1) if read and is_paged(item.media) else len(item.objects)


def marked_on(room: Newsroom, item: str, page: int) -> tuple[Marked, ...]:
    """The regions of a page that say something, in the order said; what was withdrawn is left out."""
    said = [(each, region_in(each.at)) for each in statements.statements_in(room.rows, item) if each.at]
    readers = {each.id: len(each.readers) for each in reviews.claims(room.rows, [each.id for each, _ in said])}
    return tuple(
        Marked(region=region, statement=each.id, says=each.says, words=each.words, readers=readers[each.id])
        for each, region in said
        if region is not None and region.page == page and each.id in readers
    )


def covered_on(room: Newsroom, item: str, page: int) -> tuple[Covered, ...]:
    """What copies that stand cover on a page of an item, each region once, with the latest copy that does."""
    found: dict[Region, str] = {}
    made = (each.fact for each in redactions.redactions(room.rows, item) if each.fact.of == item)
    for fact in (each for each in made if not is_withdrawn(room, each.item)):
        at = page - 1 if not fact.page else 0
        size = fact.sizes[2 * at : 2 * at + 2]
        for box in fact.boxes:
            if box.page == page and len(size) == 2:  # noqa: PLR2004 - width and height
                sides = (box.x, box.y, box.width, box.height)
                found[region_of(page, sides, (size[0], size[1]))] = fact.item
    return tuple(Covered(region=region, copy=copy) for region, copy in found.items())


def read_region(room: Newsroom, item: ItemReceived, page: int, sides: tuple[str, str, str, str]) -> Region:
    """Four numbers as somebody typed them, on a page of this item; pixels are those of its file."""
    if not 1 <= page <= pages_of(room, item):
        raise Missing(f"{item.id} has no page {page} to mark a region on")
    read = custody.reading(room.rows, item.id)
    size = (read.width, read.height) if read and page == 1 and len(item.objects) == 1 else (0, 0)
    return region_typed(page, sides, size)


def mark_region(room: Newsroom, item: ItemReceived, region: Region, says: str, words: str = "") -> Applied:
    """Record what a region shows, and the words that stand in it."""
    if not says.strip():
        raise Refused("say what the region shows", advice="A few words will do; what stands in it goes beside them.")
    label = item.label or item.id
    row = drafted(
        "statements",
        f"{label} {region.words}",
        item=item.id,
        source=item.source,
        says=says.strip(),
        words=words.strip(),
        language=item.about.language if words.strip() else "",
        at=region.words,
    )
    return say_rows(room, [row])


def cover_request(regions: tuple[Region, ...], because: str) -> Request:
    """What `redact` is asked for: these regions, in one copy."""
    if not regions:
        raise Refused(
            "nothing is marked that is to be covered", advice="Draw or type a region, or tick one of the list."
        )
    return Request(because=because, boxes=tuple(asked(each.box) for each in regions))


def regions_named(room: Newsroom, ids: tuple[str, ...]) -> tuple[Region, ...]:
    """The regions of statements that were ticked."""
    found = (region_in(each.at) for each in statements.statements(room.rows, ids))
    return tuple(each for each in found if each is not None)


def is_withdrawn(room: Newsroom, identity: str) -> bool:
    """Whether a row no longer counts."""
    known = catalogue.one(room.rows, identity)
    return known is not None and bool(known[1].withdrawn)


def item_named(room: Newsroom, name: str) -> ItemReceived:
    """An item by its id or its label; `Missing` where there is none or it was withdrawn."""
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or is_withdrawn(room, identity):
        raise Missing(f"there is no item {name}", advice="See the list of items.")
    return item
