"""Letters of a gift: files that are one item, taken in under the collection they belong to.

- A letter is its files in their order. The same files from the same source again are one more receipt.
- An item that came alone before, and is the same, joins the collection; nothing else of it changes.
- The collection is made with its donor, where one was named; its terms come with a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from farbank.desk.context import Kept
from farbank.desk.item_row import digests, digests_of
from farbank.desk.numbers import Numbers
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemDescribed, ItemReceived, ReceiptNoted
from farbank.facts.source import CollectionReceived
from farbank.ports import Known
from farbank.values.ids import ItemId, SourceId, kind_of

_NOT_IN_LABELS: Final = re.compile(r"[^\w]+")
_LONGEST: Final = 60  # characters of a label


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLetter:
    """The sealed files of one letter in order, what they are called together, and what a note tells of them."""

    name: str
    kept: tuple[Kept, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """What the letters came as: the label of the collection, the source that gave them, how they came."""

    collection: str
    source: SourceId = SourceId("")
    how: str = ""


def receive_letters(known: Known, letters: Sequence[KeptLetter], gift: Gift) -> list[Fact]:
    """The facts of taking letters in, the collection first where it is new."""
    collection, facts = _collection(known, gift)
    taking = _Taking(known=known, gift=gift, collection=collection)
    for each in letters:
        facts += taking.letter(each)
    return facts


def _collection(known: Known, gift: Gift) -> tuple[str, list[Fact]]:
    """The id of the collection, and the fact that makes it."""
    label = gift.collection.strip()
    if not label:
        raise Refused("a collection has a name", advice="Name it like --collection K-LETTERS.")
    found = known.find("collection", label)
    if found:
        return found, []
    if kind_of(label):
        raise Refused(f"there is no collection {label}, and a new one needs a name of its own", advice="See 'list'.")
    own = Numbers(known).new("collection")
    return own, [CollectionReceived(id=own, label=label, donor=gift.source)]


class _Taking:
    """Takes letters one after the other; what this command takes counts for what comes after."""

    def __init__(self, *, known: Known, gift: Gift, collection: str) -> None:
        self.known = known
        self.gift = gift
        self.collection = collection
        self.numbers = Numbers(known)
        self.new: list[ItemReceived] = []
        self.labels: set[str] = set()

    def letter(self, letter: KeptLetter) -> list[Fact]:
        """The facts of one letter."""
        equal = [*self.known.items_with(letter.kept[0].sealed.digest), *self._here(letter)]
        same = next((each for each in equal if self._is(each, letter)), None)
        if same is not None:
            receipt = ReceiptNoted(item=ItemId(same.id), file_name=letter.kept[0].file_name, how=self.gift.how)
            return [receipt, *self._joined(same)]
        item = self._received(letter, tuple(ItemId(each.id) for each in equal))
        self.new.append(item)
        return [item]

    def _here(self, letter: KeptLetter) -> list[ItemReceived]:
        digest = letter.kept[0].sealed.digest
        return [each for each in self.new if each.original is not None and each.original.digest == digest]

    def _is(self, item: ItemReceived, letter: KeptLetter) -> bool:
        """Whether a letter came as this item before: its very files, from its source or under its name from nobody."""
        if digests_of(item) != digests(letter.kept):
            return False
        same_name = item.file_name == letter.kept[0].file_name
        return item.source == self.gift.source or (not self.gift.source and same_name)

    def _joined(self, item: ItemReceived) -> list[Fact]:
        if item.about.collection or item in self.new:
            return []
        about = replace(item.about, collection=self.collection)
        return [ItemDescribed(id=item.id, label=item.label, note=item.note, source=item.source, about=about)]

    def _received(self, letter: KeptLetter, same_bytes: tuple[ItemId, ...]) -> ItemReceived:
        first, *others = letter.kept
        return ItemReceived(
            id=self.numbers.new("item"),
            label=self._label(letter.name),
            note=letter.note,
            source=self.gift.source,
            file_name=first.file_name,
            media=first.media,
            original=first.sealed,
            pages=tuple(each.sealed for each in others),
            same_bytes=same_bytes,
            about=Description(how=self.gift.how, collection=self.collection),
        )

    def _label(self, name: str) -> str:
        """A label out of the names of collection and letter that nothing else has."""
        stem = _NOT_IN_LABELS.sub("-", f"{self.gift.collection.strip().removeprefix('K-')}-{name}").strip("-")
        stem, number = f"E-{stem[:_LONGEST]}", 1
        label = stem
        while label in self.labels or self.known.find("item", label):
            number += 1
            label = f"{stem}-{number}"
        self.labels.add(label)
        return label
