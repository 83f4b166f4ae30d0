"""The hashes of a published log, read out of its own files (`log/tile/...`), so that proofs need no ledger.

- Nothing read here is trusted: what is made of it must lead to a signed root.
- A tile that is missing or cut short is `Damage` and is named.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from farbank.errors import Damage, Missing
from farbank.keeping.log.merkle import HASH_SIZE
from farbank.keeping.log.tiles import ENTRIES, LEVEL_BITS, WIDTH, Tile, unbundle


class PublishedTiles:
    """A log of `size` leaves in the folder `log`; keeps one tile of each level in memory."""

    def __init__(self, log: Path, size: int) -> None:
        self._log = log
        self._size = size
        self._last: dict[int, tuple[Tile, bytes]] = {}

    def hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        """The hashes of a level of tiles, from place `start` to before `stop`, as far as there are any."""
        row = self._size >> (level * LEVEL_BITS)
        found: list[bytes] = []
        while start < min(stop, row):
            index, first = divmod(start, WIDTH)
            tile = Tile(level=level, index=index, width=min(WIDTH, row - index * WIDTH))
            last = min(stop - index * WIDTH, tile.width)
            content = self._tile(tile)
            found += [content[at * HASH_SIZE : (at + 1) * HASH_SIZE] for at in range(first, last)]
            start = index * WIDTH + last
        return found

    def entry(self, index: int) -> bytes:
        """The leaf at a place, out of its bundle."""
        if not 0 <= index < self._size:
            raise Missing(f"a log of {self._size} entries has no leaf {index}")
        at, place = divmod(index, WIDTH)
        tile = Tile(level=ENTRIES, index=at, width=min(WIDTH, self._size - at * WIDTH))
        leaves = unbundle(self._read(tile))
        if len(leaves) < tile.width:
            raise Damage(f"log/{tile.path} does not hold leaf {index}")
        return leaves[place]

    def _tile(self, tile: Tile) -> bytes:
        known, content = self._last.get(tile.level, (None, b""))
        if known != tile:
            content = self._read(tile)
            if len(content) < tile.width * HASH_SIZE or len(content) % HASH_SIZE:
                raise Damage(f"log/{tile.path} is cut short")
            self._last[tile.level] = (tile, content)
        return content

    def _read(self, tile: Tile) -> bytes:
        """What stands in a tile, or in the full one that took the place of a partial one."""
        for each in (tile, replace(tile, width=WIDTH)):
            try:
                return (self._log / each.path).read_bytes()
            except FileNotFoundError:
                continue
            except OSError:
                break
        raise Damage(f"log/{tile.path} is missing or cannot be read")
