"""The exact bytes about to leave: files, and every channel through which they can say something."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from farbank.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of a package; `path` is relative, with forward slashes, and never climbs."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if self.path.startswith("/") or ".." in self.path.split("/") or not self.path:
            raise Refused(f"{self.path!r} cannot be a file of a package")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelText:
    """Words a reader or a machine can find in a file: `channel` is one of `values.words.Channel`."""

    channel: str
    text: str
    language: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What would be published, in path order."""

    files: tuple[File, ...]
    channels: tuple[ChannelText, ...]

    def __post_init__(self) -> None:
        paths = [each.path for each in self.files]
        if paths != sorted(set(paths)):
            raise Refused("the files of a package are in order of their paths, each once")

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over every path and every byte, length-prefixed; a verdict is bound to it."""
        whole = hashlib.sha256()
        for each in self.files:
            for part in (each.path.encode(), each.content):
                whole.update(len(part).to_bytes(8, "big"))
                whole.update(part)
        return whole.hexdigest()
