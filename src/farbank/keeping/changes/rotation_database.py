"""The database of a new epoch, built beside the old one: what may stay is copied, the rest never gets into it.

- The old database is only read.
- An entry that is erased keeps its number and its leaf; its sealed body is not copied, and its key neither.
- What the epoch changes is recorded in it as its first commit, so that no moment knows of an erasure without a record.
- Tables and index are folded from nothing, out of what can still be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.facts.erasure import ErasureCompleted
from farbank.facts.fact import Fact
from farbank.keeping.case import Kept
from farbank.keeping.changes.rotation_plan import Change
from farbank.keeping.changes.settings_change import changed, with_new_key
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.schema import SCHEMA
from farbank.keeping.keys.keyring import Keyring, compartments_text, database_key
from farbank.keeping.keys.leftover import Leftover, key_names, note_leftover
from farbank.keeping.keys.log_key import log_key, wrap_log_key
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.ledger.entry_store import EntryStore, Stored
from farbank.keeping.ledger.ledger import SealedLedger
from farbank.keeping.ledger.members import Members
from farbank.keeping.log.leaf import read_leaf
from farbank.values.ids import MemberId

LEAVES_A_FACT: Final = 5_000  # so that no leaf of the log becomes too long


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What goes with a change: the entries that name files and lose them, and the objects that nothing names after."""

    leaves: tuple[int, ...]
    objects: tuple[str, ...]


def going(kept: Kept, change: Change) -> Going:
    """Goes through the leaves of the ledger, and says which entries and objects the change takes."""
    erase, drop = set(change.erase), set(change.drop)
    leaves: list[int] = []
    lost: set[str] = set()
    staying: set[str] = set()
    for stored in _entries(kept):
        names = {mark.name for mark in read_leaf(stored.leaf).objects} if b'"objects"' in stored.leaf else set()
        if not names:
            continue
        if erase & set(stored.compartments) or names <= drop:
            lost |= names
            leaves += [stored.number] if stored.sealed else []
        else:
            staying |= names
    return Going(leaves=tuple(leaves), objects=tuple(sorted(lost - staying)))


class NewDatabase:
    """Fills the database of a new epoch; `names` are the key files that open it."""

    def __init__(self, kept: Kept, fresh: MemberKeys, change: Change, names: Mapping[str, MemberId]) -> None:
        self._kept = kept
        self._fresh = fresh
        self._change = change
        self._names = names
        self._going = going(kept, change)

    def build(self, path: Path, at: datetime) -> None:
        """Write it; `path` is a new file."""
        self._kept.disk.write_new(path, b"")
        rows = Database(path, database_key(self._fresh))
        try:
            keyring = Keyring(self._fresh, rows)
            with rows.writing():
                for statement in SCHEMA:
                    rows.execute(statement)
                self._copy_entries(rows)
                self._copy_keys(rows, keyring)
            self._record(rows, keyring, at)
        finally:
            rows.close()

    def _copy_entries(self, rows: Database) -> None:
        erase = set(self._change.erase)
        lines = (_line(each, erase) for each in _entries(self._kept))
        rows.executemany("INSERT INTO kept_entry VALUES (?, ?, ?, ?, ?)", lines)
        gone = set(self._going.objects)
        named = self._kept.rows.execute("SELECT name, number FROM kept_object")
        rows.executemany("INSERT INTO kept_object VALUES (?, ?)", (row for row in named if row[0] not in gone))
        nodes = self._kept.rows.execute("SELECT level, place, hash FROM kept_node")
        rows.executemany("INSERT INTO kept_node VALUES (?, ?, ?)", nodes)
        values = self._kept.rows.execute("SELECT name, value FROM kept_value WHERE name <> 'log'")
        rows.executemany("INSERT INTO kept_value VALUES (?, ?)", values)

    def _copy_keys(self, rows: Database, keyring: Keyring) -> None:
        """The keys that are taken along, under the key of the new epoch; of the others only that they are gone."""
        old, epoch = self._kept.keyring, self._fresh.epoch
        by = self._first_erasure() if self._change.erase else None
        erase, leave = set(self._change.erase), {*self._change.erase, *self._change.hand_over}
        found = self._kept.rows.execute("SELECT name, erased_by FROM kept_compartment").fetchall()
        erased_by = {str(name): number for name, number in found} | dict.fromkeys(erase, by)
        for name, number in sorted(erased_by.items()):
            key = None if name in leave else old.compartment(name)
            wrapped = keyring.wrap_compartment(name, key) if key is not None else None
            rows.execute("INSERT INTO kept_compartment VALUES (?, ?, ?, ?)", (name, epoch, wrapped, number))
        wrap_log_key(keyring, rows, log_key(old, self._kept.rows))
        rows.executemany("INSERT INTO kept_key_file VALUES (?, ?)", self._names.items())
        note_leftover(rows, Leftover(keys=key_names(self._kept.rows), objects=self._going.objects))

    def _record(self, rows: Database, keyring: Keyring, at: datetime) -> None:
        """The first commit of the epoch, and with it every table."""
        folds = (Members(), *self._kept.place.folds(self._kept.objects))
        ledger = SealedLedger(self._fresh, rows, keyring, folds)
        facts = [*self._change.facts, *self._erasures()]
        new_key = Ed25519PrivateKey.generate() if self._change.log_key else None
        if new_key is not None:
            settings = with_new_key(self._kept.settings, log_key(self._kept.keyring, self._kept.rows), new_key)
            facts.append(changed(settings, self._change.because))

        def keep(head: int) -> None:
            if new_key is not None:
                rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('settings', ?)", (head,))
                wrap_log_key(keyring, rows, new_key)

        ledger.append(facts, by=self._fresh.member, at=at, after=self._kept.ledger.head(), aside=keep)
        ledger.level_folds()

    def _first_erasure(self) -> int:
        """The number that the record of the erasure will have: after the commit, and the facts that go before."""
        return self._kept.ledger.head() + 1 + len(self._change.facts) + 1

    def _erasures(self) -> Iterator[Fact]:
        leaves, of = self._going.leaves, self._change.erase
        if not of and not leaves:
            return
        yield ErasureCompleted(of=of, leaves=leaves[:LEAVES_A_FACT], spent=self._change.spent)
        for at in range(LEAVES_A_FACT, len(leaves), LEAVES_A_FACT):
            yield ErasureCompleted(of=of, leaves=leaves[at : at + LEAVES_A_FACT])


def _entries(kept: Kept) -> Iterator[Stored]:
    return EntryStore(kept.keys.case, kept.rows, kept.keyring).rows(0, kept.ledger.head())


def _line(stored: Stored, erase: set[str]) -> tuple[int, int, str, bytes, bytes]:
    sealed = b"" if erase & set(stored.compartments) else stored.sealed
    return (stored.number, stored.committed, compartments_text(stored.compartments), stored.leaf, sealed)
