"""The proof that an entry stands at its place of a log (RFC 9162, 2.1.3), out of tiles, in O(log n) reads."""

from __future__ import annotations

from farbank.errors import Missing
from farbank.keeping.log.merkle import left_size
from farbank.keeping.log.tiles import Hashes, range_root


def inclusion(source: Hashes, index: int, size: int) -> tuple[bytes, ...]:
    """The hashes from leaf `index` (from 0) up to the root over the first `size` leaves."""
    if not 0 <= index < size:
        raise Missing(f"a log of {size} entries has no leaf {index}")
    proof, start, stop = [], 0, size
    while stop - start > 1:
        split = start + left_size(stop - start)
        if index < split:
            proof.append(range_root(source, split, stop))
            stop = split
        else:
            proof.append(range_root(source, start, split))
            start = split
    return tuple(reversed(proof))
