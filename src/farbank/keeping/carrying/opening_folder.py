"""A folder that opens one commitment in print: the text it is the SHA-256 of, the files, and how to check both.

- What is in it is in the clear: whoever gets it holds the evidence itself.
- Nothing of the log, no id and no other thing of the case is in it.
- It is written beside its place and put there whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from farbank.keeping.carrying.packed import packed
from farbank.keeping.carrying.proof_folder import must_be_free
from farbank.keeping.disk.fsops import Disk, disk_trouble

OPENING: Final = "opening.txt"
README: Final = "README.txt"
_README: Final = """\
This folder opens a commitment that a publication printed beside a piece of evidence. It needs no farbank to check,
only sha256sum (shasum -a 256 on a Mac). It holds the evidence itself: keep it as carefully as whoever gave it to you.

1. The text is what the page committed to. This prints the commitment; compare it with the page:
     sha256sum {opening}
2. The files are those that the text names. This prints a digest for each; every one stands in the text:
     sha256sum {files}
     grep sha256 {opening}

The page's commitment is:
  {commitment}

The salt in the text was drawn by chance before the page was published. Without it nobody could find out from the
page what the newsroom held; with it nobody can claim to have held something else.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A file by its name in the folder, and what opens its bytes."""

    name: str
    open: Callable[[], BinaryIO]


def write_opening(folder: Path, opening: bytes, commitment: str, files: Sequence[Shown]) -> None:
    """Write the folder; under its name it is whole, or not there."""
    folder = folder.absolute()
    must_be_free(folder)
    beside, disk = folder.with_name(f".{folder.name}.unfinished"), Disk()
    disk.make_dir(beside)
    with disk.lock(beside, wait_seconds=0):
        try:
            disk.empty(beside)
            _fill(beside, {OPENING: opening, README: _readme(commitment, files)}, files)
            disk.fsync_all([beside, *beside.iterdir()])
            disk.rename(beside, folder)
        except BaseException:
            disk.remove_tree(beside)
            raise
    disk.fsync_dir(folder.parent)


def pack_opening(name: str, opening: bytes, commitment: str, files: Sequence[Shown]) -> bytes:
    """The same as one zip that holds a folder of this name."""
    told = ((OPENING, opening), (README, _readme(commitment, files)))
    return packed(name, (*told, *((each.name, each.open()) for each in files)))


def _readme(commitment: str, files: Sequence[Shown]) -> bytes:
    names = " ".join(each.name for each in files)
    return _README.format(opening=OPENING, files=names, commitment=commitment).encode()


def _fill(beside: Path, written: dict[str, bytes], files: Sequence[Shown]) -> None:
    with disk_trouble(beside):
        for name, content in written.items():
            (beside / name).write_bytes(content)
        for each in files:
            with each.open() as held, (beside / each.name).open("wb") as out:
                shutil.copyfileobj(held, out)
