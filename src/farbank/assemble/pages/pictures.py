"""The pictures of a page, rebuilt from their pixels in the confined process; what is to be covered is covered.

- A picture placed with `redact=` is printed as the latest copy that was covered, and only once a person has said that
  everybody in it was dealt with. Without such a copy nothing is printed.
- An item that is to be covered in one place of a report is covered in every place of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.assemble.pages.drawing import drawn
from farbank.errors import Refused
from farbank.facts.item import ItemReceived
from farbank.facts.report import PublicNameDrawn
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot
from farbank.publish.page import PictureShown
from farbank.publish.photographs import Photo, encoded
from farbank.values.draft import Draft, Picture
from farbank.values.draft_walk import every_block
from farbank.values.handling import SealedObject
from farbank.views import catalogue, custody, redactions, releases

WIDEST: Final = 1600  # pixels of the longer side of a picture in print
_COVER: Final = "Cover it with 'farbank redact', look at the copy, and say --people-dealt-with."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """An item as it is printed: its own file or that of the copy that was covered, under the name of the item."""

    item: ItemReceived
    original: SealedObject
    public_name: str
    redacted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The pictures of a page and their files, both by the label they are placed under."""

    shown: Mapping[str, PictureShown]
    photos: Mapping[str, Photo]


def pictures(room: Newsroom, confinement: Confinement, draft: Draft, pace: Pace) -> Printed:
    """Every picture that is placed. Its pixels are let go of as soon as its files are made."""
    names = releases.public_names(room.rows)
    placed = tuple(block for block in every_block(draft) if isinstance(block, Picture))
    printed = {block.item: _placed(room, placed, block, names) for block in placed}
    shown: dict[str, PictureShown] = {}
    photos: dict[str, Photo] = {}
    for label, photo in encoded(_with_pixels(room, confinement, printed, shown)):
        photos[label] = photo
        pace("pictures", len(photos), len(printed))
    return Printed(shown=shown, photos=photos)


def _with_pixels(
    room: Newsroom, confinement: Confinement, printed: Mapping[str, _Placed], shown: dict[str, PictureShown]
) -> Iterator[tuple[str, PictureShown]]:
    """Each picture with its pixels; what is noted in `shown` is the same without them."""
    streams = (room.objects.open(each.original) for each in printed.values())
    for (label, each), pixels in zip(
        printed.items(), drawn(confinement, streams, len(printed), max_side=WIDEST), strict=True
    ):
        if isinstance(pixels, CouldNot):
            raise Refused(f"{each.item.id} cannot be printed as a picture: {pixels.because}")
        credit = each.item.about.credit
        shown[label] = PictureShown(pixels=None, public_name=each.public_name, credit=credit, redacted=each.redacted)
        yield label, replace(shown[label], pixels=pixels)


def _placed(room: Newsroom, placed: Iterable[Picture], block: Picture, names: Mapping[str, PublicNameDrawn]) -> _Placed:
    identity = room.resolve("item", block.item)
    asking = _asking(room, placed, identity)
    item = _copy(room, asking, identity) if asking else _item(room, identity)
    if item.original is None:
        raise Refused(f"{item.id} has no file that could be printed as a picture")
    words = asking.redact if asking else ""
    return _Placed(item=item, original=item.original, public_name=names[identity].name, redacted=words)


def _asking(room: Newsroom, placed: Iterable[Picture], identity: str) -> Picture | None:
    """The first place in the report that asks for this item to be covered."""
    return next((each for each in placed if each.redact and room.resolve("item", each.item) == identity), None)


def _copy(room: Newsroom, asking: Picture, identity: str) -> ItemReceived:
    """The copy to print; `Refused` where none was covered, or where nobody has dealt with the people in it."""
    made = redactions.latest_cover(room.rows, identity)
    known = catalogue.one(room.rows, made.item) if made else None
    asked = f"line {asking.line}: {asking.item} is to be printed with {asking.redact} covered"
    if made is None or known is None or known[1].withdrawn:
        raise Refused(f"{asked}, and there is no copy of it that is", advice=_COVER)
    if not made.people_dealt_with:
        raise Refused(f"{asked}, and nobody has said that every person in {made.item} was dealt with", advice=_COVER)
    copy = _item(room, made.item)
    if not copy.media.startswith("image/"):
        advice = "Make a copy of the one page to be printed, with --page."
        raise Refused(f"{asked}, and its copy {made.item} is no picture", advice=advice)
    return copy


def _item(room: Newsroom, identity: str) -> ItemReceived:
    item = custody.item(room.rows, identity)
    if item is None:
        raise Refused(f"{identity} has no file that could be printed as a picture")
    return item
