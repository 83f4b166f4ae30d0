"""A field bag: a folder to which one can add, and from which nobody can read but the desk it is written for.

    farbank-field.txt   DESK.pub as it was given, and the name of the bag (random)
    000001.age ...      one age file each, to the desk: a line that says what it is, then the bytes
    last                the number and the SHA-256 of the last file

- No key that opens anything is in the bag, or ever on this laptop; no passphrase is asked.
- Plain text is never written: not in the bag, not in a temporary file.
- Names, times and sources are inside; outside are numbers only, and sizes.
- Each file names the SHA-256 of the one before, so that the desk sees what is missing, changed or out of order.
- A file that stands under its number is whole and on disk for good.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.field_bag_desk import DeskKey, read_desk_key
from farbank.keeping.carrying.parcel_tar import poured
from farbank.keeping.disk.fsops import Disk, disk_trouble, writer
from farbank.keeping.disk.layout import file_sha256
from farbank.keeping.disk.other_folders import FIELD_BAG_MARKER
from farbank.keeping.objects import age_files
from farbank.keeping.objects.object_stream import ObjectStream
from farbank.values.digest import canonical_json, sha256_hex
from farbank.values.handling import Secret

_LAST: Final = "last"
_UNFINISHED: Final = ".unfinished"
_BEGUN: Final = f".{FIELD_BAG_MARKER}{_UNFINISHED}"  # what a power cut leaves of a bag that was never made
_NAME: Final = re.compile(r"([0-9]{6})\.age\Z")
_BAG: Final = re.compile(r"bag [0-9a-f]{32}\n\Z")
_MOST: Final = 64 << 10
_AT_ONCE: Final = 1 << 20
_FULL: Final = 999_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What a file in the bag says of itself: its name, from whom, how it came, when it was put in.

    `at` is RFC 3339, by the clock of that laptop; `prior` the SHA-256 of the file before, of the marker for the first.
    """

    bag: str
    number: int
    prior: str
    at: str
    name: str
    source: str
    how: str

    def to_line(self) -> bytes:
        """The first line inside: canonical JSON."""
        shown = {
            "at": self.at,
            "bag": self.bag,
            "from": self.source,
            "how": self.how,
            "n": self.number,
            "name": self.name,
            "prior": self.prior,
            "v": 1,
        }
        return canonical_json(shown) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldBag:
    """A bag: where it is, for which desk, and its own name."""

    folder: Path
    desk: DeskKey
    name: str
    marker: bytes

    def file(self, number: int) -> Path:
        """The file with this number."""
        return self.folder / f"{number:06}.age"

    def numbers(self) -> list[int]:
        """The numbers that stand in the folder."""
        with disk_trouble(self.folder):
            found = (_NAME.match(each.name) for each in self.folder.iterdir())
            return sorted(int(match.group(1)) for match in found if match)


def new_field_bag(folder: Path, untrusted_desk: bytes, disk: Disk) -> FieldBag:
    """A new, empty bag for a desk."""
    desk = read_desk_key(untrusted_desk)
    if folder.exists() and (not folder.is_dir() or any(each.name != _BEGUN for each in folder.iterdir())):
        raise Refused(f"{folder} is there already and not empty", advice="Name a folder that does not exist yet.")
    disk.make_dir(folder.absolute())
    marker = desk.to_text() + f"bag {secrets.token_hex(16)}\n"
    disk.put_new(folder / FIELD_BAG_MARKER, marker.encode())
    return open_field_bag(folder)


def open_field_bag(folder: Path) -> FieldBag:
    """The bag in this folder; nothing in it is opened by that."""
    with disk_trouble(folder / FIELD_BAG_MARKER), (folder / FIELD_BAG_MARKER).open("rb") as file:
        untrusted = file.read(_MOST)
    match = _BAG.search(untrusted.decode("ascii", errors="replace"))
    if match is None:
        raise Damage(f"{FIELD_BAG_MARKER} is not what farbank wrote")
    name = match.group(0).split()[1]
    desk = read_desk_key(untrusted[: -len(match.group(0))])
    return FieldBag(folder=folder, desk=desk, name=name, marker=untrusted)


def put_in(bag: FieldBag, untrusted: BinaryIO, said: Callable[[str, int, str], Slip], disk: Disk) -> int:
    """Add a stream; returns its number. `said` makes the slip out of the bag's name, the number and the prior."""
    with disk.lock(bag.folder, wait_seconds=10):
        _sweep(bag, disk)
        number, prior = _last(bag)
        number += 1
        line = said(bag.name, number, prior).to_line()
        if number > _FULL or len(line) > _MOST:
            raise Refused("the bag is full, or what is said of the file is too long", advice="Begin another bag.")
        digest = _write(bag, bag.file(number), _with_slip(line, untrusted), disk)
        disk.replace(bag.folder / _LAST, f"{number} {digest}\n".encode(), bag.folder / (_LAST + _UNFINISHED))
        return number


def promised(bag: FieldBag) -> int:
    """The number of the last file that was put in, as the bag says outside."""
    try:
        return int((bag.folder / _LAST).read_bytes().split()[0])
    except (OSError, ValueError, IndexError):
        return 0


@contextmanager
def taken_out(bag: FieldBag, number: int, identity: Secret) -> Iterator[tuple[Slip, BinaryIO]]:
    """The slip and the bytes of one file, for who holds the desk's key. The last read tells whether all of it holds."""
    path = bag.file(number)
    with disk_trouble(path), path.open("rb") as file:
        stream = ObjectStream(lambda write: _decrypt(file, write, identity, number))
        try:
            slip, rest = _parted(stream, number)
            yield slip, rest
        finally:
            stream.close()


def digest_in(bag: FieldBag, number: int) -> str:
    """The SHA-256 of a file as it lies in the bag."""
    with disk_trouble(bag.file(number)):
        return file_sha256(bag.file(number))


def before_first(bag: FieldBag) -> str:
    """What the first file names as the one before it."""
    return sha256_hex(bag.marker)


def _decrypt(file: BinaryIO, write: Callable[[bytes], None], identity: Secret, number: int) -> None:
    age_files.decrypt(file, write, identity, what=f"number {number} of the field bag")


def _parted(stream: ObjectStream, number: int) -> tuple[Slip, BinaryIO]:
    head = b""
    while b"\n" not in head and len(head) <= _MOST and (block := stream.read(_MOST)):
        head += block
    line, _, rest = head.partition(b"\n")
    slip = _read_slip(line + b"\n", number)
    return slip, poured(_rest(rest, stream))


def _rest(begun: bytes, stream: ObjectStream) -> Iterator[bytes]:
    if begun:
        yield begun
    while block := stream.read(_AT_ONCE):
        yield block


def _read_slip(untrusted: bytes, number: int) -> Slip:
    try:
        shown: dict[str, Any] = json.loads(untrusted)
        slip = Slip(
            bag=shown["bag"],
            number=shown["n"],
            prior=shown["prior"],
            at=shown["at"],
            name=shown["name"],
            source=shown["from"],
            how=shown["how"],
        )
        words = (slip.bag, slip.prior, slip.at, slip.name, slip.source, slip.how)
        good = slip.to_line() == untrusted and type(slip.number) is int and all(type(each) is str for each in words)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, slip = False, None
    if not good or slip is None:
        raise Damage(f"number {number} of the field bag does not begin with what it is")
    return slip


def _with_slip(line: bytes, untrusted: BinaryIO) -> BinaryIO:
    def blocks() -> Iterator[bytes]:
        yield line
        while block := untrusted.read(_AT_ONCE):
            yield block

    return poured(blocks())


def _last(bag: FieldBag) -> tuple[int, str]:
    """The number and SHA-256 of the last file; where a crash left the note behind, of the file itself."""
    numbers = bag.numbers()
    if not numbers and not promised(bag):
        return 0, before_first(bag)
    number = promised(bag)
    if numbers and numbers[-1] != number:
        number = max(number, numbers[-1])
        if number == numbers[-1]:
            return number, digest_in(bag, number)
    return number, (bag.folder / _LAST).read_bytes().split()[1].decode()


def _write(bag: FieldBag, path: Path, content: BinaryIO, disk: Disk) -> str:
    """A new file, on disk for good; its SHA-256."""
    beside = path.with_name(path.name + _UNFINISHED)
    try:
        with disk.create(beside) as file:
            flow = age_files.encrypt(content, writer(file, beside), *bag.desk.recipients)
        disk.forget_times(beside)
        disk.fsync_all([beside])
    except BaseException:
        disk.unlink(beside)
        raise
    disk.rename(beside, path)
    disk.fsync_dir(bag.folder)
    return flow.age_sha256


def _sweep(bag: FieldBag, disk: Disk) -> None:
    with disk_trouble(bag.folder):
        left_over = sorted(bag.folder.glob(f"*{_UNFINISHED}"))
    for path in left_over:
        disk.unlink(path)
