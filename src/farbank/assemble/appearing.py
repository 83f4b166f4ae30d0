"""Who wrote an item, to whom, who is shown in it, and what was decided of each; out of the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.facts.item import ItemReceived
from farbank.judgement.appearing import Appearing, appearing, is_declared
from farbank.ports import Rows
from farbank.values.ids import kind_of
from farbank.views import catalogue, custody, decided, redactions, statements

_GIVERS: Final = frozenset({"donor"})  # a family that lends its own letters is asked like any source


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everybody in an item; `undeclared` that it is a gift of which nobody said who that is.

    `taken_back` says that the collection it lies in, or what it was made from, was withdrawn.
    """

    appearing: tuple[Appearing, ...]
    undeclared: bool
    taken_back: bool


Parents = Mapping[str, tuple[str, ...]]


def said_to_derive(rows: Rows) -> Parents:
    """What a person said an item is derived from, beside what its own description says."""
    found: dict[str, tuple[str, ...]] = {}
    for each in statements.links(rows):
        if each.type == "derived_from" and kind_of(each.tail) == kind_of(each.head) == "item":
            found[each.tail] = (*found.get(each.tail, ()), each.head)
    return found


def chain_of(rows: Rows, identity: str, linked: Parents) -> tuple[ItemReceived, ...]:
    """An item and all that it was made from, the nearest first; what is not here ends it.

    With `linked`, also what a person said it is derived from. Consents go without: an article that reprints a notice is
    derived from it, and nobody needs to be asked for the article.
    """
    found: dict[str, ItemReceived] = {}
    waiting = [identity]
    while waiting:
        new = custody.items(rows, [each for each in dict.fromkeys(waiting) if each and each not in found])
        found.update((each.id, each) for each in new)
        waiting = [parent for each in new for parent in (each.about.derived_from, *linked.get(each.id, ()))]
    return tuple(found.values())


def people_of(rows: Rows, item: ItemReceived, linked: Parents) -> People:
    """Everybody in one item, with what was decided; `linked` as `said_to_derive` gives it."""
    chain = chain_of(rows, item.id, linked)
    gift = any(_is_gift(rows, each) for each in chain)
    found = appearing(chain, decided.decisions(rows, (each.id for each in chain)), gift=gift)
    taken_back = any(_is_withdrawn(rows, each.about.collection) for each in chain)
    return People(appearing=found, undeclared=gift and not is_declared(chain), taken_back=taken_back)


def is_looked_at(rows: Rows, chain: Sequence[ItemReceived]) -> bool:
    """Whether somebody said who is shown in an item, or signed for every person in it where it is a copy itself."""
    own = (each.fact for each in redactions.redactions(rows, chain[0].id))
    signed = any(each.people_dealt_with and each.item == chain[0].id for each in own)
    return signed or any(each.about.people_shown for each in chain)


def _is_withdrawn(rows: Rows, collection: str) -> bool:
    known = catalogue.one(rows, collection) if collection else None
    return known is not None and bool(known[1].withdrawn)


def _is_gift(rows: Rows, item: ItemReceived) -> bool:
    """Whether an item lies in a collection, or came from a donor."""
    source = custody.source(rows, item.source) if item.source else None
    return bool(item.about.collection) or (source is not None and source.kind_of in _GIVERS)
