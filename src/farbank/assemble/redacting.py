"""Redacting an item: a copy with solid boxes, or without sound, kept as an item of its own beside the original."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from farbank.assemble import rebuilding
from farbank.assemble.covering import Asked, Line, box_on, lines_of_pdf, lines_read, lines_with, on_page
from farbank.assemble.newsroom import Newsroom
from farbank.desk.context import Kept
from farbank.desk.redact import Covering, check_reason, redacted
from farbank.errors import Refused
from farbank.facts.item import ItemReceived
from farbank.facts.redacted import ItemRedacted
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot, Reading
from farbank.intake.unread import RECORDINGS
from farbank.values.box import Box, fitted
from farbank.values.handling import SealedObject
from farbank.values.picture import Pixels
from farbank.views import custody, handling, recognised

_PDF: Final = "application/pdf"
_TIFF: Final = "image/tiff"
_MOST_PAGES: Final = 500
_ENDINGS: Final = {"image/jpeg": ".jpg", "image/png": ".png", _PDF: ".pdf", "video/mp4": ".mp4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be covered, and what a person says of it."""

    because: str
    boxes: tuple[Asked, ...] = ()
    words: tuple[str, ...] = ()
    page: int = 0
    no_sound: bool = False
    people_dealt_with: bool = False
    ending: str = ""  # what the name of a file ends in that the copy is to be written to as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What was recorded, and the bytes of the copy."""

    fact: ItemRedacted
    content: bytes
    media: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """One file of an item, what there is to know of it, and the number of its first page in the whole item."""

    sealed: SealedObject
    read: Reading
    first: int

    @property
    def pages(self) -> int:
        return max(self.read.pages, 1) if self.read.media in (_PDF, _TIFF) else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    content: bytes
    media: str
    sizes: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()


def redact(room: Newsroom, confinement: Confinement, name: str, request: Request) -> Redacted:
    """Make the copy, have it read by the second reader, and record it."""
    check_reason(request.because, request.words)
    item = _item(room, name)
    leaves = tuple(_leaves(room, confinement, item))
    is_recording = leaves[0].read.media in RECORDINGS
    _refuse_unclear(item, request, is_recording=is_recording)
    make = _without_sound if is_recording else _covered
    made = make(room, confinement, item, leaves, request)
    _check_ending(request.ending, made.media)
    gone = (*request.words, *(value for leaf in leaves for value in rebuilding.values_of(leaf.read.hidden)))
    content = rebuilding.passed(confinement, made.content, made.media, gone)
    kept = Kept(sealed=room.objects.put(io.BytesIO(content)), file_name=_named(item, made.media), media=made.media)
    facts = room.record(lambda: redacted(room.known, item, _covering(kept, made, request)))
    told = next(each for each in facts if isinstance(each, ItemRedacted))
    return Redacted(fact=told, content=content, media=made.media)


def _item(room: Newsroom, name: str) -> ItemReceived:
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or item.original is None:
        raise Refused(f"{identity} has no file that could be redacted")
    if identity in handling.restricted(room.rows):
        raise Refused(f"{identity} is restricted: no copy of it is made", advice="See 'farbank show' for why it is.")
    return item


def _leaves(room: Newsroom, confinement: Confinement, item: ItemReceived) -> Iterator[_Leaf]:
    first = 1
    for sealed in item.objects:
        with room.objects.open(sealed) as stream:
            leaf = _Leaf(sealed=sealed, read=rebuilding.readable(confinement, stream, ""), first=first)
        yield leaf
        first += leaf.pages


def _refuse_unclear(item: ItemReceived, request: Request, *, is_recording: bool) -> None:
    """A recording has its sound and no boxes; whatever else has boxes and no sound; and something is to be done."""
    if is_recording and (request.boxes or request.words or request.page):
        raise Refused(
            f"{item.id} is a recording: farbank covers nothing in moving pictures",
            advice="Take a still of it as an item of its own and cover that; --no-sound takes the sound away.",
        )
    if is_recording and not request.no_sound:
        raise Refused(
            f"{item.id} is a recording: a voice is known again, also when its pitch was shifted",
            advice="Take the sound away (--no-sound), or have somebody else speak the words and add that recording.",
        )
    if request.no_sound and not is_recording:
        raise Refused(f"{item.id} has no sound that could be taken away")
    if not (is_recording or request.boxes or request.words or request.people_dealt_with):
        raise Refused(
            f"nothing of {item.id} is named that is to be covered",
            advice="Give --box or --words; if nobody and nothing in it needs covering, say --people-dealt-with.",
        )


def _check_ending(ending: str, media: str) -> None:
    if ending and ending.lower() != _ENDINGS[media]:
        raise Refused(
            f"the copy is {media}; nothing was made", advice=f"Give --out a name that ends in {_ENDINGS[media]}."
        )


def _without_sound(
    room: Newsroom, confinement: Confinement, item: ItemReceived, leaves: Sequence[_Leaf], request: Request
) -> _Made:
    del request
    if len(leaves) != 1:
        raise Refused(f"{item.id} has several files; add the film by itself")
    with room.objects.open(leaves[0].sealed) as stream:
        copy = confinement.copy(stream)
    if isinstance(copy, CouldNot) or len(copy.parts) != 1:
        because = copy.because if isinstance(copy, CouldNot) else "no copy came out"
        raise Refused(f"{item.id} cannot be copied without its sound: {because}")
    return _Made(content=copy.parts[0].content, media="video/mp4")


def _covered(
    room: Newsroom, confinement: Confinement, item: ItemReceived, leaves: Sequence[_Leaf], request: Request
) -> _Made:
    every = leaves[-1].first + leaves[-1].pages - 1
    wanted = _wanted(item, every, request)
    drawing = _Drawing(room, confinement, item, leaves, request, wanted)
    first = _leaf_of(leaves, wanted[0])
    if len(wanted) > 1 or (first.read.media == _PDF and not request.page):
        content = rebuilding.document(drawing.page(number) for number in wanted)
        media = _PDF
    else:
        pixels, boxes = drawing.page(wanted[0])
        photo = first.read.media in rebuilding.PHOTOS
        content, media = rebuilding.picture(pixels, boxes, photo=photo), "image/jpeg" if photo else "image/png"
    return _Made(content=content, media=media, sizes=drawing.sizes, boxes=drawing.boxes)


def _wanted(item: ItemReceived, every: int, request: Request) -> range:
    """The pages that go into the copy. Boxes name their page where there are several."""
    if every > _MOST_PAGES and not request.page:
        raise Refused(f"{item.id} has {every:,} pages, more than {_MOST_PAGES}", advice="Name one with --page.")
    if request.page > every:
        raise Refused(f"{item.id} has {every} pages and no page {request.page}")
    wanted = range(request.page, request.page + 1) if request.page else range(1, every + 1)
    for each in request.boxes:
        if each.page not in wanted and not (each.page == 0 and len(wanted) == 1):
            raise Refused(
                f"a box names page {each.page or 'none'}, and the copy has pages {wanted[0]} to {wanted[-1]}",
                advice="Write the page before the box: 2:10%,20%,5%,4%.",
            )
    return wanted


def _leaf_of(leaves: Sequence[_Leaf], number: int) -> _Leaf:
    """The leaf on which a page of the item lies."""
    return next(each for each in reversed(leaves) if each.first <= number)


class _Drawing:
    """Draws the pages of an item one by one, each with its boxes, and remembers what it drew."""

    def __init__(
        self,
        room: Newsroom,
        confinement: Confinement,
        item: ItemReceived,
        leaves: Sequence[_Leaf],
        request: Request,
        wanted: range,
    ) -> None:
        self._room, self._confinement = room, confinement
        self._identity, self._leaves, self._asked = item.id, leaves, request.boxes
        self._lines = lines_with(request.words, self._every_line() if request.words else (), wanted)
        self.sizes: tuple[int, ...] = ()
        self.boxes: tuple[Box, ...] = ()

    def page(self, number: int) -> tuple[Pixels, tuple[Box, ...]]:
        """One page as pixels, and the boxes on it as they are drawn."""
        leaf = _leaf_of(self._leaves, number)
        pixels = self._pixels(leaf, number)
        size = pixels.width, pixels.height
        stored = max(leaf.read.width, leaf.read.height) if leaf.pages == 1 else 0
        scale = max(size) / stored if stored else 1.0
        named = [box_on(each, number, size, scale) for each in self._asked if each.page in (0, number)]
        held = [on_page(line, *size) for line in self._lines if line.box.page == number]
        boxes = tuple(fitted(each, *size) for each in (*named, *held))
        self.sizes, self.boxes = (*self.sizes, *size), (*self.boxes, *boxes)
        return pixels, boxes

    def _pixels(self, leaf: _Leaf, number: int) -> Pixels:
        with self._room.objects.open(leaf.sealed) as stream:
            if leaf.read.media == _PDF or leaf.pages > 1:
                page = number - leaf.first + 1
                found = self._confinement.page_pixels(stream, page=page, max_side=rebuilding.PAGE_SIDE)
            else:
                found = self._confinement.pixels(stream, max_side=rebuilding.LONGEST_SIDE)
        return rebuilding.drawn(found, f"page {number}")

    def _every_line(self) -> Iterator[Line]:
        """What a machine read off the item, and the text that lies under the pages of a PDF."""
        yield from lines_read(recognised.recognised(self._room.rows, self._identity))
        for leaf in self._leaves:
            if leaf.read.media == _PDF:
                with self._room.objects.open(leaf.sealed) as stream:
                    read = self._confinement.page_lines(stream, max_side=rebuilding.PAGE_SIDE)
                yield from () if isinstance(read, CouldNot) else lines_of_pdf(read, first=leaf.first)


def _covering(kept: Kept, made: _Made, request: Request) -> Covering:
    return Covering(
        copy=kept,
        tool=_tool(made.media),
        because=request.because,
        sizes=made.sizes,
        boxes=made.boxes,
        page=request.page,
        without_sound=request.no_sound,
        people_dealt_with=request.people_dealt_with,
    )


def _tool(media: str) -> str:
    """What made the copy, with versions: other versions may make other bytes."""
    with_it = ("av",) if media in RECORDINGS else ("pillow", "pypdfium2")
    return ", ".join(f"{each} {version(each)}" for each in ("farbank", *with_it))


def _named(item: ItemReceived, media: str) -> str:
    stem = item.file_name.rpartition("/")[2]
    return f"{stem.rpartition('.')[0] or stem or item.id} (redacted){_ENDINGS[media]}"
