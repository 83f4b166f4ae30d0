"""A sealed file on its way from or to a browser: it lies on the disk as it travels, sealed, and only for a moment.

- What is not sealed is refused before a byte of it is on the disk.
- A failure names the file as the person does, not where it lay.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from farbank.errors import FarbankError, Refused
from farbank.intake.names import shown

T = TypeVar("T")
BROWSER: Final = "downloads of a browser"
_AGE: Final = b"age-encryption.org/v1\n"
_PIECE: Final = 1 << 20


@contextmanager
def lying(stream: BinaryIO, name: str) -> Iterator[Path]:
    """The file while it is read. `Refused` where it is not sealed."""
    head = stream.read(len(_AGE))
    if head != _AGE:
        raise Refused(f"{shown(name)} is no sealed file of farbank", advice="Choose the file that a member sent.")
    with tempfile.TemporaryDirectory(prefix="farbank-sealed-") as folder:
        path = Path(folder) / "file.farbank"
        with path.open("xb") as out:
            out.write(head)
            while piece := stream.read(_PIECE):
                out.write(piece)
        try:
            yield path
        except FarbankError as failure:
            failure.args = (str(failure).replace(str(path), shown(name)),)
            raise


def made(write: Callable[[Path], T]) -> tuple[T, bytes]:
    """What a verb gives that writes one sealed file, and the bytes of the file."""
    with tempfile.TemporaryDirectory(prefix="farbank-sealed-") as folder:
        path = Path(folder) / "file.farbank"
        return write(path), path.read_bytes()
