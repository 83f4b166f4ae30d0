"""A redacted copy: an item of its own, derived from the original, with how it was made.

- The original stays as it was; its copy belongs to the same source and is forgotten with it.
- The same copy again is no new item. It may be said of it then that every person in it was dealt with.
- What lies under a box is told by no fact, and the reason may not tell it either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from farbank.desk.context import Kept
from farbank.desk.numbers import Numbers
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.item import Description, ItemReceived
from farbank.facts.redacted import ItemRedacted
from farbank.ports import Known
from farbank.values.box import Box
from farbank.values.ids import ItemId

REDACTION: Final = "redaction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What was made of an item: the copy as it was sealed, what made it, and what a person says of it."""

    copy: Kept
    tool: str
    because: str
    sizes: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    page: int = 0
    without_sound: bool = False
    people_dealt_with: bool = False


def check_reason(because: str, words: Sequence[str] = ()) -> None:
    """`Refused` where there is no reason, or where it repeats words that are to be covered."""
    if not because.strip():
        raise Refused("say why it is covered", advice="Give --because and a few words that repeat nothing of it.")
    told = _bare(because)
    if any(_bare(each) in told for each in words):
        raise Refused(
            "the reason repeats words that are to be covered", advice="Give a reason that does not: 'a bystander'."
        )


def redacted(known: Known, of: ItemReceived, made: Covering) -> list[Fact]:
    """The facts of one copy."""
    check_reason(made.because)
    before = _same_copy(known, of, made.copy)
    new = [] if before else [_copy(known, of, made)]
    told = ItemRedacted(
        of=ItemId(of.id),
        item=ItemId(before or new[0].id),
        tool=made.tool,
        sizes=made.sizes,
        boxes=made.boxes,
        page=made.page,
        without_sound=made.without_sound,
        people_dealt_with=made.people_dealt_with,
        because=made.because.strip(),
    )
    return [*new, told]


def _same_copy(known: Known, of: ItemReceived, copy: Kept) -> str:
    equal = known.items_with(copy.sealed.digest)
    own = (each for each in equal if each.about.derived_from == of.id and each.about.derivation == REDACTION)
    return next((each.id for each in own), "")


def _copy(known: Known, of: ItemReceived, made: Covering) -> ItemReceived:
    about = Description(
        how=f"made from its pixels alone by {made.tool}",
        derived_from=ItemId(of.id),
        derivation=REDACTION,
        collection=of.about.collection,
        credit=of.about.credit,
    )
    return ItemReceived(
        id=Numbers(known).new("item"),
        label="",
        source=of.source,
        file_name=made.copy.file_name,
        media=made.copy.media,
        original=made.copy.sealed,
        about=about,
    )


def _bare(words: str) -> str:
    return "".join(words.split()).casefold()
