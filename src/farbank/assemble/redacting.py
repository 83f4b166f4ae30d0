"""Redacting an item: a copy with solid boxes, or without sound, kept as an item of its own beside the original."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from farbank.assemble import rebuilding
from farbank.assemble.covering import Asked, Line, box_on, lines_of_pdf, lines_read, lines_with, on_page
from farbank.assemble.item_pages import PDF, Leaf, item_to_cover, leaf_of, leaves_of, page_of, pages_wanted
from farbank.assemble.newsroom import Newsroom
from farbank.desk.context import Kept
from farbank.desk.redact import Covering, check_reason, redacted
from farbank.errors import Refused
from farbank.facts.item import ItemReceived
from farbank.facts.redacted import ItemRedacted
from farbank.intake.confined import Confinement
from farbank.intake.reading import CouldNot
from farbank.intake.unread import RECORDINGS
from farbank.publish.printer_dots import QUESTION, has_yellow_specks
from farbank.values.box import Box, fitted
from farbank.values.picture import Pixels
from farbank.views import recognised

_ENDINGS: Final = {"image/jpeg": ".jpg", "image/png": ".png", PDF: ".pdf", "video/mp4": ".mp4"}


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
    asks: tuple[str, ...] = ()  # what a person has to answer before it leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    content: bytes
    media: str
    sizes: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    asks: tuple[str, ...] = ()


def redact(room: Newsroom, confinement: Confinement, name: str, request: Request) -> Redacted:
    """Make the copy, have it read by the second reader, and record it."""
    check_reason(request.because, request.words)
    item = item_to_cover(room, name)
    leaves = tuple(leaves_of(room, confinement, item))
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
    return Redacted(fact=told, content=content, media=made.media, asks=made.asks)


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
    room: Newsroom, confinement: Confinement, item: ItemReceived, leaves: Sequence[Leaf], request: Request
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
    room: Newsroom, confinement: Confinement, item: ItemReceived, leaves: Sequence[Leaf], request: Request
) -> _Made:
    every = leaves[-1].first + leaves[-1].pages - 1
    wanted = _wanted(item, every, request)
    drawing = _Drawing(room, confinement, item, leaves, request, wanted)
    first = leaf_of(leaves, wanted[0])
    if len(wanted) > 1 or (first.read.media == PDF and not request.page):
        content = rebuilding.document(drawing.page(number) for number in wanted)
        media = PDF
    else:
        pixels, boxes = drawing.page(wanted[0])
        photo = first.read.media in rebuilding.PHOTOS
        content, media = rebuilding.picture(pixels, boxes, photo=photo), "image/jpeg" if photo else "image/png"
    return _Made(content=content, media=media, sizes=drawing.sizes, boxes=drawing.boxes, asks=drawing.asks)


def _wanted(item: ItemReceived, every: int, request: Request) -> range:
    """The pages that go into the copy. Boxes name their page where there are several."""
    wanted = pages_wanted(item, every, request.page)
    for each in request.boxes:
        if each.page not in wanted and not (each.page == 0 and len(wanted) == 1):
            raise Refused(
                f"a box names page {each.page or 'none'}, and the copy has pages {wanted[0]} to {wanted[-1]}",
                advice="Write the page before the box: 2:10%,20%,5%,4%.",
            )
    return wanted


class _Drawing:
    """Draws the pages of an item one by one, each with its boxes, and remembers what it drew."""

    def __init__(
        self,
        room: Newsroom,
        confinement: Confinement,
        item: ItemReceived,
        leaves: Sequence[Leaf],
        request: Request,
        wanted: range,
    ) -> None:
        self._room, self._confinement = room, confinement
        self._identity, self._leaves, self._asked = item.id, leaves, request.boxes
        self._lines = lines_with(request.words, self._every_line() if request.words else (), wanted)
        self.asks: tuple[str, ...] = ()
        self.sizes: tuple[int, ...] = ()
        self.boxes: tuple[Box, ...] = ()

    def page(self, number: int) -> tuple[Pixels, tuple[Box, ...]]:
        """One page as pixels, and the boxes on it as they are drawn."""
        leaf = leaf_of(self._leaves, number)
        pixels = page_of(self._room, self._confinement, leaf, number)
        self.asks = self.asks or ((QUESTION,) if has_yellow_specks(pixels) else ())
        size = pixels.width, pixels.height
        stored = max(leaf.read.width, leaf.read.height) if leaf.pages == 1 else 0
        scale = max(size) / stored if stored else 1.0
        named = [box_on(each, number, size, scale) for each in self._asked if each.page in (0, number)]
        held = [on_page(line, *size) for line in self._lines if line.box.page == number]
        boxes = tuple(fitted(each, *size) for each in (*named, *held))
        self.sizes, self.boxes = (*self.sizes, *size), (*self.boxes, *boxes)
        return pixels, boxes

    def _every_line(self) -> Iterator[Line]:
        """What a machine read off the item, and the text that lies under the pages of a PDF."""
        yield from lines_read(recognised.recognised(self._room.rows, self._identity))
        for leaf in self._leaves:
            if leaf.read.media == PDF:
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
