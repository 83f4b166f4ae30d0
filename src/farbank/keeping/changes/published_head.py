"""A checkpoint that came back from outside, held against this case: it is a head that this very log had, or damage."""

from __future__ import annotations

from farbank.errors import Damage
from farbank.facts.log import Head
from farbank.keeping.case import Kept
from farbank.keeping.log.public_log import read_published
from farbank.keeping.log.stored_tree import StoredTree


def read_own_head(kept: Kept, untrusted: bytes) -> Head:
    """The head that these bytes name, if it was one of ours; `Damage` says why not."""
    checkpoint = read_published(untrusted, kept.settings)
    tree = StoredTree(kept.rows)
    if checkpoint.size > tree.frontier().size:
        raise Damage("the checkpoint is of more entries than this copy of the case holds")
    if tree.root_at(checkpoint.size) != checkpoint.root:
        raise Damage(f"the checkpoint names another history of the first {checkpoint.size} entries")
    return checkpoint.head()
