"""Plain intake: files as they came. An item is (bytes, source).

- The same bytes from the same source again are one more receipt of one item.
- From another source they are another item that names the equal ones; so they are from nobody named, unless they come
  under the name of an item there is: then the same file came again.
"""

from __future__ import annotations

from collections.abc import Sequence

from farbank.desk.context import Kept
from farbank.desk.numbers import Numbers
from farbank.errors import Missing
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemReceived, ReceiptNoted
from farbank.ports import Known
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.ids import ItemId, SourceId


def receive(known: Known, kept: Sequence[Kept], how: str, source: str | None = None) -> list[Fact]:
    """The facts of taking files in, from the source with this label or id; `Missing` when there is none."""
    giver = source_of(known, source) if source else SourceId("")
    numbers = Numbers(known)
    new: list[ItemReceived] = []
    facts: list[Fact] = []
    for each in kept:
        equal = [*known.items_with(each.sealed.digest), *(item for item in new if _digest(item) == each.sealed.digest)]
        same = next((item for item in equal if _same_item(item, each, giver)), None)
        if same is not None:
            facts.append(ReceiptNoted(item=ItemId(same.id), file_name=each.file_name, how=how))
            continue
        item = ItemReceived(
            id=numbers.new("item"),
            label="",
            source=giver,
            file_name=each.file_name,
            media=each.media,
            original=each.sealed,
            same_bytes=tuple(ItemId(other.id) for other in equal),
            about=Description(how=how),
        )
        new.append(item)
        facts.append(item)
    return facts


def _same_item(item: ItemReceived, kept: Kept, giver: SourceId) -> bool:
    """Whether equal bytes came as this very item: from its source, or under its name from nobody named."""
    if item.pages:
        return False
    return item.source == giver or (not giver and item.file_name == kept.file_name)


def source_of(known: Known, label: str) -> SourceId:
    """The source with this label or id."""
    found = known.find("source", label.strip())
    if not found:
        meant = did_you_mean(label, known.labels("source"))
        raise Missing(f"there is no source {label!r}{meant}", advice="Name it first, in a sheet or with 'describe'.")
    return SourceId(found)


def _digest(item: ItemReceived) -> str:
    return item.original.digest if item.original else ""
