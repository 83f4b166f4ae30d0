"""What stands in a sheet before anybody asks what it means: words, lists and named cells, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One cell: its words exactly as written, never a number, date or boolean."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Several entries in order."""

    entries: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Named cells in order, each name once."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int

    def get(self, name: str) -> Node | None:
        """The cell of this name; an empty one counts as absent."""
        found = next((node for key, node in self.entries if key.text == name), None)
        return None if found is None or empty(found) else found

    def without(self, *names: str) -> Fields:
        """The same without some names."""
        return Fields(entries=tuple(each for each in self.entries if each[0].text not in names), line=self.line)

    def holding(self, name: str, node: Node) -> Fields:
        """The same with one name set."""
        kept = self.without(name)
        return Fields(entries=(*kept.entries, (Scalar(text=name, line=node.line), node)), line=self.line)


Node = Scalar | Listing | Fields


def unwritable(text: str) -> bool:
    """Whether words hold half a character or a control character, which no ledger and no page can hold."""
    return _UNWRITABLE.search(text) is not None


def empty(node: Node) -> bool:
    """Whether nothing was written."""
    return not node.text.strip() if isinstance(node, Scalar) else not node.entries


def at_line(node: Node, line: int) -> Node:
    """The same words as if they stood in another line."""
    if isinstance(node, Scalar):
        return Scalar(text=node.text, line=line)
    if isinstance(node, Listing):
        return Listing(entries=tuple(at_line(each, line) for each in node.entries), line=line)
    moved = tuple((Scalar(text=key.text, line=line), at_line(each, line)) for key, each in node.entries)
    return Fields(entries=moved, line=line)
