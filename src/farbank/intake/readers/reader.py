"""What a reader is, and the one way it says that it cannot read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.reading import Part, Reading
from farbank.values.picture import Tab


class Unreadable(Exception):
    """The bytes are not what they should be; the words are the reason a person sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file, as the confined process gets it."""

    untrusted_bytes: bytes
    name: str
    media: str
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader declares its name and version, and the kinds of file it supports; `read` may raise `Unreadable`."""

    name: str
    supports: tuple[str, ...]
    read: Callable[[Given], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file says channel by channel (a tab each, named for it), and what more is hidden or lies in it."""

    tabs: tuple[Tab, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    parts: tuple[Part, ...] = ()
