"""Pages get to their place at once: written beside it, then swapped, so that a reader never meets half a release.

- Nothing is put in its place before every byte of it is on disk for good.
- What an interrupted call left beside the place goes with the next; a release that it had moved aside comes back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from farbank.errors import DiskTrouble
from farbank.keeping.disk.fsops import Disk
from farbank.values.package import Package


def placed(package: Package, out: Path | None) -> AbstractContextManager[Callable[[], None]]:
    """The pages on their way to a folder; to none where whoever asked takes them as they are."""
    return nullcontext(_nothing) if out is None else written_beside(package, out)


@contextmanager
def written_beside(package: Package, out: Path) -> Iterator[Callable[[], None]]:
    """The pages are on disk beside `out`; what is given puts them there. Unless it is called, nothing stays."""
    out = out.absolute()
    beside = out.with_name(f".{out.name}.unfinished")
    disk = Disk()
    disk.make_dir(beside)
    try:
        with disk.lock(beside, wait_seconds=0):
            disk.empty(beside)
            _write(disk, package, beside, out)
            yield lambda: _swap(disk, beside, out)
    finally:
        disk.remove_tree(beside)


def _nothing() -> None:
    """There is no place to put them."""


def _write(disk: Disk, package: Package, beside: Path, out: Path) -> None:
    try:
        for file in package.files:
            path = beside / file.path
            disk.make_dir(path.parent)
            path.write_bytes(file.content)
            path.chmod(0o644)
            os.utime(path, (0, 0))
    except OSError as trouble:
        raise DiskTrouble(f"the pages cannot be written to {out}: {trouble.strerror}") from None
    within = list(beside.rglob("*"))
    for folder in (beside, *(path for path in within if path.is_dir())):
        folder.chmod(0o755)
    disk.fsync_all([beside, *within])


def _swap(disk: Disk, beside: Path, out: Path) -> None:
    before = out.with_name(f".{out.name}.before")
    if not out.exists() and before.exists():
        disk.rename(before, out)
    disk.remove_tree(before)
    if out.exists():
        disk.rename(out, before)
    disk.rename(beside, out)
    disk.fsync_dir(out.parent)
    disk.remove_tree(before)
