"""Sealed objects: one age file each, named by the SHA-256 of its ciphertext. `ports.Objects`.

- Plaintext never touches the disk, not even in staging.
- Each object has an identity of its own, so that one line discloses one object.
- An object is on disk for good before a fact may name it; what no fact came to name is swept, nothing else.
- What is read is what was sealed, or `Damage` that names the object.
- A file says 1970: when it was written is nobody's business.
"""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from farbank.errors import Damage, DiskTrouble
from farbank.keeping.disk.fsops import Disk, disk_trouble, writer
from farbank.keeping.disk.layout import Layout, file_sha256
from farbank.keeping.objects import age_files
from farbank.keeping.objects.object_stream import ObjectStream
from farbank.values.handling import SealedObject, Secret

_WHOLE: Final = 32 << 20  # up to here an object is checked before its first byte is given, and can be sought in
_BATCH: Final = ".batch"
_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Staged:
    path: Path
    name: str


class SealedObjects:
    """Puts, settles, opens and reads; one per process and case."""

    def __init__(self, layout: Layout, disk: Disk) -> None:
        self._layout = layout
        self._disk = disk
        self._staged: list[_Staged] = []
        self._batches: list[Path] = []

    def put(self, untrusted_bytes: BinaryIO) -> SealedObject:
        """Seal a stream. It is on disk for good only after `settle`."""
        identity = age_files.new_identity()
        flow = self._stage(untrusted_bytes, age_files.recipient_of(identity))
        return SealedObject(name=flow.age_sha256, identity=identity, digest=flow.plain_sha256, size=flow.plain_size)

    def put_for(self, untrusted_bytes: BinaryIO, *recipients: str) -> tuple[str, int]:
        """Seal a stream that only the holders of other keys can open; its name and the size of the age file."""
        flow = self._stage(untrusted_bytes, *recipients)
        return flow.age_sha256, flow.age_size

    def adopt(self, name: str, untrusted: BinaryIO) -> None:
        """Take over an age file that is sealed already, whatever is in it. It is on disk for good after `settle`.

        What does not have this name by its SHA-256 is `Damage`, and nothing of it stays.
        """
        path = self._layout.staging / secrets.token_hex(16)
        found = hashlib.sha256()
        try:
            with self._disk.create(path) as file:
                write = writer(file, path)
                while block := untrusted.read(_AT_ONCE):
                    found.update(block)
                    write(block)
            _must_be(name, found.hexdigest())
            self._disk.forget_times(path)
        except BaseException:
            self._disk.unlink(path)
            raise
        self._staged.append(_Staged(path=path, name=name))

    def has(self, name: str) -> bool:
        """Whether there is a file of this name, in its place or on its way there."""
        return any(each.name == name for each in self._staged) or self._layout.object(name).is_file()

    def as_kept(self, name: str) -> BinaryIO:
        """The age file itself, unopened."""
        return self._file(name)

    def settle(self) -> None:
        """One fsync round for everything put since the last; only then may a fact name it."""
        if not self._staged:
            return
        self._disk.fsync_all([each.path for each in self._staged])
        self._note_batch()
        places = {each.name: self._layout.object(each.name) for each in self._staged}
        folders = sorted({place.parent for place in places.values()})
        self._disk.make_dirs(folders)
        for each in self._staged:
            self._disk.rename(each.path, places[each.name])
        self._disk.fsync_all(folders)
        self._staged.clear()

    def open(self, sealed: SealedObject) -> BinaryIO:
        """The bytes that went in, as a stream that raises `Damage` if they are not what was sealed."""
        if sealed.size <= _WHOLE:
            return io.BytesIO(self.read(sealed))
        stream = ObjectStream(lambda write: self._decrypt(sealed, write))
        return cast("BinaryIO", io.BufferedReader(stream, buffer_size=1 << 16))

    def read(self, sealed: SealedObject) -> bytes:
        """The bytes that went in, whole; for small objects."""
        blocks: list[bytes] = []
        self._decrypt(sealed, blocks.append)
        return b"".join(blocks)

    def read_with(self, name: str, identity: Secret) -> bytes:
        """A small object whose digest nobody recorded: its ciphertext is checked by its name instead."""
        if self.state(name) != "intact":
            raise Damage(f"object {name} is not what was sealed")
        blocks: list[bytes] = []
        with self._file(name) as file:
            age_files.decrypt(file, blocks.append, identity, what=f"object {name}")
        return b"".join(blocks)

    def state(self, name: str) -> str:
        """`intact`, `missing` or `corrupt`."""
        path = self._layout.object(name)
        try:
            with disk_trouble(path):  # what cannot be read just now is not called corrupt
                return "intact" if file_sha256(path) == name else "corrupt"
        except DiskTrouble:
            if path.exists():
                raise
            return "missing"

    def sweep(self, is_named: Callable[[str], bool]) -> None:
        """Take away what this process staged or settled and no fact came to name."""
        for each in self._staged:
            self._disk.unlink(each.path)
        self._staged.clear()
        for batch in self._batches:
            self._sweep_batch(batch, is_named)
        self._batches.clear()

    def sweep_left_over(self, is_named: Callable[[str], bool]) -> None:
        """The same for what interrupted commands left; only while nobody else has the case open."""
        with disk_trouble(self._layout.staging):
            left_over = sorted(self._layout.staging.iterdir())
        for path in left_over:
            if path.name.endswith(_BATCH):
                self._sweep_batch(path, is_named)
            elif path.is_dir() and not path.is_symlink():  # an anchor that did not get its place
                self._disk.remove_tree(path)
            else:
                self._disk.unlink(path)

    def _sweep_batch(self, batch: Path, is_named: Callable[[str], bool]) -> None:
        with disk_trouble(batch):
            names = batch.read_text("ascii", errors="replace").split()
        whole = (name for name in names if len(name) == len(hashlib.sha256().hexdigest()) and name.isalnum())
        swept = [self._layout.object(name) for name in whole if not is_named(name)]
        for path in swept:
            self._disk.unlink(path)
        # gone for good before the note is, or nobody would know of them any more
        self._disk.fsync_all(sorted({path.parent for path in swept if path.parent.is_dir()}))
        self._disk.unlink(batch)

    def _note_batch(self) -> None:
        """Write down what is about to get its place, so that it can be swept if no fact comes to name it."""
        batch = self._layout.staging / (secrets.token_hex(16) + _BATCH)
        self._disk.write_new(batch, "\n".join(each.name for each in self._staged).encode())
        self._disk.fsync_dir(self._layout.staging)
        self._batches.append(batch)

    def _stage(self, untrusted: BinaryIO, *recipients: str) -> age_files.Flow:
        path = self._layout.staging / secrets.token_hex(16)
        try:
            with self._disk.create(path) as file:
                flow = age_files.encrypt(untrusted, writer(file, path), *recipients)
            self._disk.forget_times(path)
        except BaseException:
            self._disk.unlink(path)
            raise
        self._staged.append(_Staged(path=path, name=flow.age_sha256))
        return flow

    def _decrypt(self, sealed: SealedObject, write: Callable[[bytes], None]) -> None:
        with self._file(sealed.name) as file:
            digest = age_files.decrypt(file, write, sealed.identity, what=f"object {sealed.name}")
        if digest != sealed.digest:
            raise Damage(f"object {sealed.name} does not hold what was sealed")

    def _file(self, name: str) -> BinaryIO:
        staged = [each.path for each in self._staged if each.name == name]
        try:
            return (staged[0] if staged else self._layout.object(name)).open("rb")
        except OSError:
            raise Damage(f"object {name} is missing or cannot be read") from None


def _must_be(name: str, found: str) -> None:
    if found != name:
        raise Damage(f"object {name} is not what it is called")
