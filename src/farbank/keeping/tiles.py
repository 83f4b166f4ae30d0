"""The files of a C2SP tlog-tiles log: how they are called and what is in them.

- A path has one spelling; any other spelling names no tile.
- A bundle that is cut short or holds a byte too many is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from farbank.errors import Damage, Refused

WIDTH: Final = 256
LEVEL_BITS: Final = 8  # a tile is 2**8 wide
LEAF_LIMIT: Final = 65_535
ENTRIES: Final = -1  # the "level" of the entry bundles

_PATH = re.compile(r"tile/(entries|0|[1-9]\d?)/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?\Z", re.ASCII)


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


def _groups(index: int) -> str:
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    return "/".join([f"x{each}" for each in parts[:-1]] + parts[-1:])
