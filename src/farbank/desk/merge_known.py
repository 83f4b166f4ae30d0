"""What merging may ask of an open case."""

from __future__ import annotations

from typing import Protocol

from farbank.facts.fact import Fact
from farbank.facts.word import Key, Word
from farbank.ports import Known


class Standing(Protocol):
    """Answered from the views by the caller; every id is one of here."""

    @property
    def known(self) -> Known: ...

    def took(self, place: str, number: int) -> bool:
        """Whether this entry of another place, or of our own log, is here already."""
        ...

    def row_named(self, name: str) -> str:
        """The row with a birth name, `""` when it is not here."""
        ...

    def main_of(self, row: str) -> tuple[str, str]:
        """The row that all began with, and the branch on which this one lies."""
        ...

    def row_on(self, main: str, branch: str) -> str:
        """The row of a branch, `""` when it has none."""
        ...

    def words_on(self, tree: str) -> tuple[Word, ...]:
        """Every word in a tree."""
        ...

    def tree_with(self, key: Key) -> str:
        """The tree that a word is in, `""` when the word is not here."""
        ...

    def told(self, key: Key) -> Fact | None:
        """What a word says; None when it cannot be read any more."""
        ...

    def is_here(self, row: str) -> bool:
        """Whether a row was recorded here, be it withdrawn since."""
        ...

    def is_forgotten(self, compartment: str) -> bool:
        """Whether the key of a compartment was destroyed or is not held here."""
        ...

    def item_with(self, digest: str, source: str) -> str:
        """The item with these bytes from this source, `""` when there is none."""
        ...

    def line_called(self, name: str) -> str:
        """The row of the line with this name, `""` when there is none."""
        ...

    def was_read(self, item: str) -> bool:
        """Whether somebody here looked into an item."""
        ...

    def has_public_name(self, row: str) -> bool:
        """Whether a name for print was drawn for a row."""
        ...

    def member_with(self, verify_key: str) -> str:
        """The member who signs with this key, `""` when nobody here does."""
        ...
