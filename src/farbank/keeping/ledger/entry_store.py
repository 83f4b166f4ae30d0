"""The entries of the database: sealed on the way in, opened on the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.errors import Damage
from farbank.facts import codec
from farbank.facts.fact import Fact
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.keyring import Keyring, compartments_text, read_compartments
from farbank.keeping.keys.sealing import Place, new_salt, open_body, seal_body
from farbank.keeping.log.leaf import Kind, Leaf, make_leaf
from farbank.keeping.log.merkle import leaf_hash

_AT_ONCE: Final = 512  # rows read before they are opened: no reader holds the database while a fold is slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One row: the entry's number, that of its commit, what locks it, its leaf, its sealed body."""

    number: int
    committed: int
    compartments: tuple[str, ...]
    leaf: bytes
    sealed: bytes
    leaf_hash: bytes = b""
    objects: tuple[str, ...] = ()


class EntryStore:
    """Seals, keeps, finds and opens entries of one case."""

    def __init__(self, case: str, rows: Database, keyring: Keyring) -> None:
        self._case = case
        self._rows = rows
        self._keyring = keyring

    def seal_fact(self, fact: Fact, number: int, committed: int, month: str) -> Stored:
        """A fact as a row; makes the keys of compartments that are new, so only inside a transaction."""
        return self.seal(number, committed, fact.compartments, fact.coarse, month, codec.to_bytes(fact), fact)

    def seal(
        self,
        number: int,
        committed: int,
        compartments: tuple[str, ...],
        kind: Kind,
        month: str,
        body: bytes,
        fact: Fact | None = None,
    ) -> Stored:
        """A body as a row."""
        place = Place(case=self._case, number=number, compartments=compartments)
        salt = new_salt()
        sealed = seal_body(self._keyring.key_for(compartments), salt, body, place)
        shown: Leaf = make_leaf(number, kind, month, salt, body, sealed, fact)
        line = shown.to_bytes()
        return Stored(
            number=number,
            committed=committed,
            compartments=compartments,
            leaf=line,
            sealed=sealed,
            leaf_hash=leaf_hash(line),
            objects=tuple(mark.name for mark in shown.objects),
        )

    def keep(self, stored: list[Stored]) -> None:
        """Write rows; only inside a transaction."""
        self._rows.executemany(
            "INSERT INTO kept_entry VALUES (?, ?, ?, ?, ?)",
            ((row.number, row.committed, compartments_text(row.compartments), row.leaf, row.sealed) for row in stored),
        )
        self._rows.executemany(
            "INSERT OR IGNORE INTO kept_object VALUES (?, ?)",
            ((name, row.number) for row in stored for name in row.objects),
        )

    def rows(self, after: int, until: int) -> Iterator[Stored]:
        """The rows after a number, up to another, in order."""
        while after < until:
            found = self._rows.execute(
                "SELECT number, committed, compartments, leaf, sealed FROM kept_entry"
                " WHERE number > ? AND number <= ? ORDER BY number LIMIT ?",
                (after, until, _AT_ONCE),
            ).fetchall()
            if not found:
                raise Damage(f"entry {after + 1} is missing from the ledger")
            for row in found:
                if row[0] != after + 1:
                    raise Damage(f"entry {after + 1} is missing from the ledger")
                after = row[0]
                yield _stored(row)

    def row(self, number: int) -> Stored:
        """The row with this number."""
        return next(self.rows(number - 1, number))

    def open(self, stored: Stored) -> tuple[bytes, bytes] | None:
        """Salt and body; None when a key is gone or not held here."""
        key = self._keyring.key_of(stored.compartments)
        if key is None:
            return None
        place = Place(case=self._case, number=stored.number, compartments=stored.compartments)
        return open_body(key, stored.sealed, place)


def _stored(row: tuple[int, int, str, bytes, bytes]) -> Stored:
    number, committed, compartments, leaf, sealed = row
    return Stored(
        number=number,
        committed=committed,
        compartments=read_compartments(compartments),
        leaf=bytes(leaf),
        sealed=bytes(sealed),
    )
