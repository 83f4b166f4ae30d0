"""Verifying the objects: each is hashed, each that is named must be there, and items are counted by their state."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Damage
from farbank.keeping.checks.check_folder import NOT_ITS_NAME, named_by_its_hash, object_files
from farbank.keeping.checks.check_ledger import LedgerChecked
from farbank.keeping.checks.verification import Docket, ItemStates, State, worst
from farbank.keeping.disk.layout import Layout
from farbank.keeping.heard import Heard, unheard
from farbank.keeping.log.leaf import Leaf, read_leaf

_AT_ONCE: Final = 64  # objects that a thread hashes before it is given more


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Which items there should be, with the state of their entries; which objects, with the item that names them.

    `erased` are the objects that are to be gone, `leaving` those of them that are still to be taken away; None where
    nobody could read which these are.
    """

    items: dict[str, State]
    objects: dict[str, str]
    erased: frozenset[str] = frozenset()
    leaving: frozenset[str] | None = None


def claims_of_ledger(ledger: LedgerChecked) -> Claims:
    """What the database says should be there."""
    return Claims(
        items=ledger.items,
        objects=ledger.objects,
        erased=frozenset(ledger.erased),
        leaving=frozenset(ledger.leaving),
    )


def claims_of_log(leaves: Sequence[bytes], *, entries: State) -> Claims:
    """What the public log says should be there; `entries` is the state of entries nobody could read."""
    shown: list[Leaf] = []
    for each in leaves:
        try:
            shown.append(read_leaf(each))
        except Damage:
            continue
    gone = {number for leaf in shown for number in leaf.erased}
    items: dict[str, State] = {
        f"entry {leaf.number}": "erased" if leaf.number in gone else entries for leaf in shown if leaf.kind == "item"
    }
    objects = {
        mark.name: f"entry {leaf.number}" if leaf.kind == "item" else "" for leaf in shown for mark in leaf.objects
    }
    staying = {mark.name for leaf in shown if leaf.number not in gone for mark in leaf.objects}
    return Claims(items=items, objects=objects, erased=frozenset(objects.keys() - staying))


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectsChecked:
    """The items by their states, and how many objects were there and were not read."""

    items: ItemStates
    not_read: int


def check_objects(
    layout: Layout,
    claims: Claims,
    docket: Docket,
    spares: Callable[[Path], bool] = lambda _: False,
    heard: Heard = unheard,
) -> ObjectsChecked:
    """Complains of every object that is not what its name says or not there; counts the items.

    What `spares` speaks for is not read: it counts as intact.
    """
    files = object_files(layout, docket)
    read = [name for name in files if not spares(layout.object(name))]
    faults = _faults(layout, read, heard)
    for name, fault in faults.items():
        docket.flaw("object", layout.shown(layout.object(name)), fault, claims.objects.get(name, ""))
    there = frozenset(files)
    unnamed = there - claims.objects.keys()
    if unnamed:
        docket.notes.append(f"{len(unnamed)} objects are named by no entry: an interrupted command left them")
    _check_erased(layout, claims, there, docket)
    items = dict(claims.items)
    for name, item in claims.objects.items():
        state = _state(faulty=name in faults, there=name in there, erased=name in claims.erased)
        if state == "missing":
            docket.flaw("object", layout.shown(layout.object(name)), "it is missing", item)
        if item:
            items[item] = worst(items[item], state)
    count = Counter(items.values())
    return ObjectsChecked(items=ItemStates(**{state: count[state] for state in count}), not_read=len(files) - len(read))


def _faults(layout: Layout, names: Sequence[str], heard: Heard) -> dict[str, str]:
    """What is wrong with each object with which something is, in the order given."""

    def look(first: int) -> list[tuple[str, str]]:
        found = ((name, _fault(layout.object(name))) for name in names[first : first + _AT_ONCE])
        return [(name, fault) for name, fault in found if fault]

    found: dict[str, str] = {}
    together = ThreadPoolExecutor(os.cpu_count())
    try:
        for number, faults in enumerate(together.map(look, range(0, len(names), _AT_ONCE)), start=1):
            found.update(faults)
            heard("objects", min(number * _AT_ONCE, len(names)), len(names))
    finally:
        together.shutdown(cancel_futures=True)
    return found


def _check_erased(layout: Layout, claims: Claims, files: frozenset[str], docket: Docket) -> None:
    """What was erased is gone, or is on the list of what still has to go."""
    there = sorted(claims.erased & files)
    for name in there:
        if claims.leaving is not None and name not in claims.leaving:
            where = layout.shown(layout.object(name))
            docket.flaw("object", where, "a record says that it was erased, and it is still there")
    if any(claims.leaving is None or name in claims.leaving for name in there):
        docket.notes.append("files that were erased are still there: open the case once, so that they are taken away")


def _fault(path: Path) -> str:
    return NOT_ITS_NAME if path.is_symlink() else named_by_its_hash(path)


def _state(*, faulty: bool, there: bool, erased: bool) -> State:
    if not there:
        return "erased" if erased else "missing"
    return "corrupt" if faulty else "intact"
