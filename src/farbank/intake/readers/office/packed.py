"""The members of a packed document (a zip of XML), each read within bounds. No member's name is used as a path."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from xml.etree import ElementTree as ET

from farbank.intake.names import clipped
from farbank.intake.readers.office.xml_tree import tree_of
from farbank.intake.readers.reader import Unreadable
from farbank.intake.reading import Part

_LARGEST: Final = 400_000_000  # of all members together
_LARGEST_MEMBER: Final = 100_000_000
_MOST_MEMBERS: Final = 10_000
_RATIO: Final = 1_000  # deflate cannot pack better than 1,032 to 1; text never comes near it
_SMALL: Final = 1_000_000
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError, KeyError)


class Packed:
    """An opened document; `xml` and `member` raise `Unreadable` where a member is broken or too large."""

    def __init__(self, box: zipfile.ZipFile) -> None:
        self._box = box
        self.names = tuple(box.namelist())

    def xml(self, name: str) -> ET.Element | None:
        """A member as a tree, None where there is none of this name."""
        return tree_of(self.member(name)) if name in self.names else None

    def member(self, name: str) -> bytes:
        """The bytes of a member."""
        info = self._box.getinfo(name)
        if info.file_size > _LARGEST_MEMBER or info.file_size > max(_SMALL, _RATIO * info.compress_size):
            raise Unreadable(f"a part of it would unpack to {info.file_size:,} bytes")
        try:
            with self._box.open(info) as stream:
                content = stream.read(_LARGEST_MEMBER + 1)
        except _FAULTS:
            raise Unreadable("a part of it is broken") from None
        if len(content) > _LARGEST_MEMBER:
            raise Unreadable("a part of it unpacks to more than it says")
        return content

    def matching(self, start: str, end: str = "") -> Iterator[str]:
        """The names of members that begin and end so, in steady order."""
        return (name for name in sorted(set(self.names)) if name.startswith(start) and name.endswith(end))

    def parts(self, start: str, limit: int) -> tuple[Part, ...]:
        """Pictures and other files that lie in a folder of the document, as parts of it."""
        wanted = [name for name in self.matching(start) if not name.endswith("/")]
        return tuple(Part(name=clipped(name.rsplit("/", 1)[-1]), content=self.member(name)) for name in wanted[:limit])


@contextmanager
def unpacked(untrusted_bytes: bytes, what: str) -> Iterator[Packed]:
    """The document, open; raises `Unreadable` where it is no zip or a bomb."""
    try:
        box = zipfile.ZipFile(io.BytesIO(untrusted_bytes))
    except _FAULTS:
        raise Unreadable(f"it begins like {what} and is broken") from None
    with box:
        if len(box.infolist()) > _MOST_MEMBERS:
            raise Unreadable(f"it has more than {_MOST_MEMBERS:,} parts")
        if sum(member.file_size for member in box.infolist()) > _LARGEST:
            raise Unreadable(f"it would unpack to more than {_LARGEST:,} bytes")
        yield Packed(box)
