"""A small file that somebody carries: read with a bound, written once and for good."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from farbank.errors import DiskTrouble, Missing, Refused
from farbank.keeping.disk.fsops import Disk, disk_trouble

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
    """Say it before anything is done where a file is there already, or its folder is not."""
    with disk_trouble(path):
        if path.absolute().exists():
            raise Refused(f"{path} is there already", advice="Name a file that does not exist yet.")
        if not path.absolute().parent.is_dir():
            raise Missing(f"there is no folder {path.parent}", advice="Make it first, or name another.")


def write_copy(path: Path, content: bytes) -> None:
    """A file that is to leave: a new one, and when it was written is nobody's business."""
    write_file(Disk(), path, content)
    try:
        os.utime(path, (0, 0))
    except OSError as trouble:
        raise DiskTrouble(f"{path} was written and its time could not be set: {trouble.strerror}") from None


def write_file(disk: Disk, path: Path, content: bytes) -> None:
    """A new file, whole or not at all; one that is there is left alone.

    Raises `Refused` where it is there, `Missing` where its folder is not, `DiskTrouble` where it cannot be written.
    """
    refuse_taken(path)
    disk.put_new(path.absolute(), content)
