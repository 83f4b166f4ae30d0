"""Writing a bag (BagIt 1.0, RFC 8493): streamed into a folder of another name, and renamed when all of it is on disk.

- Under its final name there is a whole bag or nothing, whatever happens on the way.
- What an interrupted writing left is swept by the next one to the same place, unless somebody is still writing there.
- Memory stays bounded, whatever the size; a checksum is of the bytes that were written.
- The same content gives the same bytes, in the same order; files and folders say 1970 and are their owner's alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from farbank.errors import Conflict, DiskTrouble, Refused
from farbank.keeping.carrying import bag_paths, bag_text
from farbank.keeping.carrying.bag_stream import BLOCK
from farbank.keeping.disk.fsops import Disk, disk_trouble, write_all

DATA: Final = "data/"
SHA256_MANIFEST: Final = "manifest-sha256.txt"
SHA256_TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
_OURS: Final = ("manifest-", "tagmanifest-", "bagit.txt", "bag-info.txt", "fetch.txt")
_ZEROS: Final = bytes(BLOCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What was put into the bag: its path below `data/`, or of a tag file; its size in bytes; SHA-256 (hex)."""

    path: str
    size: int
    sha256: str


def must_not_exist(folder: Path) -> None:
    """`Refused` where something of this name stands already."""
    if os.path.lexists(folder):
        raise Refused(f"{folder} exists already", advice="Name a folder that does not exist yet.")


class BagWriter:
    """One bag being written. As a context it takes back what was not finished."""

    def __init__(self, folder: Path, disk: Disk, *, info: Mapping[str, str]) -> None:
        """`info` are the lines of bag-info.txt in their order; the Payload-Oxum is added."""
        self._folder = folder.absolute()
        self._disk = disk
        self._info = bag_text.checked_info(info)
        self._unfinished = self._folder.with_name(f".{self._folder.name}.unfinished")
        self._names = bag_paths.Names()
        self._payload: dict[str, Packed] = {}
        self._tags: dict[str, Packed] = {}
        self._open = False
        must_not_exist(self._folder)
        self._sweep()
        disk.make_dir(self._unfinished / "data")
        self._hold = disk.hold(self._unfinished)
        if not self._hold.exclusively():
            self._hold.release()
            raise _written_by_another(self._folder)
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.abandon()

    def add(self, path_in_data: str, content: BinaryIO | bytes) -> Packed:
        """Write a payload file from a stream, to its end, or from bytes."""
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        return self._put(self._payload, DATA, path_in_data, stream)

    def copy(self, path_in_data: str, source: Path) -> Packed:
        """Write a payload file from a plain file. Whole blocks of zeros stay holes."""
        with _plain_file(source) as stream:
            return self._put(self._payload, DATA, path_in_data, stream)

    def tag(self, path: str, content: bytes) -> Packed:
        """Write a file beside `data/`: about the payload, no part of it."""
        if bag_paths.folded(path).startswith(_OURS) or bag_paths.folded(path + "/").startswith(DATA):
            raise Refused(f"{bag_paths.shown(path)} is a name that a bag needs for itself", advice="Choose another.")
        return self._put(self._tags, "", path, io.BytesIO(content))

    def finish(self) -> str:
        """Give the bag its name, when all of it is on disk. SHA-256 of its tag manifest: it vouches for every byte."""
        self._must_be_open()
        try:
            seal = self._write_own_files()
            self._settle()
            self._disk.rename(self._unfinished, self._folder)
            self._disk.fsync_dir(self._folder.parent)
        except BaseException:
            self.abandon()
            raise
        self._close()
        return seal

    def abandon(self) -> None:
        """Take back what was written, unless it is finished. What cannot be taken back is swept next time."""
        if not self._open:
            return
        self._close()
        with contextlib.suppress(DiskTrouble):
            self._disk.remove_tree(self._unfinished)

    def _sweep(self) -> None:
        if self._unfinished.is_symlink() or not self._unfinished.is_dir():
            self._disk.unlink(self._unfinished)
            return
        hold = self._disk.hold(self._unfinished)
        try:
            if not hold.exclusively():
                raise _written_by_another(self._folder)
            self._disk.remove_tree(self._unfinished)
        finally:
            hold.release()

    def _put(self, into: dict[str, Packed], above: str, path: str, untrusted: BinaryIO) -> Packed:
        self._must_be_open()
        whole = bag_paths.portable(above + path)
        self._names.take(whole, where="the bag to be written")
        try:
            size, digest = self._write(whole, untrusted)
        except BaseException:
            self.abandon()
            raise
        into[whole] = packed = Packed(path=whole.removeprefix(above), size=size, sha256=digest)
        return packed

    def _write(self, path: str, untrusted: BinaryIO) -> tuple[int, str]:
        place = self._unfinished / path
        self._disk.make_dir(place.parent)
        size, digest = 0, hashlib.sha256()
        with disk_trouble(place), self._disk.create(place) as file:
            for block in _blocks(untrusted):
                digest.update(block)
                size += len(block)
                _write_block(file, block)
            file.truncate(size)
        self._disk.forget_times(place)
        return size, digest.hexdigest()

    def _write_own_files(self) -> str:
        total = sum(each.size for each in self._payload.values())
        info = (*self._info, (bag_text.OXUM, f"{total}.{len(self._payload)}"))
        digests = {path: each.sha256 for path, each in self._tags.items()}
        for name, content in (
            ("bagit.txt", bag_text.DECLARATION),
            ("bag-info.txt", bag_text.bag_info(info)),
            (SHA256_MANIFEST, bag_text.manifest({path: each.sha256 for path, each in self._payload.items()})),
        ):
            _, digests[name] = self._write(name, io.BytesIO(content))
        _, seal = self._write(SHA256_TAG_MANIFEST, io.BytesIO(bag_text.manifest(digests)))
        return seal

    def _settle(self) -> None:
        with disk_trouble(self._unfinished):
            everything = [self._unfinished, *sorted(self._unfinished.rglob("*"))]
        for place in everything:
            if place.is_dir():
                self._disk.forget_times(place)
        self._disk.fsync_all(everything)

    def _must_be_open(self) -> None:
        if not self._open:
            raise Refused(f"the bag {self._folder} was finished or given up", advice="Begin a new one.")

    def _close(self) -> None:
        self._open = False
        self._hold.release()


def _blocks(untrusted: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            block = untrusted.read(BLOCK)
        except OSError as error:
            raise DiskTrouble(
                f"what was being read could not be read to its end: {error.strerror or 'input or output error'}"
            ) from None
        if not block:
            return
        yield block


def _write_block(file: BinaryIO, block: bytes) -> None:
    if block == _ZEROS:
        file.seek(BLOCK, os.SEEK_CUR)
        return
    write_all(file, block)


def _plain_file(source: Path) -> BinaryIO:
    with disk_trouble(source):
        handle = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refused(f"{source} is no plain file", advice="Only plain files go into a bag.")
    return os.fdopen(handle, "rb", 0)


def _written_by_another(folder: Path) -> Conflict:
    return Conflict(f"another farbank command is writing {folder}")
