"""The Merkle tree of RFC 6962 and RFC 9162, SHA-256: leaves, nodes, roots, and the two proofs.

- A leaf never hashes like a node (RFC 6962, 2.1): one prefix byte each.
- A proof has exactly the hashes it needs; one more or one less is refused.
- A hash is exactly 32 bytes, so that no hash can be cut otherwise out of two neighbours.
- A proof for an index outside its tree, or for a tree that shrank, is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
HASH_SIZE: Final = 32


def leaf_hash(leaf: bytes) -> bytes:
    """The 32 bytes by which a leaf stands in the tree."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The 32 bytes of the two below."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree: 2**height leaves, the `index`-th of that height, and its hash."""

    height: int
    index: int
    hash: bytes


class Frontier:
    """The right edge of a tree: enough to append and to know the root, in O(log n) hashes."""

    def __init__(self, size: int = 0, edge: Sequence[bytes] = ()) -> None:
        if len(edge) != size.bit_count() or any(len(each) != HASH_SIZE for each in edge):
            raise ValueError("the right edge of a tree has one hash for each bit of its size")
        self.size = size
        self.edge = list(edge)  # the complete subtrees, largest first

    def append(self, leaf: bytes) -> Iterator[Node]:
        """Add a leaf by its hash; gives each subtree that is complete with it, the smallest first."""
        complete = [Node(0, self.size, leaf)]
        while (self.size >> complete[-1].height) & 1:
            last = complete[-1]
            complete.append(Node(last.height + 1, last.index >> 1, node_hash(self.edge.pop(), last.hash)))
        self.edge.append(complete[-1].hash)
        self.size += 1
        return iter(complete)

    def root(self) -> bytes:
        if not self.edge:
            return EMPTY_ROOT
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = Frontier()
    for each in leaves:
        tree.append(each)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes from a leaf up to the root (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise ValueError("no such leaf")
    if len(leaves) == 1:
        return ()
    split = left_size(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root_of(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split]))


def consistency_proof(leaves: Sequence[bytes], old: int) -> tuple[bytes, ...]:
    """The hashes that show a tree to begin with its first `old` leaves (RFC 9162, 2.1.4.1)."""
    if not 0 <= old <= len(leaves):
        raise ValueError("no such tree")
    return _subproof(leaves, old, whole=True) if 0 < old < len(leaves) else ()


def proves_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from this leaf hash at this index to this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    at, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(each, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, each)
        at, last = at >> 1, last >> 1
    return last == 0 and compare_digest(found, root)


def proves_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the new tree to begin with the old one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new or not _are_hashes(old_root, new_root, *proof):
        return False
    if old in (0, new):
        known = old_root == (EMPTY_ROOT if old == 0 else new_root)
        return known and not proof
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    return _walk(path, at, last) == (old_root, new_root)


def _walk(path: Sequence[bytes], at: int, last: int) -> tuple[bytes, bytes] | None:
    """The old and the new root that a consistency path leads to."""
    old = new = path[0]
    for each in path[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            old, new = node_hash(each, old), node_hash(each, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, each)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else None


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> tuple[bytes, ...]:
    if old == len(leaves):
        return () if whole else (root_of(leaves),)
    split = left_size(len(leaves))
    if old <= split:
        return (*_subproof(leaves[:split], old, whole=whole), root_of(leaves[split:]))
    return (*_subproof(leaves[split:], old - split, whole=False), root_of(leaves[:split]))


def _are_hashes(*untrusted: bytes) -> bool:
    return all(len(each) == HASH_SIZE for each in untrusted)


def left_size(size: int) -> int:
    """How many leaves the left half of a tree has: the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
