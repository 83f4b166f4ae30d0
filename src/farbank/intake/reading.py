"""What reading a foreign file gives: plain values, whatever the file was."""

from __future__ import annotations

from dataclasses import dataclass

from farbank.errors import Refused
from farbank.facts.item import Hidden
from farbank.values.picture import Tab


@dataclass(frozen=True, slots=True, kw_only=True)
class CouldNot:
    """Nothing came out of it, and why."""

    because: str

    def __post_init__(self) -> None:
        if not self.because:
            raise Refused("a file that could not be read has a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Bytes drawn out of a file (an attachment) and the name they had there, cleaned for showing."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file as one reader saw it. `could_not` is the reason where nothing, or not everything, could be read.

    `media` is the type its content shows (RFC 6838), not what its name says. Width and height are pixels as stored.
    """

    media: str
    reader: str
    text: str = ""
    hidden: tuple[Hidden, ...] = ()
    pages: int = 0
    width: int = 0
    height: int = 0
    parts: tuple[Part, ...] = ()
    tabs: tuple[Tab, ...] = ()
    could_not: str = ""

    def __post_init__(self) -> None:
        if min(self.pages, self.width, self.height) < 0:
            raise Refused("pages, width and height are counted from 0")
