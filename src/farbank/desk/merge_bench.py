"""The case while a parcel is merged: what it knows, and what the parcel has added so far."""

from __future__ import annotations

from farbank.desk.merge_known import Standing
from farbank.desk.numbers import Numbers
from farbank.facts.fact import Fact
from farbank.facts.word import Key, Word


class Bench:
    """Asks the case, and remembers what is about to be recorded."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.numbers = Numbers(standing.known)
        self.born: list[tuple[str, str]] = []  # (birth name, id here) not yet in a commit
        self._names: dict[str, str] = {}
        self._trees: dict[str, tuple[Word, ...]] = {}
        self._in: dict[Key, str] = {}
        self._said: dict[Key, Fact] = {}
        self._branches: dict[tuple[str, str], str] = {}
        self._mains: dict[str, tuple[str, str]] = {}
        self._here: set[str] = set()
        self._taken: set[Key] = set()
        self._items: dict[tuple[str, str], str] = {}
        self._lines: dict[str, str] = {}

    def row_named(self, name: str) -> str:
        return self._names.get(name) or self.standing.row_named(name)

    def call(self, name: str, row: str) -> None:
        """A row is known by this birth name from now on."""
        self._names[name] = row
        self.born.append((name, row))

    def main_of(self, row: str) -> tuple[str, str]:
        return self._mains.get(row) or self.standing.main_of(row)

    def row_on(self, main: str, branch: str) -> str:
        return self._branches.get((main, branch)) or self.standing.row_on(main, branch)

    def branch_off(self, main: str, branch: str, row: str) -> None:
        """This row holds a branch from now on."""
        self._branches[main, branch] = row
        self._mains[row] = main, branch

    def words_on(self, tree: str) -> tuple[Word, ...]:
        return self._trees[tree] if tree in self._trees else self.standing.words_on(tree)

    def tree_with(self, key: Key) -> str:
        return self._in.get(key) or self.standing.tree_with(key)

    def told(self, key: Key) -> Fact | None:
        return self._said[key] if key in self._said else self.standing.told(key)

    def add(self, tree: str, word: Word, fact: Fact) -> None:
        """A word came."""
        self._trees[tree] = (*self.words_on(tree), word)
        self._in[word.key] = tree
        self._said[word.key] = fact

    def took(self, key: Key) -> bool:
        return key in self._taken or self.standing.took(*key)

    def take(self, key: Key) -> None:
        """An entry is here from now on."""
        self._taken.add(key)

    def is_here(self, row: str) -> bool:
        return row in self._here or self.standing.is_here(row)

    def put(self, row: str) -> None:
        """A row is recorded from now on."""
        self._here.add(row)

    def item_with(self, digest: str, source: str) -> str:
        return self._items.get((digest, source)) or self.standing.item_with(digest, source)

    def put_item(self, digest: str, source: str, row: str) -> None:
        self._items[digest, source] = row

    def line_called(self, name: str) -> str:
        return self._lines.get(name) or self.standing.line_called(name)

    def put_line(self, name: str, row: str) -> None:
        self._lines[name] = row

    def second_row(self, main: str, branch: str, kind: str, renamed: str) -> str:
        """The row of a branch; one that is new is called by the word it begins with. `renamed` is one there is."""
        row = self.row_on(main, branch)
        if not row:
            row = renamed or self._reserved(branch, main) or self.numbers.new(kind)
            self.branch_off(main, branch, row)
            self.call(branch, row)
        return row

    def _reserved(self, branch: str, main: str) -> str:
        """The id that something which came before already had to give to this branch."""
        row = self.row_named(branch)
        return "" if row == main or self.is_here(row) else row
