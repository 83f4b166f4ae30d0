"""The only door to the disk for writes; what a crash may lose is decided here and nowhere else.

- A file is created exclusively: what is there already is never opened for writing.
- A file is on disk for good only after its fsync and the fsync of the folder that names it.
- A file that others rely on is replaced whole, by rename, never written over.
- A full, failing or read-only disk is `DiskTrouble`, not a traceback.
- Everything is created readable by its owner only.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from farbank.errors import Conflict, DiskTrouble

_FSYNCS_AT_ONCE: Final = (
    16  # the journal of the file system takes them together: 2,000 files in 0.12 s, one by one 0.33
)
_POLL_SECONDS: Final = 0.05


@contextmanager
def disk_trouble(path: Path) -> Iterator[None]:
    """Say it in one sentence when the disk does not do as told."""
    try:
        yield
    except OSError as error:
        raise DiskTrouble(f"the disk refused {path}: {error.strerror or 'input or output error'}") from None


class Disk:
    """The disk. A test double with the same methods records them and plays back every crash."""

    def create(self, path: Path) -> BinaryIO:
        """A new, empty file to be written; unbuffered."""
        with disk_trouble(path):
            return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb", 0)

    def write_new(self, path: Path, content: bytes) -> None:
        """A new file with its whole content, fsynced; its folder is not."""
        with disk_trouble(path), self.create(path) as file:
            write_all(file, content)
            os.fsync(file.fileno())

    def write_unsynced(self, path: Path, content: bytes) -> None:
        """A new file with its whole content, which a crash may lose until `fsync_all` was told of it."""
        with disk_trouble(path), self.create(path) as file:
            write_all(file, content)

    def put_new(self, path: Path, content: bytes) -> None:
        """A new file, on disk for good; under its name it is whole or not there. What an earlier try left goes."""
        beside = path.with_name(f".{path.name}.unfinished")
        self.unlink(beside)
        try:
            self.replace(path, content, beside)
        except BaseException:
            self.unlink(beside)
            raise

    def replace(self, path: Path, content: bytes, via: Path) -> None:
        """The file has this content from now on, or what it had before. `via` is a new file on the same disk."""
        self.write_new(via, content)
        self.rename(via, path)
        self.fsync_dir(path.parent)

    def rename(self, old: Path, new: Path) -> None:
        with disk_trouble(new):
            old.rename(new)

    def unlink(self, path: Path) -> None:
        """Take the file away; that it is gone already is fine."""
        with disk_trouble(path):
            path.unlink(missing_ok=True)

    def remove_tree(self, folder: Path) -> None:
        """Take a whole folder away; that it is gone already is fine."""
        with disk_trouble(folder):
            if folder.is_dir():
                shutil.rmtree(folder)

    def empty(self, folder: Path) -> None:
        """Take away everything in a folder."""
        with disk_trouble(folder):
            for path in folder.iterdir():
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()

    def make_dir(self, folder: Path) -> None:
        """A folder, with those above it as far as they are missing, each of them fsynced into the one above."""
        if folder.is_dir():
            return
        self.make_dir(folder.parent)
        with disk_trouble(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        self.fsync_dir(folder.parent)

    def make_dirs(self, folders: Sequence[Path]) -> None:
        """Folders as `make_dir` makes each, with one fsync for all that lie in the same one."""
        new = [folder for folder in folders if not folder.is_dir()]
        above = sorted({folder.parent for folder in new})
        for folder in above:
            self.make_dir(folder)
        for folder in new:
            with disk_trouble(folder):
                folder.mkdir(mode=0o700, exist_ok=True)
        for folder in above:
            self.fsync_dir(folder)

    def fsync_dir(self, folder: Path) -> None:
        self._fsync(folder)

    def fsync_all(self, paths: Sequence[Path]) -> None:
        """Every file or folder named is on disk for good."""
        if len(paths) == 1:
            self._fsync(paths[0])
            return
        with ThreadPoolExecutor(_FSYNCS_AT_ONCE) as together:
            for _ in together.map(self._fsync, paths):
                pass

    def forget_times(self, path: Path) -> None:
        """The file says 1970: when it was written is nobody's business."""
        with disk_trouble(path):
            os.utime(path, ns=(0, 0))

    @contextmanager
    def lock(self, folder: Path, *, wait_seconds: float) -> Iterator[None]:
        """Nobody else holds this folder meanwhile. `Conflict` when somebody does for longer than the wait."""
        held = self.hold(folder)
        try:
            until = time.monotonic() + wait_seconds
            while not held.exclusively():
                if time.monotonic() >= until:
                    raise Conflict("another farbank command is writing to this case")
                time.sleep(_POLL_SECONDS)
            yield
        finally:
            held.release()

    def hold(self, folder: Path) -> Hold:
        """A handle by which processes agree about a folder."""
        with disk_trouble(folder):
            return Hold(os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))

    def _fsync(self, path: Path) -> None:
        with disk_trouble(path):
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


class Hold:
    """An advisory lock on a folder, which leaves no file behind and dies with the process."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def exclusively(self) -> bool:
        """Whether we alone hold the folder now."""
        return self._take(fcntl.LOCK_EX)

    def together(self, *, wait_seconds: float) -> bool:
        """Whether we hold the folder now, beside others who hold it the same way."""
        until = time.monotonic() + wait_seconds
        while not self._take(fcntl.LOCK_SH):
            if time.monotonic() >= until:
                return False
            time.sleep(_POLL_SECONDS)
        return True

    @property
    def is_open(self) -> bool:
        """Whether it was not let go of for good."""
        return self._handle >= 0

    def release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _take(self, how: int) -> bool:
        try:
            fcntl.flock(self._handle, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def write_all(file: BinaryIO, content: bytes) -> None:
    """Every byte into an unbuffered file, which may take fewer at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


def writer(file: BinaryIO, path: Path) -> Callable[[bytes], None]:
    """Writes block after block into a file, every byte of each; the disk's refusal names the path."""

    def write(block: bytes) -> None:
        with disk_trouble(path):
            write_all(file, block)

    return write
