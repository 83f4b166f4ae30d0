"""`log/cosigned/`: each head that partners have seen, as a checkpoint with their cosignatures under it.

- One file a size, `cosigned/<size>`; it holds our own signature too, so that it proves by itself.
- A file is only ever replaced by one with more cosignatures; publishing a larger head takes none of them away.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from farbank.errors import Damage
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout, read_whole

FOLDER: Final = "cosigned"


def cosigned_path(layout: Layout, size: int) -> Path:
    """Where the cosigned head of this size stands."""
    return layout.log / FOLDER / str(size)


def read_cosigned(layout: Layout, size: int) -> bytes | None:
    """The cosigned head of this size; None when nobody has cosigned it."""
    path = cosigned_path(layout, size)
    return read_whole(path, layout.shown(path)) if path.exists() else None


def keep_cosigned(layout: Layout, disk: Disk, size: int, note: bytes) -> None:
    """Keep a cosigned head; hold the lock on `log/` meanwhile."""
    path = cosigned_path(layout, size)
    disk.make_dir(path.parent)
    disk.replace(path, note, layout.staging / secrets.token_hex(16))


def cosigned_sizes(layout: Layout) -> tuple[int, ...]:
    """The sizes of the heads that were cosigned, the smallest first; names that are none are for `verify` to tell."""
    folder = layout.log / FOLDER
    try:
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    except OSError:
        raise Damage(f"log/{FOLDER} cannot be read") from None
    return tuple(sorted(int(name) for name in names if is_size(name)))


def is_size(name: str) -> bool:
    """Whether a file is called as a cosigned head is."""
    return name.isascii() and name.isdigit() and str(int(name)) == name
