"""The public log of a case: `log/`, extended from the leaves of the ledger and signed.

- Nothing is signed that is not consistent with what was signed before: the tree only grows, under one lock.
- Tiles and bundles are on disk for good before a checkpoint names them; the published size is kept after that.
- A log shorter than what was published is damage; one longer than the ledger means that the ledger was rolled back.
- Under a new name the whole log is looked through: what an older name left of another history is written anew.
- Nothing is signed by settings that another command has changed meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Conflict, Damage, RolledBack
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.log.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from farbank.keeping.log.guard import NEW_LOG, Guard
from farbank.keeping.log.note import parse_note
from farbank.keeping.log.published import published_name, published_size, settings_number
from farbank.keeping.log.settings import Settings
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.log.tiles import ENTRIES, WIDTH, Tile, bundle, changed_tiles, tile_at

_WAIT_SECONDS: Final = 10.0


class PublicLog:
    """Publishes what the ledger holds, under the present name and key."""

    def __init__(
        self,
        layout: Layout,
        settings: Settings,
        rows: Database,
        key: Ed25519PrivateKey,
        disk: Disk,
        guard: Guard | None = None,
    ) -> None:
        self._layout = layout
        self._rows = rows
        self._tree = StoredTree(rows)
        self._disk = disk
        self._guard = guard
        self.go_on(settings, key)

    def go_on(self, settings: Settings, key: Ed25519PrivateKey) -> None:
        """Sign under these settings, with this key, from now on."""
        self.settings = settings
        self._key = key
        self._settings_number = settings_number(self._rows)

    def publish(self) -> Checkpoint:
        """Extend the log to the head of the ledger and sign it; what is level already is left as it is."""
        with self._disk.lock(self._layout.log, wait_seconds=_WAIT_SECONDS):
            if self.is_outdated():
                raise _changed_meanwhile()
            contradiction = self.contradiction()
            if contradiction is not None:
                raise contradiction
            tree = self._tree.frontier()
            now = Checkpoint(origin=self.settings.origin, size=tree.size, root=tree.root())
            if not self._is_level(now):
                self._extend(now)
            self._remember(now)
            return now

    def is_outdated(self) -> bool:
        """Whether another command has changed the settings since this one took them."""
        return settings_number(self._rows) != self._settings_number

    def catch_up(self) -> None:
        """Publish what is not yet; what is level is remembered as the last that was signed."""
        tree = self._tree.frontier()
        now = Checkpoint(origin=self.settings.origin, size=tree.size, root=tree.root())
        if self._is_level(now):
            self._remember(now)
        else:
            self.publish()

    def contradiction(self) -> RolledBack | None:
        """Why this folder is not the one that was signed last, None when it is; any other disagreement is raised."""
        published = published_size(self._rows)  # asked first: another command may publish meanwhile
        seen = self._on_disk()
        if seen is None:
            if published:
                raise Damage("log/checkpoint is missing")
        elif seen.origin == self.settings.origin:
            wrong = log_against_ledger(seen, published, self._tree)
            if isinstance(wrong, RolledBack):
                return wrong
            if wrong is not None:
                raise wrong
        elif (wrong := name_against_ledger(seen.origin, self.settings, self._rows)) is not None:
            raise wrong
        return self._guard.against(self.settings.origin, self._tree) if self._guard else None

    def head(self) -> Checkpoint:
        """The checkpoint on disk."""
        seen = self._on_disk()
        if seen is None:
            raise Damage("log/checkpoint is missing")
        return seen

    def sign(self, size: int) -> bytes:
        """The checkpoint of an earlier size, as a signed note under the present name."""
        return sign_checkpoint(
            Checkpoint(origin=self.settings.origin, size=size, root=self._tree.root_at(size)), self._key
        )

    def _is_level(self, now: Checkpoint) -> bool:
        level = published_size(self._rows) == now.size and self._was_published_as() == now.origin
        return level and self._on_disk() == now

    def _extend(self, now: Checkpoint) -> None:
        renamed = self._was_published_as() != now.origin
        if renamed:
            tiles = tuple(tile for tile in changed_tiles(0, now.size) if not self._is_right(tile))
        else:
            tiles = tuple(changed_tiles(published_size(self._rows), now.size))
        if self._on_disk() != now:
            self._write_tiles(tiles)
            self._disk.replace(self._layout.checkpoint, sign_checkpoint(now, self._key), self._staged())
        if renamed:
            self._drop_foreign()
        self._drop_partials(tiles)
        self._keep(now)

    def _on_disk(self) -> Checkpoint | None:
        try:
            untrusted = self._layout.checkpoint.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise Damage("log/checkpoint cannot be read") from None
        try:
            return read_published(untrusted, self.settings)
        except Damage as damage:
            if self.is_outdated():
                raise _changed_meanwhile() from None
            raise Damage(f"log/checkpoint is damaged: {damage}") from None

    def _was_published_as(self) -> str:
        return published_name(self._rows) or self.settings.names()[0].origin

    def _keep(self, now: Checkpoint) -> None:
        with self._rows.writing():
            self._rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('published', ?)", (now.size,))
            if now.origin != self._was_published_as():
                self._rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('published as', ?)", (now.origin,))

    def _remember(self, now: Checkpoint) -> None:
        if self._guard is not None:
            self._guard.remember(now.head())

    def _write_tiles(self, tiles: Sequence[Tile]) -> None:
        staged: list[tuple[Path, Path]] = []
        for tile in tiles:
            path, place = self._staged(), self._layout.log / tile.path
            self._disk.write_unsynced(path, tile_content(self._tree, tile))
            staged.append((path, place))
        self._disk.fsync_all([path for path, _ in staged])
        folders = sorted({place.parent for _, place in staged})
        self._disk.make_dirs(folders)
        for path, place in staged:
            self._disk.rename(path, place)
        self._disk.fsync_all(folders)

    def _drop_partials(self, tiles: Sequence[Tile]) -> None:
        """Partial tiles may go once the full one is there, and no checkpoint on disk needs them."""
        for tile in tiles:
            if tile.width == WIDTH:
                self._disk.remove_tree((self._layout.log / tile.path).with_name(f"{Path(tile.path).name}.p"))

    def _drop_foreign(self) -> None:
        """Tiles of another history than ours go; no checkpoint on disk needs them."""
        for path in sorted((self._layout.log / "tile").rglob("*")):
            tile = tile_at(path.relative_to(self._layout.log).as_posix())
            if tile is not None and path.is_file() and not self._is_right(tile):
                self._disk.unlink(path)

    def _is_right(self, tile: Tile) -> bool:
        try:
            return (self._layout.log / tile.path).read_bytes() == tile_content(self._tree, tile)
        except OSError:
            return False

    def _staged(self) -> Path:
        return self._layout.staging / secrets.token_hex(16)


def _changed_meanwhile() -> Conflict:
    return Conflict("another farbank command has changed farbank.toml meanwhile")


def read_published(untrusted: bytes, settings: Settings) -> Checkpoint:
    """A checkpoint of this log, under its present name or one that it had, signed by one who might."""
    origin = parse_note(untrusted).text.split("\n", 1)[0]
    name = next((each for each in settings.names() if each.origin == origin), settings.names()[-1])
    return read_checkpoint(untrusted, name.origin, name.verifiers)


def tile_content(tree: StoredTree, tile: Tile) -> bytes:
    """What stands in a tile or a bundle, as the ledger has it."""
    start = tile.index * WIDTH
    if tile.level == ENTRIES:
        return bundle(tree.leaves(start, start + tile.width))
    return b"".join(tree.hashes(tile.level, start, start + tile.width))


def log_against_ledger(seen: Checkpoint, published: int, tree: StoredTree) -> Damage | None:
    """What is wrong between a checkpoint on disk and the ledger, None when the one is a beginning of the other."""
    wrong = size_against_ledger(seen.size, published, tree.frontier().size)
    if wrong is None and tree.root_at(seen.size) != seen.root:
        wrong = RolledBack(
            f"log/checkpoint names another history of the first {seen.size} entries than the ledger",
            advice=f"Two copies of this case were written to apart. Keep both, and compare them. {NEW_LOG}",
        )
    return wrong


def name_against_ledger(seen: str, settings: Settings, rows: Database) -> Damage | None:
    """What is wrong with a checkpoint under an earlier name: nothing, until one was published under the present one."""
    if published_name(rows) != settings.origin:
        return None
    return Damage(f"log/checkpoint is of {seen}, but {settings.origin} had been published")


def size_against_ledger(seen: int, published: int, head: int) -> Damage | None:
    """What is wrong between the size of a log on disk, the size last published, and that of the ledger."""
    if seen < published:
        return Damage(f"log/checkpoint is of size {seen}, but {published} had been published")
    if seen > head:
        return RolledBack(
            f"the ledger ends at {head}, but {seen} had been published: this folder is older than its log",
            advice=NEW_LOG,
        )
    return None
