"""What goes to whom: all that is new for a place, or what was named with everything it speaks of.

- Identity cards never go, and no inquiry. What is restricted goes only when it is named.
- What was recorded about this place alone never goes; an erasure goes as the request to forget.
- An entry is sent whole or not at all, and never one that a compartment that is kept back locks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from farbank.desk.send_walk import Ours, Relayed, walk
from farbank.errors import Refused
from farbank.facts.disclosed import Remark
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived
from farbank.facts.parcel import HandlingNoted
from farbank.facts.references import references
from farbank.facts.spoken import speaks_of
from farbank.values.ids import kind_of

STAYING: Final = frozenset({"inquiry"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted: `to` is the place it goes to; what lies after `after` is new there, nothing after `until` goes.

    `only` are the rows that were named and all they speak of (None: everything); `back` the compartments kept back.
    """

    to: str
    after: int = 0
    until: int = 2**62
    only: frozenset[str] | None = None
    back: frozenset[str] = frozenset()


def refuse_staying(rows: Iterable[str]) -> None:
    """`Refused` where what was named is never sent and never exported."""
    kept = [each for each in rows if kind_of(each) in STAYING]
    if kept:
        raise Refused(f"{', '.join(kept)}: an inquiry stays in this folder", advice="Name something else.")


Entries = Callable[[int], Iterable[Entry]]  # the ledger after a number
Here = Callable[[str], str]  # the row here with a birth name


def choose(entries: Entries, order: Order) -> Iterator[Ours | Relayed]:
    """The entries to send, in the order recorded."""
    late = frozenset[str]() if order.only is not None else _late(entries, order)
    begin = order.after if order.only is None and not late else 0
    for each in walk(entries(begin)):
        if each.number <= order.until and _may_go(each, order) and _is_wanted(each, order, late):
            yield each


def everything_about(entries: Entries, rows: Iterable[str], here: Here) -> frozenset[str]:
    """The rows that were named, all that they speak of, and so on; in the ids of here."""
    spoken: dict[str, set[str]] = {}
    for each in walk(entries(0)):
        own = own_row(each)
        if own:
            spoken.setdefault(own, set()).update(rows_in(each, here))
    found: set[str] = set()
    waiting = list(rows)
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.add(row)
            waiting += spoken.get(row, ())
    return frozenset(found)


def own_row(each: Ours | Relayed) -> str:
    """The row here that an entry is about, `""` when it is none in particular."""
    if isinstance(each, Relayed):
        return each.entry.becomes or next(iter(each.entry.locks), "")
    return speaks_of(each.fact) or next(iter(references(each.fact)), "")


def rows_in(each: Ours | Relayed, here: Here) -> tuple[str, ...]:
    """The rows here that an entry speaks of."""
    if isinstance(each, Ours):
        return _spoken_of(each.fact)
    names = dict(each.entry.names)
    found = (here(names.get(own, f"{each.commit.place}#{own}")) for own in _spoken_of(each.fact))
    return tuple(own for own in found if own)


def remark(fact: Fact, number: int, place: str, name_of: Callable[[str], str], replaces: str) -> Remark:
    """What goes with an entry of ours: the names of the rows that were not first recorded under this log."""
    names = ((each, name_of(each)) for each in _spoken_of(fact))
    return Remark(
        number=number, names=tuple((own, name) for own, name in names if name != f"{place}#{own}"), replaces=replaces
    )


def _spoken_of(fact: Fact) -> tuple[str, ...]:
    """Every row that a fact speaks of, but for equal bytes of somebody else: who else gave them is not part of it."""
    return references(replace(fact, same_bytes=()) if isinstance(fact, ItemReceived) else fact)


def _may_go(each: Ours | Relayed, order: Order) -> bool:
    is_theirs = isinstance(each, Relayed) and each.commit.place == order.to
    return not is_theirs and not order.back & set(_locks(each))


def _is_wanted(each: Ours | Relayed, order: Order, late: frozenset[str]) -> bool:
    if order.only is not None:
        return own_row(each) in order.only
    return each.number > order.after or bool(late & {own_row(each), *_locks(each)})


def _locks(each: Ours | Relayed) -> tuple[str, ...]:
    return each.entry.locks if isinstance(each, Relayed) else each.fact.compartments


def _late(entries: Entries, order: Order) -> frozenset[str]:
    """Items whose handling changed since the last parcel: they may have been kept back then."""
    noted = (each for each in walk(entries(order.after)) if isinstance(each.fact, HandlingNoted))
    return frozenset(own_row(each) for each in noted) if order.after else frozenset()
