"""The public log in a backup, and out of one: tiles as the ledger has them, the rest as it stands.

- A tile comes from the ledger wherever it is missing or not what the backup has, so damage never spreads by copying.
- An anchor is never changed once it is written, so a good copy stays where the other one differs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from farbank.errors import Damage
from farbank.keeping.carrying.mirror import Mirror
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.log.public_log import tile_content
from farbank.keeping.log.stored_tree import StoredTree
from farbank.keeping.log.tiles import Tile, changed_tiles

_LOG: Final = "log"


def copy_log(source: Layout, tree: StoredTree, size: int, mirror: Mirror) -> tuple[str, ...]:
    """Bring the log there level with `source` at this size, but for the checkpoint; what was wrong in `source`."""
    tiles = {f"{_LOG}/{tile.path}": tile for tile in changed_tiles(0, size)}
    wrong = [name for name, tile in tiles.items() if not _take_tile(source, tree, mirror, name, tile)]
    for path in _others(source):
        wrong += [] if _take_other(source, mirror, path) else [source.shown(path)]
    mirror.drop_others(f"{_LOG}/tile", tiles.keys())
    return tuple(wrong)


def _take_tile(source: Layout, tree: StoredTree, mirror: Mirror, name: str, tile: Tile) -> bool:
    found = _read(source.folder / name)
    if found is not None and mirror.holds(name, found):
        return True
    right = tile_content(tree, tile)
    mirror.put(name, right)
    return found == right


def _take_other(source: Layout, mirror: Mirror, path: Path) -> bool:
    name, found = source.shown(path), _read(path)
    if found is None:
        return False
    if name.startswith(f"{_LOG}/anchors/") and mirror.has(name):
        return mirror.holds(name, found)
    mirror.put(name, found)
    return True


def _others(source: Layout) -> list[Path]:
    """Everything in the log that is no tile and not the checkpoint: anchors, and heads that partners have seen."""
    folders = (source.log / "anchors", source.log / "cosigned")
    every = sorted(path for folder in folders for path in folder.rglob("*"))
    return [path for path in every if path.is_file() and not path.is_symlink()]


def _read(path: Path) -> bytes | None:
    try:
        return read_whole(path, path.name)
    except Damage:
        return None
