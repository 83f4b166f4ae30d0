"""The ledger of a case: `ports.Ledger` on the encrypted database.

- An append is all or nothing: entries, tree and folds change in one transaction, or nothing does.
- Whoever decided on an older head gets `Conflict`, and nothing is written.
- Every append is signed by the member whose keys are open, and by nobody else's name.
- An entry whose key is gone keeps its number, its time and its author; its fact is None.
- A copy that contradicts what was signed last can be read, and nothing is appended to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from farbank.errors import Conflict, Damage, Refused, RolledBack
from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.keyring import Keyring
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.ledger.commit import Commit, read_commit, sign_commit, signed_words
from farbank.keeping.ledger.entry_store import EntryStore, Stored
from farbank.keeping.ledger.folding import Folding
from farbank.keeping.log.stored_tree import StoredTree
from farbank.ports import Fold
from farbank.values.handling import CASE
from farbank.values.ids import MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    """One append: who, when, and after which number."""

    by: MemberId
    at: datetime
    after: int

    @property
    def commit_number(self) -> int:
        return self.after + 1

    @property
    def month(self) -> str:
        return self.at.strftime("%Y-%m")


class SealedLedger:
    """Implements `farbank.ports.Ledger`; every append begins with a commit entry of its own number."""

    def __init__(self, keys: MemberKeys, rows: Database, keyring: Keyring, folds: Sequence[Fold] = ()) -> None:
        self._case = keys.case
        self._member = keys.member
        self._signer = keys.signer()
        self._rows = rows
        self._keyring = keyring
        self._tree = StoredTree(rows)
        self._store = EntryStore(keys.case, rows, keyring)
        self._folding = Folding(rows, folds)
        self.contradiction: RolledBack | None = None  # why nothing may be appended

    def head(self) -> int:
        """The number of the last entry, commits counted."""
        return self._tree.frontier().size

    def append(
        self,
        facts: Sequence[Fact],
        *,
        by: MemberId,
        at: datetime,
        after: int,
        aside: Callable[[int], None] = lambda _: None,
    ) -> int:
        """Add facts if the head is still `after`, else raise `Conflict`; returns the new head.

        `aside` is given the new head, and writes what must be kept in the same transaction.
        """
        if self.contradiction is not None:
            raise self.contradiction
        if by != self._member:
            raise Refused(f"the case is open with the keys of {self._member}, who cannot sign for {by}")
        if at.tzinfo is None:
            raise Refused("a fact is recorded at a time with its zone")
        occasion = _Occasion(by=by, at=at.astimezone(UTC), after=after)
        try:
            with self._rows.writing():
                head = self._append(facts, occasion)
                aside(head)
                return head
        except BaseException:
            self._keyring.drop()
            raise

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Every fact after a number, in order, with the time and the author of its commit."""
        commit: Commit | None = None
        for stored in self._store.rows(after, self.head()):
            if stored.number == stored.committed:
                commit = self._commit(stored)
                continue
            if commit is None or commit.number != stored.committed:
                commit = self._commit(self._store.row(stored.committed))
            opened = self._store.open(stored)
            fact = codec.from_bytes(opened[1]) if opened else None
            yield Entry(number=stored.number, at=commit.at, by=commit.by, fact=fact)

    def last_time(self) -> datetime | None:
        """When the last commit was made, by the clock of whoever made it."""
        row = self._rows.execute("SELECT committed FROM kept_entry ORDER BY number DESC LIMIT 1").fetchone()
        return self._commit(self._store.row(int(row[0]))).at if row else None

    def entry(self, number: int) -> Entry:
        """The fact with this number."""
        found = next(self.entries(number - 1), None)
        if found is None or found.number != number:
            raise Damage(f"entry {number} of the ledger is not a fact")
        return found

    def level_folds(self) -> None:
        """Bring every fold up to the head; what is level already costs nothing."""
        if not self._folding.are_level(self.head()):
            with self._rows.writing():
                self._folding.level(self.head(), self.entries)

    def _append(self, facts: Sequence[Fact], occasion: _Occasion) -> int:
        tree = self._tree.frontier()
        if tree.size != occasion.after:
            raise Conflict(f"the ledger has moved on from entry {occasion.after} to {tree.size}")
        if not facts:
            return tree.size
        stored = self._seal(facts, occasion, tree.root())
        self._store.keep(stored)
        self._tree.grow(tree, [row.leaf_hash for row in stored])
        if not self._folding.are_level(occasion.after):
            self._folding.level(tree.size, self.entries)
            return tree.size
        numbered = enumerate(facts, start=occasion.commit_number + 1)
        new = [Entry(number=number, at=occasion.at, by=occasion.by, fact=fact) for number, fact in numbered]
        self._folding.apply(new, tree.size)
        return tree.size

    def _seal(self, facts: Sequence[Fact], occasion: _Occasion, prior_root: bytes) -> list[Stored]:
        """The commit and its facts as rows."""
        first = occasion.commit_number
        stored = [
            self._store.seal_fact(fact, number, first, occasion.month) for number, fact in enumerate(facts, first + 1)
        ]
        words = signed_words(self._case, first, prior_root, [row.leaf_hash for row in stored])
        commit = Commit(
            number=first,
            count=len(stored),
            by=occasion.by,
            at=occasion.at,
            signature=sign_commit(self._signer, words),
        )
        return [self._store.seal(first, first, (CASE,), "commit", occasion.month, commit.to_bytes()), *stored]

    def _commit(self, stored: Stored) -> Commit:
        opened = self._store.open(stored)
        if opened is None:
            raise Damage("the key of the case's own compartment is missing")
        return read_commit(opened[1])
