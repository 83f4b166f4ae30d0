"""A small file that somebody carries: read with a bound, written once and for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from farbank.errors import DiskTrouble, Refused
from farbank.keeping.disk.fsops import Disk

_LONGEST: Final = 1 << 20


def read_file(path: Path) -> bytes:
    """The bytes of a file of at most 1 MB."""
    try:
        with path.open("rb") as file:
            untrusted = file.read(_LONGEST + 1)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}", advice="Check the name of the file.") from None
    if len(untrusted) > _LONGEST:
        raise Refused(f"{path} is longer than 1 MB", advice="Check that it is the file you mean.")
    return untrusted


def refuse_taken(path: Path) -> None:
    """Say it before anything is done where a file is there already."""
    if path.absolute().exists():
        raise Refused(f"{path} is there already", advice="Name a file that does not exist yet.")


def write_copy(path: Path, content: bytes) -> None:
    """A file that is to leave: a new one, and when it was written is nobody's business."""
    write_file(Disk(), path, content)
    try:
        os.utime(path, (0, 0))
    except OSError as trouble:
        raise DiskTrouble(f"{path} was written and its time could not be set: {trouble.strerror}") from None


def write_file(disk: Disk, path: Path, content: bytes) -> None:
    """A new file; one that is there is left alone."""
    refuse_taken(path)
    whole = path.absolute()
    disk.make_dir(whole.parent)
    disk.put_new(whole, content)
