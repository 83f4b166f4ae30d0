"""A parcel: one age file for members at another place, with signed commits and the objects they name.

- Only the members it is sealed to can open it; it says nothing outside but its size.
- It is written beside its place and put there whole; a crash leaves a file that says it is unfinished.
- It is read in one direction with bounded memory; what is cut off, altered, out of order or too large is `Damage`.
- Objects come before the commits that name them, so that they can be kept before a fact names them.

Inside is a tar: `parcel.json`, `objects/<sha256>` (age files as they lie in the store), `commits/<n>.json`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from farbank.errors import Damage, Refused
from farbank.facts.disclosed import Carried
from farbank.facts.log import Head
from farbank.keeping.carrying.disclosed import read_line, to_line
from farbank.keeping.carrying.parcel_tar import END, Unpacking, packed, poured
from farbank.keeping.disk.fsops import Disk, disk_trouble, writer
from farbank.keeping.log.checkpoint import read_checkpoint
from farbank.keeping.log.note import read_vkey
from farbank.keeping.objects import age_files
from farbank.keeping.objects.object_stream import ObjectStream
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret

UNFINISHED: Final = ".unfinished"
_MOST_HEADER: Final = 1 << 20
_MOST_LINE: Final = 64 << 20  # a commit of half a million leaves
_AT_ONCE: Final = 1 << 20
_OBJECT: Final = re.compile(r"objects/([0-9a-f]{64})\Z")
_COMMIT: Final = re.compile(r"commits/([0-9]{9})\.json\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What `parcel.json` says: from which log to which, its keys and its checkpoint (the signed note).

    Everything after entry `after` that goes to other places is in it, or, when `after` is -1, what was chosen. `have`
    is up to where everything of the receiving place had come.
    """

    place: str
    to: str
    vkeys: tuple[str, ...]
    checkpoint: str
    after: int
    have: int

    def to_bytes(self) -> bytes:
        """The file: canonical JSON."""
        shown = {
            "after": self.after,
            "checkpoint": self.checkpoint,
            "have": self.have,
            "place": self.place,
            "to": self.to,
            "v": 1,
            "vkeys": list(self.vkeys),
        }
        return canonical_json(shown)

    def head(self) -> Head:
        """The head of the log it came from, once its own keys are seen to have signed it."""
        verifiers = tuple(read_vkey(each) for each in self.vkeys)
        return read_checkpoint(self.checkpoint.encode(), self.place, verifiers).head()


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """What goes into a parcel. `objects` are names, each with the means to open its file and with its size."""

    label: Label
    objects: Iterable[tuple[str, int, Callable[[], BinaryIO]]]
    commits: Iterable[Carried]


def unfinished(path: Path) -> Path:
    """Where a parcel is while it is being written."""
    return path.with_name(path.name + UNFINISHED)


def write_parcel(path: Path, packing: Packing, recipients: Iterable[str], disk: Disk) -> str:
    """Write the parcel beside its place, for good; returns its SHA-256. `place_parcel` then puts it there."""
    return write_sealed(path, blocks_of(packing), recipients, disk)


def write_sealed(path: Path, blocks: Iterator[bytes], recipients: Iterable[str], disk: Disk) -> str:
    """Write a tar, sealed to these recipients, beside its place and for good; returns its SHA-256."""
    if path.exists():
        raise Refused(f"{path} is there already", advice="Name a file that does not exist yet.")
    beside = unfinished(path)
    disk.unlink(beside)
    try:
        with disk.create(beside) as file:
            flow = age_files.encrypt(poured(blocks), writer(file, beside), *recipients)
        disk.fsync_all([beside])
    except BaseException:
        disk.unlink(beside)
        raise
    return flow.age_sha256


def place_parcel(path: Path, disk: Disk) -> None:
    """The parcel stands under its name from now on."""
    disk.rename(unfinished(path), path)
    disk.fsync_dir(path.absolute().parent)


def digest_of(path: Path) -> str:
    """The SHA-256 of a parcel."""
    with disk_trouble(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Opened:
    """A parcel as it is read, in its order: label, objects, commits, each once."""

    def __init__(self, untrusted: BinaryIO) -> None:
        self._files = Unpacking(untrusted)
        self._next = self._files.next()
        if self._next is None or self._next[0] != "parcel.json" or self._next[1] > _MOST_HEADER:
            raise Damage("the parcel does not begin with what it is")
        self.label = _read_label(self._files.read())
        self._next = self._files.next()

    def objects(self) -> Iterator[tuple[str, BinaryIO]]:
        """Every object, to be read before the next is asked for."""
        seen: set[str] = set()
        while self._next is not None and (match := _OBJECT.match(self._next[0])):
            if match.group(1) in seen:
                raise Damage("the parcel holds an object twice")
            seen.add(match.group(1))
            yield match.group(1), cast("BinaryIO", self._files)
            self._next = self._files.next()

    def commits(self) -> Iterator[Carried]:
        """Every commit; at the end the whole parcel was read, and nothing else was in it."""
        count = 0
        while self._next is not None:
            name, size = self._next
            if name != _commit_name(count + 1) or size > _MOST_LINE:
                raise Damage("the parcel holds something that farbank does not write there")
            yield read_line(self._files.read())
            count += 1
            self._next = self._files.next()


@contextmanager
def open_parcel(path: Path, identity: Secret) -> Iterator[Opened]:
    """A parcel that was sealed to this identity."""
    with disk_trouble(path), path.open("rb") as file:
        stream = ObjectStream(lambda write: _decrypt(file, write, identity))
        try:
            yield Opened(cast("BinaryIO", stream))
        finally:
            stream.close()


def _decrypt(file: BinaryIO, write: Callable[[bytes], None], identity: Secret) -> None:
    age_files.decrypt(file, write, identity, what="the parcel (sealed to somebody else, or damaged)")


def blocks_of(packing: Packing) -> Iterator[bytes]:
    """The tar, block by block."""
    label = packing.label.to_bytes()
    yield from packed("parcel.json", len(label), (label,))
    for name, size, opened in packing.objects:
        with opened() as file:
            yield from packed(f"objects/{name}", size, _checked(name, size, file))
    for count, carried in enumerate(packing.commits, start=1):
        line = to_line(carried)
        if len(line) > _MOST_LINE:
            raise Refused(f"commit {carried.commit.number} is too large to be sent")
        yield from packed(_commit_name(count), len(line), (line,))
    yield END


def _checked(name: str, size: int, file: BinaryIO) -> Iterator[bytes]:
    """The bytes of an object, which must be those it is named by."""
    found, left = hashlib.sha256(), size
    while left and (block := file.read(min(left, _AT_ONCE))):
        found.update(block)
        left -= len(block)
        yield block
    if left or found.hexdigest() != name:
        raise Damage(f"object {name} is not what was sealed")


def _commit_name(count: int) -> str:
    return f"commits/{count:09}.json"


def _read_label(untrusted: bytes) -> Label:
    try:
        shown: dict[str, Any] = json.loads(untrusted)
        label = Label(
            place=shown["place"],
            to=shown["to"],
            vkeys=tuple(shown["vkeys"]),
            checkpoint=shown["checkpoint"],
            after=shown["after"],
            have=shown["have"],
        )
        words = (label.place, label.to, label.checkpoint, *label.vkeys)
        good = label.to_bytes() == untrusted and all(type(each) is str for each in words)
        good = good and type(label.after) is int and type(label.have) is int and label.after >= -1 and label.have >= 0
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, label = False, None
    if not good or label is None:
        raise Damage("the parcel does not say what it is")
    return label
