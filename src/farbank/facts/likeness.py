"""Prints of pictures, by which near-duplicates are found. They never leave the place where they were taken.

- The print of an original says which picture it is to whoever holds a copy; so no page, export, parcel, proof or leaf
  of the log carries one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from farbank.errors import Refused
from farbank.facts.fact import Fact, locked_by
from farbank.values.ids import ItemId

_BITS: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """256 bits of one leaf (from 1) as 64 hexadecimal digits; `""` with the reason where none could be taken."""

    leaf: int
    bits: str = ""
    could_not: str = ""

    def __post_init__(self) -> None:
        if bool(self.could_not) == bool(self.bits) or (self.bits and not _BITS.match(self.bits)):
            raise Refused("a print is 256 bits, or a reason why there is none")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTaken(Fact):
    """Prints were taken of the leaves of an item, once, by one method."""

    kind: ClassVar[str] = "print-taken"
    item: ItemId
    method: str
    prints: tuple[Print, ...]

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)
