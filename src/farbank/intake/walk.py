"""Files and folders that a user names become an ordered stream of what to take and what was left, with the reason.

- No link inside a named folder is followed: neither out of it nor within it.
- Only regular files are opened; a pipe, device or socket is never opened, so it can neither block nor act.
- Names come out as clean Unicode, with what was changed written out.
- The order is that of the bytes of the names, so it is the same on every machine.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from farbank.errors import Refused
from farbank.intake.found import EMPTY, RENAMED, Found, Skipped
from farbank.intake.names import shown

Met = Found | Skipped
_Waiting = list[tuple[Path, str]]  # where it is, and the path that is shown


def walk(paths: Sequence[Path]) -> Iterator[Met]:
    """Everything under the named paths, depth first. A path named by the user may itself be a link."""
    for path in paths:
        yield from _from(Path(os.path.realpath(path)), path.absolute().name)


def _from(root: Path, name: str) -> Iterator[Met]:
    waiting: _Waiting = [(root, name or root.name)]
    while waiting:
        where, path = waiting.pop()
        try:
            mode = where.lstat().st_mode
        except OSError as trouble:
            yield Skipped(path=shown(path), because=_reason(trouble))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(where, path, waiting)
        else:
            yield _file(where, path, mode=mode, root=root)


def _folder(where: Path, path: str, waiting: _Waiting) -> Iterator[Met]:
    try:
        inside = sorted(where.iterdir(), key=lambda each: os.fsencode(each.name), reverse=True)
    except OSError as trouble:
        yield Skipped(path=shown(path), because=_reason(trouble))
        return
    waiting.extend((each, f"{path}/{each.name}") for each in inside)


def _file(where: Path, path: str, *, mode: int, root: Path) -> Met:
    if stat.S_ISLNK(mode):
        return Skipped(path=shown(path), because=_link(where, root))
    if not stat.S_ISREG(mode):
        return Skipped(path=shown(path), because=f"it is {_special(mode)}, not a file")
    try:
        with open_regular(where) as file:
            size = os.fstat(file.fileno()).st_size
    except OSError as trouble:
        return Skipped(path=shown(path), because=_reason(trouble))
    return found(path, size=size, opener=partial(_reopen, where, shown(path)))


def found(path: str, *, size: int, opener: Callable[[], BinaryIO], notices: tuple[str, ...] = ()) -> Found:
    """A file to take in, with what its name and size give notice of."""
    clean = shown(path)
    noticed = ((RENAMED,) if clean != path else ()) + (() if size else (EMPTY,))
    return Found(path=clean, size=size, open=opener, notices=noticed + notices)


def open_regular(where: Path) -> BinaryIO:
    """Open a regular file for reading; never follows a link in the last step, never waits for a pipe."""
    handle = os.open(where, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a regular file")
    return os.fdopen(handle, "rb")


def _reopen(where: Path, path: str) -> BinaryIO:
    try:
        return open_regular(where)
    except OSError as trouble:
        advice = "Check the file and give the same command again; what was taken in before stays."
        raise Refused(f"{path} cannot be opened any more: {_reason(trouble)}", advice=advice) from None


def _link(where: Path, root: Path) -> str:
    target = Path(os.path.realpath(where))
    if root not in target.parents:
        return "it is a link that leads out of the folder; name its target if it is to be taken"
    if not target.exists():
        return "it is a link that leads nowhere"
    return "it is a link to something in the same folder, which is taken under its own name"


def _special(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for is_kind, name in kinds if is_kind(mode)), "something special")


def _reason(trouble: OSError) -> str:
    words = trouble.strerror or str(trouble)
    return f"it cannot be read: {words[:1].lower()}{words[1:]}"
