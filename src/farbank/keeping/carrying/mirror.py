"""A folder that is brought level with another: new files beside their place first, then renamed, then for good.

- A file that has its final name holds its whole content.
- An object is only taken if its bytes are what its name says, and is read back before it gets that name.
- A file that is here already is copied again only where it differs in size, and never replaced by a damaged one.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from farbank.errors import Damage
from farbank.keeping.disk.fsops import Disk, disk_trouble, writer
from farbank.keeping.disk.layout import Layout, file_sha256

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
        if not self.holds(name, content):
            self._disk.make_dir(place.parent)
            self._disk.replace(place, content, self._staged())
        return place

    def has(self, name: str) -> bool:
        """Whether there is a file of this name here."""
        return (self._folder / name).is_file()

    def holds(self, name: str, content: bytes) -> bool:
        """Whether the file of this name is here and has this content; one that cannot be read has not."""
        place = self._folder / name
        try:
            return place.is_file() and place.stat().st_size == len(content) and place.read_bytes() == content
        except OSError:
            return False

    def lacks(self, name: str, path: Path) -> bool:
        """Whether an object is not here, or not as large as the file it is a copy of."""
        place = Layout(self._folder).object(name)
        try:
            return not place.is_file() or place.stat().st_size != path.stat().st_size
        except OSError:
            return not place.is_file()

    def copy_objects(self, wanted: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, bool]]:
        """Copy age files to their places; gives each name with whether its bytes are what the name says."""
        waiting = iter(wanted)
        while batch := tuple(islice(waiting, _AT_ONCE)):
            staged = [(name, self._take(name, path)) for name, path in batch]
            whole = {name: path for name, path in staged if path is not None}
            self._disk.fsync_all(list(whole.values()))
            for name, path in whole.items():
                _read_back(name, path)
            places = {name: Layout(self._folder).object(name) for name in whole}
            folders = sorted({place.parent for place in places.values()})
            self._disk.make_dirs(folders)
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
                _read_back(name, staged)
                self._disk.rename(staged, self._folder / folder / name)
                self._disk.fsync_dir(self._folder / folder)
            yield staged is not None

    def drop_others(self, folder: str, names: Collection[str]) -> None:
        """Take away every file in a folder here but these, which are named from the top."""
        for path in sorted((self._folder / folder).rglob("*")):
            if not path.is_dir() and path.relative_to(self._folder).as_posix() not in names:
                self._disk.unlink(path)

    def _take(self, name: str, path: Path) -> Path | None:
        """A copy beside its place; None when the file is not there, cannot be read, or is not what its name says."""
        staged = self._staged()
        try:
            with path.open("rb") as source, self._disk.create(staged) as file:
                digest = _copied(source, file, staged)
        except OSError:  # of the one it is copied from: what the disk here refuses is `DiskTrouble`
            digest = ""
        if digest == name:
            self._disk.forget_times(staged)
            return staged
        self._disk.unlink(staged)
        return None

    def _staged(self) -> Path:
        return self._folder / "staging" / secrets.token_hex(16)


def _copied(source: BinaryIO, file: BinaryIO, path: Path) -> str:
    """Copy a stream; returns the SHA-256 (hex) of what went through."""
    digest, write = hashlib.sha256(), writer(file, path)
    while block := source.read(_BLOCK):
        digest.update(block)
        write(block)
    return digest.hexdigest()


def _read_back(name: str, path: Path) -> None:
    with disk_trouble(path):
        if file_sha256(path) != name:
            raise Damage(f"{path} does not hold what was written to it", advice="Check the disk; use another.")
