"""The public log of a case: `log/`, extended from the leaves of the ledger and signed.

- Nothing is signed that is not consistent with what was signed before: the tree only grows, under one lock.
- Tiles and bundles are on disk for good before a checkpoint names them; the published size is kept after that.
- A log shorter than what was published is damage; one longer than the ledger means that the ledger was rolled back.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage, RolledBack
from farbank.keeping.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from farbank.keeping.database import Database
from farbank.keeping.fsops import Disk
from farbank.keeping.layout import Layout
from farbank.keeping.settings import Settings
from farbank.keeping.stored_tree import StoredTree
from farbank.keeping.tiles import ENTRIES, LEVEL_BITS, WIDTH, Tile, bundle, tiles_of

_WAIT_SECONDS: Final = 10.0


class PublicLog:
    """Publishes what the ledger holds."""

    def __init__(self, layout: Layout, settings: Settings, rows: Database, key: Ed25519PrivateKey, disk: Disk) -> None:
        self._layout = layout
        self._settings = settings
        self._rows = rows
        self._tree = StoredTree(rows)
        self._key = key
        self._disk = disk

    def publish(self) -> Checkpoint:
        """Extend the log to the head of the ledger and sign it; what is level already is left as it is."""
        with self._disk.lock(self._layout.log, wait_seconds=_WAIT_SECONDS):
            self._refuse_contradiction()
            tree = self._tree.frontier()
            now = Checkpoint(origin=self._settings.origin, size=tree.size, root=tree.root())
            if self._on_disk() != now:
                tiles = tuple(changed_tiles(published_size(self._rows), now.size))
                self._write_tiles(tiles)
                self._disk.replace(self._layout.checkpoint, sign_checkpoint(now, self._key), self._staged())
                self._drop_partials(tiles)
            if published_size(self._rows) != now.size:
                self._keep_size(now.size)
            return now

    def is_level(self) -> bool:
        """Whether everything is published; raises when log and ledger contradict each other."""
        self._refuse_contradiction()
        return published_size(self._rows) == self._tree.frontier().size

    def _refuse_contradiction(self) -> None:
        seen = self._on_disk()
        published = published_size(self._rows)
        if seen is None:
            if published:
                raise Damage("log/checkpoint is missing")
            return
        contradiction = log_against_ledger(seen, published, self._tree)
        if contradiction is not None:
            raise contradiction

    def _on_disk(self) -> Checkpoint | None:
        try:
            untrusted = self._layout.checkpoint.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise Damage("log/checkpoint cannot be read") from None
        try:
            return read_checkpoint(untrusted, self._settings.origin, self._settings.verifiers)
        except Damage as damage:
            raise Damage(f"log/checkpoint is damaged: {damage}") from None

    def _keep_size(self, size: int) -> None:
        with self._rows.writing():
            self._rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('published', ?)", (size,))

    def _write_tiles(self, tiles: Sequence[Tile]) -> None:
        staged: list[tuple[Path, Path]] = []
        for tile in tiles:
            path, place = self._staged(), self._layout.log / tile.path
            self._disk.write_new(path, tile_content(self._tree, tile))
            staged.append((path, place))
        folders = sorted({place.parent for _, place in staged})
        for folder in folders:
            self._disk.make_dir(folder)
        for path, place in staged:
            self._disk.rename(path, place)
        self._disk.fsync_all(folders)

    def _drop_partials(self, tiles: Sequence[Tile]) -> None:
        """Partial tiles may go once the full one is there, and no checkpoint on disk needs them."""
        for tile in tiles:
            if tile.width == WIDTH:
                self._disk.remove_tree((self._layout.log / tile.path).with_name(f"{Path(tile.path).name}.p"))

    def _staged(self) -> Path:
        return self._layout.staging / secrets.token_hex(16)


def changed_tiles(old: int, new: int) -> Iterator[Tile]:
    """Every tile and bundle that a log of `new` leaves needs beyond those of one of `old`."""
    yield from tiles_of(ENTRIES, old, new)
    level = 0
    while new >> (level * LEVEL_BITS):
        yield from tiles_of(level, old >> (level * LEVEL_BITS), new >> (level * LEVEL_BITS))
        level += 1


def tile_content(tree: StoredTree, tile: Tile) -> bytes:
    """What stands in a tile or a bundle, as the ledger has it."""
    start = tile.index * WIDTH
    if tile.level == ENTRIES:
        return bundle(tree.leaves(start, start + tile.width))
    return b"".join(tree.hashes(tile.level, start, start + tile.width))


def published_size(rows: Database) -> int:
    """How many leaves the last checkpoint had that we know to be on disk."""
    row = rows.execute("SELECT value FROM kept_value WHERE name = 'published'").fetchone()
    return int(row[0]) if row else 0


def log_against_ledger(seen: Checkpoint, published: int, tree: StoredTree) -> Damage | None:
    """What is wrong between a checkpoint on disk and the ledger, None when the one is a beginning of the other."""
    wrong = size_against_ledger(seen.size, published, tree.frontier().size)
    if wrong is None and tree.root_at(seen.size) != seen.root:
        wrong = RolledBack(
            f"log/checkpoint names another history of the first {seen.size} entries than the ledger",
            advice="Two copies of this case were written to apart. Keep both as they are, and compare them.",
        )
    return wrong


def size_against_ledger(seen: int, published: int, head: int) -> Damage | None:
    """What is wrong between the size of a log on disk, the size last published, and that of the ledger."""
    if seen < published:
        return Damage(f"log/checkpoint is of size {seen}, but {published} had been published")
    if seen > head:
        return RolledBack(
            f"the ledger ends at {head}, but {seen} had been published: this folder is older than its log",
            advice="Find the newer copy of the case. If there is none, keep this one as it is and begin a new case.",
        )
    return None
