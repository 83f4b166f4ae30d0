"""Copies that left the case folder: what is in them, where they are, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact, Row
from farbank.values.ids import ItemId, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMade(Row):
    """A copy that can be opened without this folder: an export, a parcel, a proof, a backup, a key envelope.

    `whole` means everything up to `head`; else `items` and `sources` say what is in it. `where` is in your own words.
    `epoch` is that of the keys that open it, 0 when it opens with keys of its own.
    """

    kind: ClassVar[str] = "copy-made"
    row: ClassVar[str] = "copy"
    what: str  # export | parcel | proof | backup | envelope | restricted key | original
    where: str = ""
    to: str = ""
    whole: bool = False
    items: tuple[ItemId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    head: int = 0
    epoch: int = 0

    @property
    def title(self) -> str:
        return f"{self.what} · {self.where or self.to}".rstrip(" ·")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyConfirmed(Fact):
    """What the holder of a copy says became of it: destroyed, replaced by a newer one, or kept in spite of asking."""

    kind: ClassVar[str] = "copy-confirmed"
    copy: str
    became: str  # destroyed | replaced | kept
    because: str
