"""Forgetting a source or an item for good, and moving its keys to a second custodian, who can give them back.

- What is forgotten leaves no key, salt, body, text or file in the case folder; what remains is its number.
- What is handed over is forgotten by nobody: its entries and files stay, and open again with the custodian's file.
- That file is made before anything is destroyed: whoever calls keeps it safe, and only then gives the keys away.
- Keys that are given back are believed only if they open every entry they are said to lock.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pyrage

from farbank.errors import Damage, Refused
from farbank.facts.erasure import KeyHandedOver, KeyReturned
from farbank.facts.fact import Fact
from farbank.keeping.case import Kept
from farbank.keeping.changes.rotation import rotate
from farbank.keeping.changes.rotation_database import going
from farbank.keeping.changes.rotation_plan import Change
from farbank.keeping.keys.sealing import KEY_SIZE
from farbank.keeping.ledger.entry_store import EntryStore
from farbank.values.digest import canonical_json


def which_leaves(kept: Kept, compartments: Sequence[str]) -> tuple[int, ...]:
    """The entries that would lose their files if these compartments were forgotten."""
    return going(kept, Change(erase=tuple(compartments))).leaves


def objects_of(kept: Kept, compartments: Sequence[str]) -> tuple[str, ...]:
    """The objects that would be taken away if these compartments were forgotten."""
    return going(kept, Change(erase=tuple(compartments))).objects


def forget(
    kept: Kept,
    compartments: Sequence[str],
    *,
    at: datetime,
    facts: Sequence[Fact] = (),
    spent: Sequence[tuple[str, int]] = (),
) -> Kept:
    """The case without these compartments, in a new epoch; the one given is closed by it. `facts` go before."""
    if not compartments:
        raise Refused("nothing was named to be forgotten")
    change = Change(facts=tuple(facts), erase=tuple(dict.fromkeys(compartments)), spent=tuple(spent))
    return rotate(kept, change, at=at)


def keys_for(kept: Kept, compartments: Sequence[str], recipient: str) -> bytes:
    """The keys of these compartments as an age file for a second custodian; nothing changes by it."""
    keys: dict[str, str] = {}
    for name in compartments:
        key = kept.keyring.compartment(name)
        if key is None:
            raise Refused(f"the key of {name} is not held here, so it cannot be handed over")
        keys[name] = key.hex()
    return sealed_for(canonical_json({"case": kept.keys.case, "keys": keys, "v": 1}), recipient)


def sealed_for(words: bytes, recipient: str) -> bytes:
    """The words of such a file, as an age file that this custodian opens."""
    try:
        return bytes(pyrage.encrypt(words, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise Refused("the custodian is not named by an age recipient", advice="It begins with age1.") from None


def restrict(
    kept: Kept,
    compartments: Sequence[str],
    *,
    custodian: str,
    because: str,
    at: datetime,
    spent: Sequence[tuple[str, int]] = (),
    facts: Sequence[Fact] = (),
) -> Kept:
    """The case without the keys of these compartments, which the custodian has safely; in a new epoch.

    Give the file of `keys_for` away first, and be sure that it can be read there.
    """
    names = tuple(dict.fromkeys(compartments))
    for name in names:
        if kept.keyring.compartment(name) is None:
            raise Refused(f"the key of {name} is not held here, so it cannot be handed over")
    handed = KeyHandedOver(of=names, custodian=custodian, because=because, spent=tuple(spent))
    return rotate(kept, Change(facts=(*facts, handed), hand_over=names), at=at)


def take_back(kept: Kept, untrusted: bytes, *, because: str, at: datetime) -> tuple[str, ...]:
    """Take back the keys that a custodian opened with their identity; returns what can be read again."""
    keys = _read_keys(untrusted, kept.keys.case)
    for name in keys:
        row = kept.rows.execute("SELECT wrapped, erased_by FROM kept_compartment WHERE name = ?", (name,)).fetchone()
        if row is None or row[0] is not None:
            raise Refused(f"the key of {name} was not handed over, or is back already")
        if row[1] is not None:
            raise Refused(f"{name} was forgotten; its key opens nothing here any more")

    def keep(_: int) -> None:
        for name, key in keys.items():
            wrapped = kept.keyring.wrap_compartment(name, key)
            kept.rows.execute("UPDATE kept_compartment SET wrapped = ? WHERE name = ?", (wrapped, name))
        kept.keyring.drop()
        _refuse_wrong(kept, set(keys))
        kept.rows.execute("DELETE FROM kept_fold")

    fact = KeyReturned(of=tuple(keys), because=because)
    kept.ledger.append([fact], by=kept.member, at=at, after=kept.ledger.head(), aside=keep)
    kept.ledger.level_folds()
    return tuple(keys)


def _refuse_wrong(kept: Kept, names: set[str]) -> None:
    """`Damage` if any entry locked by these compartments, and by nothing else that is missing, does not open."""
    store = EntryStore(kept.keys.case, kept.rows, kept.keyring)
    for stored in store.rows(0, kept.ledger.head()):
        if names.intersection(stored.compartments) and stored.sealed:
            store.open(stored)


def _read_keys(untrusted: bytes, case: str) -> dict[str, bytes]:
    try:
        shown: dict[str, Any] = json.loads(untrusted)
        good = canonical_json(shown) == untrusted and shown["v"] == 1 and set(shown) == {"case", "keys", "v"}
        keys = {name: bytes.fromhex(key) for name, key in shown["keys"].items()}
        good = good and bool(keys) and all(len(key) == KEY_SIZE for key in keys.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, keys, shown = False, {}, {}
    if not good:
        raise Damage("this is not a file of keys that were handed over")
    if shown["case"] != case:
        raise Refused("these keys are of another case")
    return keys
