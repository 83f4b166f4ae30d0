"""What a phone or a tool wrote down beside the material is restricted in the same commit in which it comes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from farbank.desk.album import KeptLetter
from farbank.desk.context import Kept
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived, ReceiptNoted
from farbank.facts.parcel import HandlingNoted
from farbank.values.ids import ItemId

RESTRICTED: Final = "restricted"
_WHY: Final = "it is what a device or a person's tool recorded beside the material"


def guarded(facts: Sequence[Fact], kept: Sequence[Kept], already: Collection[str]) -> list[Fact]:
    """Each fact of files taken in, and after it, where the file was measured, that its item is restricted.

    `facts` and `kept` go together one by one; `already` are the items that are restricted.
    """
    found: list[Fact] = []
    for fact, each in zip(facts, kept, strict=True):
        found.append(fact)
        item = item_of(fact)
        if each.measured and item not in already:
            found.append(HandlingNoted(item=ItemId(item), tier=RESTRICTED, because=_WHY))
    return found


def guarded_letters(facts: Sequence[Fact], letters: Sequence[KeptLetter], already: Collection[str]) -> list[Fact]:
    """The same for letters of several files; facts that take nothing in stay as they are."""
    took = [each for each in facts if item_of(each)]
    measured = {
        item_of(fact)
        for fact, letter in zip(took, letters, strict=True)
        if any(each.measured for each in letter.kept) and item_of(fact) not in already
    }
    noted = [HandlingNoted(item=ItemId(item), tier=RESTRICTED, because=_WHY) for item in sorted(measured)]
    return [*facts, *noted]


def item_of(fact: Fact) -> str:
    """The item by which a file was taken in, new or once more."""
    match fact:
        case ReceiptNoted(item=item):
            return item
        case ItemReceived(id=identity):
            return identity
        case _:
            return ""
