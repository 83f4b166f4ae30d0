"""Verifying the public log: checkpoint, tiles and bundles against one another and against the ledger.

What is right where they differ is decided by the signed root: whoever leads to it is believed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from farbank.errors import Damage
from farbank.keeping.checks.check_folder import log_files
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.log.checkpoint import Checkpoint
from farbank.keeping.log.merkle import HASH_SIZE, leaf_hash, root_of
from farbank.keeping.log.public_log import read_published
from farbank.keeping.log.settings import Settings
from farbank.keeping.log.tiles import ENTRIES, WIDTH, Tile, changed_tiles, range_root, tile_at, unbundle


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChecked:
    """The checkpoint if it holds, the leaves that the bundles hold, and the tree that leads to its root."""

    checkpoint: Checkpoint | None
    leaves: tuple[bytes, ...]
    tree: _Rows

    def root_at(self, size: int) -> bytes | None:
        """The root that the log had when it was this large; None beyond what it holds."""
        return range_root(self.tree, 0, size) if 0 <= size <= len(self.tree.levels[0]) else None


@dataclass(slots=True)
class _Rows:
    """The hashes of each level of tiles, worked out from those of the leaves. Implements `tiles.Hashes`."""

    levels: list[list[bytes]]

    def hashes(self, level: int, start: int, stop: int) -> list[bytes]:
        while len(self.levels) <= level:
            below = self.levels[-1]
            whole = range(0, len(below) - len(below) % WIDTH, WIDTH)
            self.levels.append([root_of(below[at : at + WIDTH]) for at in whole])
        return self.levels[level][start:stop]

    def content(self, tile: Tile) -> bytes:
        start = tile.index * WIDTH
        return b"".join(self.hashes(tile.level, start, start + tile.width))


def check_log(layout: Layout, settings: Settings | None, ledger: list[bytes] | None, docket: Docket) -> LogChecked:
    """Complains of every file of the log that is not what it should be. `ledger` are the database's leaf hashes."""
    checkpoint = _checkpoint(layout, settings, docket) if settings else None
    files = _tile_files(layout, docket)
    extent = _extent(files)  # beyond the checkpoint when a publishing was broken off
    size = checkpoint.size if checkpoint else extent
    leaves = _leaves(files, size)
    bundles = [_leaves(files, extent), leaves] if extent > size else [leaves]
    found = [[leaf_hash(each) for each in found] for found in bundles]
    row = _believed([*([ledger] if ledger is not None else []), *found, _hashes(files, size)], checkpoint, docket)
    if ledger is not None and row is not ledger:
        _compare_ledger(ledger, row, docket)
    rows = _Rows([row])
    for tile, content in files.items():
        if not _is_right(tile, content, rows):
            docket.flaw(_kind(tile), f"log/{tile.path}", "it does not hold what the signed root stands for")
    for tile in changed_tiles(0, size):
        if tile not in files and replace(tile, width=WIDTH) not in files:
            docket.flaw(_kind(tile), f"log/{tile.path}", "it is missing")
    return LogChecked(checkpoint=checkpoint, leaves=leaves, tree=rows)


def _checkpoint(layout: Layout, settings: Settings, docket: Docket) -> Checkpoint | None:
    try:
        untrusted = read_whole(layout.checkpoint, "log/checkpoint")
        checkpoint = read_published(untrusted, settings)
    except Damage as damage:
        docket.flaw("checkpoint", "log/checkpoint", str(damage))
        return None
    return checkpoint


def _tile_files(layout: Layout, docket: Docket) -> dict[Tile, bytes]:
    files = {}
    for path in log_files(layout):
        name = path.relative_to(layout.log).as_posix()
        tile = tile_at(name)
        if tile is not None:
            try:
                files[tile] = read_whole(path, name)
            except Damage as damage:
                docket.flaw(_kind(tile), f"log/{name}", str(damage))
        elif name != "checkpoint" and not name.startswith(("anchors/", "cosigned/")):  # checked on their own
            docket.flaw("stray file", f"log/{name}", "it does not belong into the log")
    return files


def _extent(files: dict[Tile, bytes]) -> int:
    return max((tile.index * WIDTH + tile.width for tile in files if tile.level == ENTRIES), default=0)


def _leaves(files: dict[Tile, bytes], size: int) -> tuple[bytes, ...]:
    """The leaves in the bundles, as far as there is no gap."""
    leaves: list[bytes] = []
    while len(leaves) < size:
        index = len(leaves) // WIDTH
        tile = Tile(level=ENTRIES, index=index, width=min(WIDTH, size - index * WIDTH))
        try:
            found = unbundle(_content(files, tile))[: tile.width]
        except Damage:
            break
        if len(found) != tile.width:
            break
        leaves += found
    return tuple(leaves)


def _content(files: dict[Tile, bytes], tile: Tile) -> bytes:
    """What stands in a tile, or in the full one that took the place of a partial one."""
    return files.get(tile) or files.get(replace(tile, width=WIDTH), b"")


def _hashes(files: dict[Tile, bytes], size: int) -> list[bytes]:
    """The hashes in the tiles of the lowest level, as far as there is no gap."""
    row: list[bytes] = []
    while len(row) < size:
        index = len(row) // WIDTH
        tile = Tile(level=0, index=index, width=min(WIDTH, size - index * WIDTH))
        content = _content(files, tile)[: tile.width * HASH_SIZE]
        if len(content) != tile.width * HASH_SIZE:
            break
        row += [content[at : at + HASH_SIZE] for at in range(0, len(content), HASH_SIZE)]
    return row


def _believed(candidates: list[list[bytes]], checkpoint: Checkpoint | None, docket: Docket) -> list[bytes]:
    """The leaf hashes that lead to the signed root."""
    if checkpoint is None:
        return candidates[0]
    for row in candidates:
        if len(row) >= checkpoint.size and root_of(row[: checkpoint.size]) == checkpoint.root:
            return row
    docket.flaw("checkpoint", "log/checkpoint", "neither the ledger nor the tiles nor the bundles lead to its root")
    return candidates[0]


def _compare_ledger(ledger: list[bytes], believed: list[bytes], docket: Docket) -> None:
    for number, (ours, signed) in enumerate(zip(ledger, believed, strict=False), start=1):
        if ours != signed:
            docket.flaw("entry", f"entry {number}", "its leaf is not the one that was published")


def _is_right(tile: Tile, content: bytes, rows: _Rows) -> bool:
    if tile.level != ENTRIES:
        return len(content) == tile.width * HASH_SIZE and content == rows.content(tile)
    try:
        found = [leaf_hash(each) for each in unbundle(content)]
    except Damage:
        return False
    start = tile.index * WIDTH
    return len(found) == tile.width and found == rows.levels[0][start : start + tile.width]


def _kind(tile: Tile) -> str:
    return "entry bundle" if tile.level == ENTRIES else "tile"
