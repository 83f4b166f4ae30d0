"""The folds of a case, kept level with the ledger.

- A fold is never half folded: what brings it up to date happens in one transaction.
- A new version, or one never seen, is folded again from the first entry; one that was left behind catches up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from farbank.facts.entry import Entry
from farbank.keeping.disk.database import Database
from farbank.ports import Fold

_AT_ONCE: Final = 512  # entries that are open at the same time


class Folding:
    """The folds this program has; other folds in the same database are left as they are."""

    def __init__(self, rows: Database, folds: Sequence[Fold]) -> None:
        self._rows = rows
        self._folds = tuple(folds)

    def are_level(self, head: int) -> bool:
        """Whether every fold is of today's version and has seen every entry."""
        return all(self._folded(each) == head for each in self._folds)

    def level(self, head: int, entries: Callable[[int], Iterator[Entry]]) -> None:
        """Bring every fold up to the head; only inside a transaction. `entries` gives those after a number.

        Entries are opened once for all folds together.
        """
        behind = [(each, folded) for each in self._folds if (folded := self._start(each)) != head]
        if behind:
            opened = entries(min(folded for _, folded in behind))
            while batch := tuple(islice(opened, _AT_ONCE)):
                for each, folded in behind:
                    self._fold(each, (entry for entry in batch if entry.number > folded))
        self._mark(head)

    def apply(self, entries: Sequence[Entry], head: int) -> None:
        """Fold what was just appended; only inside its transaction."""
        for each in self._folds:
            self._fold(each, entries)
        self._mark(head)

    def _fold(self, fold: Fold, entries: Iterable[Entry]) -> None:
        """Many entries through one fold at a time: changing between tables makes the search index flush itself."""
        for entry in entries:
            fold.apply(self._rows, entry)

    def _folded(self, fold: Fold) -> int | None:
        row = self._rows.execute("SELECT version, folded FROM kept_fold WHERE name = ?", (fold.name,)).fetchone()
        return int(row[1]) if row is not None and row[0] == fold.version else None

    def _start(self, fold: Fold) -> int:
        """The entry up to which a fold has been folded; one of another version begins anew."""
        folded = self._folded(fold)
        if folded is None:
            self._begin(fold)
        return folded or 0

    def _begin(self, fold: Fold) -> None:
        for table in fold.tables:
            self._rows.execute(f'DROP TABLE IF EXISTS "{table}"')
        for statement in fold.schema:
            self._rows.execute(statement)
        self._rows.execute("INSERT OR REPLACE INTO kept_fold VALUES (?, ?, 0)", (fold.name, fold.version))

    def _mark(self, head: int) -> None:
        marks = [(head, fold.name, fold.version) for fold in self._folds]
        self._rows.executemany("UPDATE kept_fold SET folded = ? WHERE name = ? AND version = ?", marks)
