"""Who wrote an item, to whom, who is shown in it, and what was decided of each; out of the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.facts.item import ItemReceived
from farbank.judgement.appearing import Appearing, appearing, is_declared
from farbank.ports import Rows
from farbank.views import catalogue, custody, decided

_GIVERS: Final = frozenset({"donor"})  # a family that lends its own letters is asked like any source


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody in an item; `undeclared` that it is a gift of which nobody said who that is.

    `taken_back` says that the collection it lies in, or what it was made from, was withdrawn.
    """

    appearing: tuple[Appearing, ...]
    undeclared: bool
    taken_back: bool


def with_ancestors(rows: Rows, ids: Iterable[str]) -> dict[str, ItemReceived]:
    """The items with these ids, and all that they were made from."""
    found: dict[str, ItemReceived] = {}
    waiting = list(ids)
    while waiting:
        new = custody.items(rows, [each for each in dict.fromkeys(waiting) if each not in found])
        found.update((each.id, each) for each in new)
        waiting = [each.about.derived_from for each in new if each.about.derived_from not in {"", *found}]
    return found


def chain_of(items: Mapping[str, ItemReceived], identity: str) -> tuple[ItemReceived, ...]:
    """An item, what it was made from, and so on; what is not here ends it."""
    chain: dict[str, ItemReceived] = {}
    while identity in items and identity not in chain:
        chain[identity] = items[identity]
        identity = items[identity].about.derived_from
    return tuple(chain.values())


def people_of(rows: Rows, item: ItemReceived) -> People:
    """Everybody in one item, with what was decided."""
    chain = chain_of(with_ancestors(rows, (item.id,)), item.id)
    gift = any(_is_gift(rows, each) for each in chain)
    found = appearing(chain, decided.decisions(rows, (each.id for each in chain)), gift=gift)
    taken_back = any(_is_withdrawn(rows, each.about.collection) for each in chain)
    return People(appearing=found, undeclared=gift and not is_declared(chain), taken_back=taken_back)


def _is_withdrawn(rows: Rows, collection: str) -> bool:
    known = catalogue.one(rows, collection) if collection else None
    return known is not None and bool(known[1].withdrawn)


def _is_gift(rows: Rows, item: ItemReceived) -> bool:
    """Whether an item lies in a collection, or came from a donor."""
    source = custody.source(rows, item.source) if item.source else None
    return bool(item.about.collection) or (source is not None and source.kind_of in _GIVERS)
