"""A folder that is brought level with another: new files beside their place first, then renamed, then for good.

- A file that has its final name holds its whole content.
- An object is only taken if its bytes are what its name says.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from farbank.keeping.fsops import Disk, disk_trouble
from farbank.keeping.layout import Layout, read_whole

_BLOCK: Final = 1 << 20
_AT_ONCE: Final = 200  # files that share one round of fsync


class Mirror:
    """Writes into one folder; `staging` in it is for files that are not whole yet."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk

    def put(self, name: str, content: bytes) -> Path:
        """The file of this name has this content; left as it is when it has it already."""
        place = self._folder / name
        if not (place.is_file() and place.stat().st_size == len(content) and place.read_bytes() == content):
            self._disk.make_dir(place.parent)
            self._disk.replace(place, content, self._staged())
        return place

    def copy_objects(self, wanted: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, bool]]:
        """Copy age files to their places; gives each name with whether its bytes are what the name says."""
        waiting = iter(wanted)
        while batch := tuple(islice(waiting, _AT_ONCE)):
            staged = [(name, self._take(name, path)) for name, path in batch]
            whole = {name: path for name, path in staged if path is not None}
            self._disk.fsync_all(list(whole.values()))
            places = {name: Layout(self._folder).object(name) for name in whole}
            folders = sorted({place.parent for place in places.values()})
            for folder in folders:
                self._disk.make_dir(folder)
            for name, path in whole.items():
                self._disk.rename(path, places[name])
            self._disk.fsync_all(folders)
            yield from ((name, path is not None) for name, path in staged)

    def copy_named(self, wanted: Iterable[tuple[str, Path]], folder: str) -> Iterator[bool]:
        """Copy age files into one folder under their names; gives for each whether its bytes are what the name says."""
        for name, path in wanted:
            self._disk.make_dir(self._folder / folder)
            staged = self._take(name, path)
            if staged is not None:
                self._disk.fsync_all([staged])
                self._disk.rename(staged, self._folder / folder / name)
                self._disk.fsync_dir(self._folder / folder)
            yield staged is not None

    def copy_tree(self, source: Path, name: str, *, last: str) -> None:
        """Every file below `source` under `name` here, and nothing else; the file called `last` comes last."""
        there = sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink())
        there.sort(key=lambda path: path == source / last)
        for path in there:
            self.put(f"{name}/{path.relative_to(source).as_posix()}", read_whole(path, path.name))
        wanted = {path.relative_to(source) for path in there}
        for path in sorted((self._folder / name).rglob("*")):
            if path.is_file() and path.relative_to(self._folder / name) not in wanted:
                self._disk.unlink(path)

    def _take(self, name: str, path: Path) -> Path | None:
        staged = self._staged()
        try:
            with path.open("rb") as source, self._disk.create(staged) as file:
                digest = _copied(source, file, staged)
        except FileNotFoundError:
            return None
        self._disk.forget_times(staged)
        if digest == name:
            return staged
        self._disk.unlink(staged)
        return None

    def _staged(self) -> Path:
        return self._folder / "staging" / secrets.token_hex(16)


def _copied(source: BinaryIO, file: BinaryIO, path: Path) -> str:
    """Copy a stream; returns the SHA-256 (hex) of what went through."""
    digest = hashlib.sha256()
    with disk_trouble(path):
        while block := source.read(_BLOCK):
            digest.update(block)
            rest = memoryview(block)
            while rest:
                rest = rest[file.write(rest) :]
    return digest.hexdigest()
