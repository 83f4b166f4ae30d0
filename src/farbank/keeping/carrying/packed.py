"""What is otherwise written as a folder, as one zip in memory: nothing of it lies on the disk on the way.

- Nothing in it says when it was made; nothing is compressed, so that it can be made while it is read.
- What is longer than `LONGEST` is refused before anything is read: a folder has room for it.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable
from typing import BinaryIO, Final

from farbank.errors import Refused

LONGEST: Final = 256 << 20  # bytes
_BEFORE_ALL: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can say
_MODE: Final = 0o100600 << 16


def refuse_long(size: int) -> None:
    """`Refused` where the files are too long to be held in memory."""
    if size > LONGEST:
        raise Refused(
            f"this is {size >> 20} MB, and one file to keep holds at most {LONGEST >> 20} MB",
            advice="Name a new folder on this computer instead.",
        )


def packed(folder: str, files: Iterable[tuple[str, bytes | BinaryIO]]) -> bytes:
    """A zip with one folder in it; its files in the order given, streams read to their end and closed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
        for name, content in files:
            told = zipfile.ZipInfo(f"{folder}/{name}", _BEFORE_ALL)
            told.external_attr = _MODE
            with pack.open(told, "w") as place, _stream(content) as held:
                shutil.copyfileobj(held, place)
    return out.getvalue()


def _stream(content: bytes | BinaryIO) -> BinaryIO:
    return io.BytesIO(content) if isinstance(content, bytes) else content
