"""The files of a bag as they lie on a disk, before anything in them is believed.

- Only plain files and folders: a link, pipe, socket or device anywhere is refused, and none is ever opened.
- Plain files with a mode that would run as somebody else are refused.
- A file is opened without following a link, even if it became one a moment ago.
- There is a limit to how many files are looked at, and to how large a file is read whole.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from farbank.errors import Damage, Refused
from farbank.keeping.carrying import bag_paths
from farbank.keeping.carrying.bag_paths import shown

_MOST_FILES: Final = 1_000_000
_LONGEST_TAG: Final = 64 << 20
_SPECIAL: Final = stat.S_ISUID | stat.S_ISGID | stat.S_ISVTX
_ADVICE: Final = (
    "Ask for the bag again, with nothing in it but plain files and folders; nothing was taken from this one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A plain file: its path in the bag (NFC), where it lies, its size in bytes."""

    path: str
    place: Path
    size: int


def files_of(folder: Path) -> dict[str, Found]:
    """Every file of a bag by its path. What is no plain file or folder is `Refused`."""
    names, found = bag_paths.Names(), dict[str, Found]()
    for each in _walk(folder):
        names.take(each.path, where="the bag")
        found[each.path] = each
        if len(found) > _MOST_FILES:
            raise Refused(f"the bag holds more than {_MOST_FILES:,} files", advice="Ask for it in several bags.")
    return found


def open_plain(found: Found) -> BinaryIO:
    """A file of the bag, unbuffered, to be read from its beginning."""
    try:
        handle = os.open(found.place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise Damage(f"{shown(found.path)} went away while the bag was read", advice=_ADVICE) from None
    except OSError:
        raise Refused(f"{shown(found.path)} cannot be read, or is no plain file", advice=_ADVICE) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refused(f"{shown(found.path)} is no plain file", advice=_ADVICE)
    return os.fdopen(handle, "rb", 0)


def refuse_if_larger(found: Found, limit: int = _LONGEST_TAG) -> None:
    """`Refused` when a file is too large to be read whole."""
    if found.size > limit:
        raise Refused(f"{shown(found.path)} is larger than {limit:,} bytes", advice=_ADVICE)


def _walk(folder: Path) -> Iterator[Found]:
    waiting = [(folder, "")]
    while waiting:
        place, above = waiting.pop()
        for entry in _entries(place, above):
            path = bag_paths.checked(above + entry.name, where="the bag")
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                waiting.append((Path(entry.path), path + "/"))
            elif stat.S_ISREG(status.st_mode):
                if status.st_mode & _SPECIAL:
                    raise Refused(f"{shown(path)} has a set-id or sticky mode", advice=_ADVICE)
                yield Found(path=path, place=Path(entry.path), size=status.st_size)
            else:
                what = "a link" if stat.S_ISLNK(status.st_mode) else "no plain file"
                raise Refused(f"{shown(path)} is {what}", advice=_ADVICE)


def _entries(place: Path, above: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        raise Refused(f"the folder {shown(above) or 'of the bag'} cannot be read", advice=_ADVICE) from None
