"""What the gate knows of a file that was written elsewhere, beside its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One thing a file keeps that a reader of it does not see: `what` it is, and its words or its size."""

    what: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """One file as it was read: what it keeps unseen, why parts of it were not read, whether a reader broke on it."""

    name: str
    media: str
    kept: tuple[Kept, ...] = ()
    unread: tuple[str, ...] = ()
    broke: str = ""
