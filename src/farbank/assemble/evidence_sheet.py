"""What an item rests on and what rests on it: its custody, what it was made from and what was made of it, its claims.

- A check reads every byte of the item again and compares it with what was sealed; it tells one of the states that are
  never confused, and records nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.regions import item_named
from farbank.errors import Missing
from farbank.facts.item import ItemReceived
from farbank.facts.redacted import ItemRedacted
from farbank.values.handling import SealedObject
from farbank.views import custody, redactions, reviews

_DEEPEST: Final = 12  # makings of makings
_MOST: Final = 200  # items in a tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An item in the tree of what was made from what: how deep it lies, and how it was made."""

    item: ItemReceived
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An original beside a copy that may leave; `is_looked_at` says that somebody dealt with every person in it."""

    original: str
    copy: str
    boxes: int
    is_looked_at: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One object of an item as it was found: `intact`, `corrupt` or `missing`."""

    name: str
    size: int
    state: str


def tree_around(room: Newsroom, item: ItemReceived) -> tuple[Branch, ...]:
    """What the item was made from, up to what was received, and all that was made of that; the first has depth 0."""
    root, seen = item, {item.id}
    while (above := custody.item(room.rows, root.about.derived_from)) is not None and above.id not in seen:
        root = above
        seen.add(above.id)
    found: list[Branch] = []
    _grow(room, root, 0, found)
    return tuple(found)


def _grow(room: Newsroom, item: ItemReceived, depth: int, found: list[Branch]) -> None:
    if depth > _DEEPEST or len(found) >= _MOST or any(each.item.id == item.id for each in found):
        return
    found.append(Branch(item=item, depth=depth))
    for below in custody.items(room.rows, reviews.made_from(room.rows, item.id)):
        _grow(room, below, depth + 1, found)


def pair_of(room: Newsroom, item: str) -> Pair | None:
    """The original and the latest covered copy of it, whichever of the two this item is; None without a copy."""
    made = [each.fact for each in redactions.redactions(room.rows, item)]
    own = [each for each in made if each.of == item] or [each for each in made if each.item == item]
    return _pair(own) if own else None


def _pair(made: list[ItemRedacted]) -> Pair:
    last = made[-1]
    signed = any(each.people_dealt_with for each in made if each.item == last.item)
    return Pair(original=last.of, copy=last.item, boxes=len(last.boxes), is_looked_at=signed)


def check_item(room: Newsroom, name: str, pace: Pace) -> tuple[Checked, ...]:
    """Read every object of an item to its end, and say in which state each was found."""
    item = item_named(room, name)
    if not item.objects:
        raise Missing(f"{item.id} has no file that could be checked")
    found: list[Checked] = []
    for at, sealed in enumerate(item.objects):
        pace("checked", at, len(item.objects))
        found.append(_checked(room, sealed))
    return tuple(found)


def _checked(room: Newsroom, sealed: SealedObject) -> Checked:
    return Checked(name=sealed.name, size=sealed.size, state=room.kept.objects.state(sealed.name))
