"""The proof that a log still begins with what it was (RFC 9162, 2.1.4), out of tiles, in O(log n) reads."""

from __future__ import annotations

from farbank.errors import Missing
from farbank.keeping.log.merkle import left_size
from farbank.keeping.log.tiles import Hashes, range_root


def consistency(source: Hashes, old: int, new: int) -> tuple[bytes, ...]:
    """The hashes that lead from the root over the first `old` leaves to that over the first `new`."""
    if not 0 <= old <= new:
        raise Missing(f"a log of {new} entries never was one of {old} before")
    if old == 0:
        return ()
    proof, start, stop = [], 0, new
    while stop > old:
        split = start + left_size(stop - start)
        if old <= split:
            proof.append(range_root(source, split, stop))
            stop = split
        else:
            proof.append(range_root(source, start, split))
            start = split
    if start:  # the old root itself is known; anything else that both trees end in is not
        proof.append(range_root(source, start, stop))
    return tuple(reversed(proof))
