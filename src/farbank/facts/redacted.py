"""A copy that may leave: an item was covered, or lost its sound, and became an item of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.errors import Refused
from farbank.facts.fact import Fact, locked_by
from farbank.values.box import Box
from farbank.values.ids import ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRedacted(Fact):
    """A copy of an item was made from its pixels alone, with boxes over what nobody may see. The item is as it was.

    `sizes` are width and height of each page as it was drawn; `boxes` are as drawn, and nothing says what lies under
    them. `page` is the only page that was taken, 0 where all were. `people_dealt_with`: the member who signs has looked
    at every person and reflection in it.
    """

    kind: ClassVar[str] = "item-redacted"
    of: ItemId
    item: ItemId
    tool: str
    sizes: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    page: int = 0
    without_sound: bool = False
    people_dealt_with: bool = False
    because: str

    def __post_init__(self) -> None:
        if self.page < 0 or len(self.sizes) % 2 or any(side < 1 for side in self.sizes):
            raise Refused("pages are counted from 1 and each has a width and a height")

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.of, self.item)
