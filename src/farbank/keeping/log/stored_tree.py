"""The Merkle tree of the ledger as the database keeps it: the right edge, and the rows that become tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from farbank.errors import Damage
from farbank.keeping.disk.database import Database
from farbank.keeping.log.merkle import HASH_SIZE, Frontier, leaf_hash
from farbank.keeping.log.tiles import LEVEL_BITS, range_root

_SIZE_BYTES: Final = 8


class StoredTree:
    """Reads and grows the tree; growing only inside a transaction."""

    def __init__(self, rows: Database) -> None:
        self._rows = rows

    def frontier(self) -> Frontier:
        """The right edge of the tree as committed."""
        row = self._rows.execute("SELECT value FROM kept_value WHERE name = 'tree'").fetchone()
        stored = bytes(row[0]) if row else b""
        edge = stored[_SIZE_BYTES:]
        try:
            size = int.from_bytes(stored[:_SIZE_BYTES], "big")
            return Frontier(size, [edge[at : at + HASH_SIZE] for at in range(0, len(edge), HASH_SIZE)])
        except ValueError:
            raise Damage("the edge of the tree in the database does not have the form of one") from None

    def grow(self, tree: Frontier, leaf_hashes: Sequence[bytes]) -> None:
        """Add leaves to the tree and keep what they complete."""
        whole = [
            (node.height // LEVEL_BITS, node.index, node.hash)
            for each in leaf_hashes
            for node in tree.append(each)
            if node.height and node.height % LEVEL_BITS == 0
        ]
        self._rows.executemany("INSERT INTO kept_node VALUES (?, ?, ?)", whole)
        edge = tree.size.to_bytes(_SIZE_BYTES, "big") + b"".join(tree.edge)
        self._rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('tree', ?)", (edge,))

    def leaves(self, start: int, stop: int) -> list[bytes]:
        """The leaves from index `start` to before `stop`."""
        found = self._rows.execute(
            "SELECT leaf FROM kept_entry WHERE number > ? AND number <= ? ORDER BY number", (start, stop)
        )
        return [bytes(row[0]) for row in found]

    def hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """The hashes of a level of tiles, from place `start` to before `stop`."""
        if level == 0:
            return [leaf_hash(each) for each in self.leaves(start, stop)]
        found = self._rows.execute(
            "SELECT hash FROM kept_node WHERE level = ? AND place >= ? AND place < ? ORDER BY place",
            (level, start, stop),
        )
        return [bytes(row[0]) for row in found]

    def root_at(self, size: int) -> bytes:
        """The root the tree had when it was this large, in O(log n): over the complete subtrees it consists of."""
        return range_root(self, 0, size)

    def nodes(self) -> dict[tuple[int, int], bytes]:
        """Every complete subtree kept, by level and place."""
        return {
            (row[0], row[1]): bytes(row[2]) for row in self._rows.execute("SELECT level, place, hash FROM kept_node")
        }
