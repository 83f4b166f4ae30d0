"""Reading a file that somebody else may have put there: a plain one, through no link, not too much of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def read_plain(path: Path, longest: int) -> bytes | str:
    """The bytes of a plain file of at most `longest` bytes, or in words why it is not read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return "it cannot be opened, or is a link"
    try:
        return _read(handle, longest)
    except OSError:
        return "it cannot be read"
    finally:
        os.close(handle)


def _read(handle: int, longest: int) -> bytes | str:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        return "it is not a plain file"
    content = bytearray()
    while len(content) <= longest and (piece := os.read(handle, longest + 1 - len(content))):
        content += piece
    return bytes(content) if len(content) <= longest else f"it is longer than {longest:,} bytes"
