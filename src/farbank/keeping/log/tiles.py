"""The files of a C2SP tlog-tiles log: how they are called, what is in them, and the roots that come out of them.

- A path has one spelling; any other spelling names no tile.
- A bundle that is cut short or holds a byte too many is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from farbank.errors import Damage, Refused
from farbank.keeping.log.merkle import Frontier, root_of

WIDTH: Final = 256
LEVEL_BITS: Final = 8  # a tile is 2**8 wide
LEAF_LIMIT: Final = 65_535
ENTRIES: Final = -1  # the "level" of the entry bundles

_PATH = re.compile(r"tile/(entries|0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?\Z", re.ASCII)


class Hashes(Protocol):
    """Where the hashes of a tree can be had a tile at a time: the ledger, or the files of a log."""

    def hashes(self, level: int, start: int, stop: int) -> Sequence[bytes]:
        """The roots over 256**level leaves each, from place `start` to before `stop`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile of hashes, or one bundle of entries (`level` is `ENTRIES`); `width` below 256 is a partial one."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where it stands in the log, as C2SP tlog-tiles spells it."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{_groups(self.index)}{partial}"


def tile_at(path: str) -> Tile | None:
    """The tile that a path names, None when it names none."""
    match = _PATH.match(path)
    if match is None:
        return None
    level = ENTRIES if match[1] == "entries" else int(match[1])
    index = int(match[2].replace("/", "").replace("x", ""))
    tile = Tile(level=level, index=index, width=int(match[3] or WIDTH))
    return tile if tile.path == path else None


def tiles_of(level: int, old: int, new: int) -> tuple[Tile, ...]:
    """The tiles of a level that must be written when its row of hashes grows from `old` to `new`."""
    if new <= old:
        return ()
    return tuple(
        Tile(level=level, index=index, width=min(WIDTH, new - index * WIDTH))
        for index in range(old // WIDTH, (new - 1) // WIDTH + 1)
    )


def changed_tiles(old: int, new: int) -> Iterator[Tile]:
    """Every tile and bundle that a log of `new` leaves needs beyond those of one of `old`."""
    yield from tiles_of(ENTRIES, old, new)
    level = 0
    while new >> (level * LEVEL_BITS):
        yield from tiles_of(level, old >> (level * LEVEL_BITS), new >> (level * LEVEL_BITS))
        level += 1


def bundle(leaves: Sequence[bytes]) -> bytes:
    """The leaves of one tile, each behind its length (16 bits, big-endian)."""
    if any(len(each) > LEAF_LIMIT for each in leaves):
        raise Refused("a fact names too many files for one line of the public log")
    return b"".join(len(each).to_bytes(2, "big") + each for each in leaves)


def unbundle(untrusted: bytes) -> tuple[bytes, ...]:
    """The leaves that a bundle holds."""
    leaves, at = [], 0
    while at < len(untrusted):
        start = at + 2
        at = start + int.from_bytes(untrusted[at:start], "big")
        if start > len(untrusted) or at > len(untrusted):
            raise Damage("an entry bundle of the log is cut short")
        leaves.append(untrusted[start:at])
    return tuple(leaves)


def range_root(source: Hashes, start: int, stop: int) -> bytes:
    """The root over the leaves from `start` to before `stop`, in O(log n) hashes.

    `start` is where a subtree as wide as the largest one in the range may begin, as in every proof of RFC 9162.
    """
    edge, size = [], stop - start
    while start < stop:
        height = (stop - start).bit_length() - 1
        edge.append(_subtree(source, start, height))
        start += 1 << height
    return Frontier(size, edge).root()


def _subtree(source: Hashes, start: int, height: int) -> bytes:
    """The root of a complete subtree of 2**height leaves, out of at most 128 hashes of one tile."""
    level, wide = divmod(height, LEVEL_BITS)
    first = start >> (level * LEVEL_BITS)
    found = source.hashes(level, first, first + (1 << wide))
    if len(found) != 1 << wide:
        raise Damage(f"the tree has lost hashes of leaves {start + 1} to {start + (1 << height)}")
    return root_of(found)


def _groups(index: int) -> str:
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    return "/".join([f"x{each}" for each in parts[:-1]] + parts[-1:])
