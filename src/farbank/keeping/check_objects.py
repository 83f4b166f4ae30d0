"""Verifying the objects: each is hashed, each that is named must be there, and items are counted by their state."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from farbank.errors import Damage
from farbank.keeping.check_folder import object_files
from farbank.keeping.check_ledger import LedgerChecked
from farbank.keeping.layout import Layout, file_sha256
from farbank.keeping.leaf import Leaf, read_leaf
from farbank.keeping.verification import Docket, ItemStates, State, worst


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Which items there should be, with the state of their entries; which objects, with the item that names them."""

    items: dict[str, State]
    objects: dict[str, str]
    erased: frozenset[str] = frozenset()


def claims_of_ledger(ledger: LedgerChecked) -> Claims:
    """What the database says should be there."""
    return Claims(items=ledger.items, objects=ledger.objects, erased=frozenset(ledger.erased))


def claims_of_log(leaves: Sequence[bytes], *, entries: State) -> Claims:
    """What the public log says should be there; `entries` is the state of entries nobody could read."""
    shown: list[Leaf] = []
    for each in leaves:
        try:
            shown.append(read_leaf(each))
        except Damage:
            continue
    items: dict[str, State] = {f"entry {leaf.number}": entries for leaf in shown if leaf.kind == "item"}
    objects = {
        mark.name: f"entry {leaf.number}" if leaf.kind == "item" else "" for leaf in shown for mark in leaf.objects
    }
    return Claims(items=items, objects=objects)


def check_objects(layout: Layout, claims: Claims, docket: Docket) -> ItemStates:
    """Complains of every object that is not what its name says or not there; counts the items."""
    files = object_files(layout, docket)
    with ThreadPoolExecutor(os.cpu_count()) as together:
        good = dict(zip(files, together.map(_is_intact, files.items()), strict=True))
    for name in sorted(name for name, intact in good.items() if not intact):
        docket.flaw("object", layout.shown(files[name]), "its SHA-256 is not its name")
    unnamed = files.keys() - claims.objects.keys()
    if unnamed:
        docket.notes.append(f"{len(unnamed)} objects are named by no entry: an interrupted command left them")
    items = dict(claims.items)
    for name, item in claims.objects.items():
        state = _state(good.get(name), erased=name in claims.erased)
        if state == "missing":
            docket.flaw("object", layout.shown(layout.object(name)), "it is missing")
        if item:
            items[item] = worst(items[item], state)
    count = Counter(items.values())
    return ItemStates(**{state: count[state] for state in count})


def _is_intact(named: tuple[str, Path]) -> bool:
    name, path = named
    try:
        return not path.is_symlink() and file_sha256(path) == name
    except OSError:
        return False


def _state(intact: bool | None, *, erased: bool) -> State:
    if intact is None:
        return "erased" if erased else "missing"
    return "intact" if intact else "corrupt"
