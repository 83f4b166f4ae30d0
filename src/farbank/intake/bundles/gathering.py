"""The files of a bundle out of a folder, a zip or a single file, and their bytes within bounds.

- No link inside a folder is followed, and nothing is unpacked to disk: the rules of `walk` and `zips` hold.
- A file is never held whole in memory, unless it is small enough to be looked into.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from farbank.errors import FarbankError, Refused
from farbank.intake.bundles.bounds import HEAD, USUAL, Bounds
from farbank.intake.found import Found, Skipped
from farbank.intake.reading import CouldNot
from farbank.intake.walk import walk
from farbank.intake.zips import zip_parts

_CHUNK: Final = 1 << 20
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_CANNOT: Final = "it cannot be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The files of a bundle in a steady order, what was left and why, and the zip they lie in, if they do."""

    files: tuple[Found, ...]
    skipped: tuple[Skipped, ...] = ()
    container: tuple[Found, ...] = ()  # none or one


def gather(path: Path, bounds: Bounds = USUAL) -> Gathered:
    """Everything in a folder or in a zip, or the one file itself."""
    met = list(islice(walk([path]), bounds.files + 1))
    if len(met) > bounds.files:
        raise Refused(
            f"{path.name} holds more than {bounds.files:,} files", advice="Import its folders one after the other."
        )
    container = tuple(each for each in met if isinstance(each, Found) and not path.is_dir() and is_zip(each))
    if container:
        met = list(zip_parts(container[0], limits=bounds.zip))
    return Gathered(
        files=tuple(each for each in met if isinstance(each, Found)),
        skipped=tuple(each for each in met if isinstance(each, Skipped)),
        container=container,
    )


def the_file(path: Path) -> Found:
    """The one file at a path; `Refused` where there is a folder, something special or nothing."""
    met = list(islice(walk([path]), 2))
    if len(met) == 1 and isinstance(met[0], Found) and not path.is_dir():
        return met[0]
    raise Refused(f"{path.name} is not a file that can be read", advice="Name the file itself.")


def is_zip(file: Found) -> bool:
    """Whether a file begins as a zip does."""
    return head_of(file).startswith(_ZIP)


def head_of(file: Found, length: int = HEAD) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with file.open() as stream:
            return _first(stream, length)
    except (OSError, FarbankError):
        return b""


def small(file: Found, *, limit: int) -> bytes | CouldNot:
    """A file whole, or why not: larger than the limit, whatever its size is said to be, or unreadable."""
    content = head_of(file, limit + 1)
    if len(content) > limit:
        return CouldNot(because=f"it is larger than {limit:,} bytes and was not looked into")
    return content or CouldNot(because="it is empty or cannot be read")


def digest_of(file: Found, algorithm: str = "sha256") -> str | CouldNot:
    """The hash of a file as hexadecimal digits, read in pieces."""
    try:
        with file.open() as stream:
            return hash_of(stream, algorithm)
    except (OSError, FarbankError):
        return CouldNot(because=_CANNOT)


def hash_of(stream: BinaryIO, algorithm: str = "sha256") -> str:
    """The hash of a stream from its place to its end."""
    state = hashlib.new(algorithm, usedforsecurity=False)
    for chunk in iter(partial(stream.read, _CHUNK), b""):
        state.update(chunk)
    return state.hexdigest()


def _first(stream: BinaryIO, length: int) -> bytes:
    return b"".join(_pieces(stream, length))


def _pieces(stream: BinaryIO, left: int) -> Iterator[bytes]:
    while left and (piece := stream.read(min(left, _CHUNK))):
        yield piece
        left -= len(piece)
