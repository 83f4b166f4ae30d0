"""The folds of a case, kept level with the ledger.

- A fold is never half folded: what brings it up to date happens in one transaction.
- A new version, or one never seen, is folded again from the first entry; one that was left behind catches up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from farbank.facts.entry import Entry
from farbank.keeping.database import Database
from farbank.ports import Fold


class Folding:
    """The folds this program has; other folds in the same database are left as they are."""

    def __init__(self, rows: Database, folds: Sequence[Fold]) -> None:
        self._rows = rows
        self._folds = tuple(folds)

    def are_level(self, head: int) -> bool:
        """Whether every fold is of today's version and has seen every entry."""
        return all(self._folded(each) == head for each in self._folds)

    def level(self, head: int, entries: Callable[[int], Iterator[Entry]]) -> None:
        """Bring every fold up to the head; only inside a transaction. `entries` gives those after a number."""
        for each in self._folds:
            folded = self._folded(each)
            if folded is None:
                self._begin(each)
            if folded != head:
                for entry in entries(folded or 0):
                    each.apply(self._rows, entry)
        self._mark(head)

    def apply(self, entries: Sequence[Entry], head: int) -> None:
        """Fold what was just appended; only inside its transaction."""
        for entry in entries:
            for each in self._folds:
                each.apply(self._rows, entry)
        self._mark(head)

    def _folded(self, fold: Fold) -> int | None:
        row = self._rows.execute("SELECT version, folded FROM kept_fold WHERE name = ?", (fold.name,)).fetchone()
        return int(row[1]) if row is not None and row[0] == fold.version else None

    def _begin(self, fold: Fold) -> None:
        for table in fold.tables:
            self._rows.execute(f'DROP TABLE IF EXISTS "{table}"')
        for statement in fold.schema:
            self._rows.execute(statement)
        self._rows.execute("INSERT OR REPLACE INTO kept_fold VALUES (?, ?, 0)", (fold.name, fold.version))

    def _mark(self, head: int) -> None:
        marks = [(head, fold.name, fold.version) for fold in self._folds]
        self._rows.executemany("UPDATE kept_fold SET folded = ? WHERE name = ? AND version = ?", marks)
