"""Reading writing off pictures by machine: the words become an item of their own, derived from the picture.

- It is a search aid and says so wherever it is shown; it is never the transcription of record.
- What was read is recorded once with engine, languages, and the confidence and the place of every line.
- A page that cannot be read surely is a reason, and no words are kept of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace, silent
from farbank.desk.context import Kept
from farbank.desk.recognise import Heard, read_by_machine
from farbank.errors import Refused
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived
from farbank.facts.recognised import Line, TextRecognised
from farbank.intake.confined import Confinement
from farbank.intake.ocr.installed import Absent, Installed, how_to_get, installed
from farbank.intake.ocr.recogniser import LONGEST_SIDE, Recogniser
from farbank.intake.reading import CouldNot
from farbank.values.handling import SealedObject
from farbank.values.picture import Pixels
from farbank.views import custody, handling, recognised

_MOST_PAGES: Final = 500  # of one PDF
_PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The two confined processes it takes: one makes pixels of foreign files, the other reads writing off pixels."""

    draws: Confinement
    reads: Recogniser
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it was read: its size, and its lines or the reason why there are none."""

    number: int
    width: int = 0
    height: int = 0
    lines: tuple[Line, ...] = ()
    could_not: str = ""


def found_for(languages: Sequence[str], *, named: bool) -> Installed:
    """What reading these languages needs, or `Refused` in one sentence. Each must be there where they were `named`."""
    found = installed(languages)
    if isinstance(found, Absent):
        raise Refused(
            found.because, advice="The data files come from Debian's packages; nothing is fetched by farbank."
        )
    missing = [each for each in languages if each not in found.languages]
    if missing and named:
        raise Refused(f"tesseract has no data for {', '.join(missing)}", advice=how_to_get(missing))
    return found


def unable(reads: Recogniser, languages: Sequence[str], *, named: bool) -> dict[str, str]:
    """The languages that cannot be read here; `Refused` where that is all of them, or one that was `named`."""
    answer = reads.unable()
    if isinstance(answer, CouldNot):
        raise Refused(f"writing cannot be read by machine here: {answer.because}")
    if answer and (named or len(answer) == len(languages)):
        told = "; ".join(f"{language}: {because}" for language, because in answer.items())
        raise Refused(f"writing cannot be read by machine here: {told}", advice="Check the data files of tesseract.")
    return answer


def to_read(room: Newsroom, names: Sequence[str], collection: str, *, anew: bool = False) -> tuple[ItemReceived, ...]:
    """The items named, and the pictures and PDFs of a collection; those read before are left out unless `anew`."""
    ids = [room.resolve("item", each) for each in names]
    own = room.resolve("collection", collection) if collection else ""
    every = custody.every_item(room.rows)
    wanted = [each for each in every if each.id in ids or (own and each.about.collection == own and _is_page(each))]
    shut = handling.restricted(room.rows)
    refused = [each.id for each in wanted if each.id in ids and (each.id in shut or not _is_page(each))]
    if refused:
        raise Refused(f"{', '.join(refused)}: not a picture or a PDF that may be read by machine")
    done = sorted((each for each in wanted if each.id not in shut), key=lambda each: int(each.id[1:]))
    return tuple(each for each in done if anew or recognised.recognised(room.rows, each.id) is None)


def recognise(
    room: Newsroom, machine: Machine, items: Sequence[ItemReceived], pace: Pace = silent
) -> Iterator[TextRecognised]:
    """Read items one after the other, each recorded when it is done."""
    pace("read by machine", 0, len(items))
    for at, item in enumerate(items, start=1):
        pages = [_read(machine, pixels, number) for number, pixels in _pages(room, machine.draws, item)]
        facts = _record(room, machine, item, pages)
        pace("read by machine", at, len(items))
        yield from (each for each in facts if isinstance(each, TextRecognised))


def _record(room: Newsroom, machine: Machine, item: ItemReceived, pages: Sequence[Page]) -> tuple[Fact, ...]:
    text = "\n\n".join("\n".join(line.words for line in page.lines) for page in pages if page.lines)
    name = f"{item.file_name.rpartition('/')[2]} (read by machine).txt"
    sealed = room.objects.put(io.BytesIO(text.encode())) if text else None
    heard = Heard(
        engine=machine.reads.engine,
        languages=machine.languages,
        words=Kept(sealed=sealed, file_name=name, media="text/plain") if sealed else None,
        sizes=tuple(side for page in pages for side in (page.width, page.height)),
        lines=tuple(line for page in pages for line in page.lines),
        could_not=tuple(f"page {page.number}: {page.could_not}" for page in pages if page.could_not),
    )
    return room.record(lambda: read_by_machine(room.known, item, heard))


def _read(machine: Machine, pixels: Pixels | CouldNot, number: int) -> Page:
    if isinstance(pixels, CouldNot):
        return Page(number=number, could_not=pixels.because)
    lines = machine.reads.read(pixels, page=number)
    if isinstance(lines, CouldNot):
        return Page(number=number, width=pixels.width, height=pixels.height, could_not=lines.because)
    return Page(number=number, width=pixels.width, height=pixels.height, lines=lines)


def _pages(room: Newsroom, draws: Confinement, item: ItemReceived) -> Iterator[tuple[int, Pixels | CouldNot]]:
    """Every page of every leaf, counted through from 1."""
    number = 0
    for sealed in item.objects:
        for pixels in _pages_of(room, draws, sealed):
            number += 1
            yield number, pixels


def _pages_of(room: Newsroom, draws: Confinement, sealed: SealedObject) -> Iterator[Pixels | CouldNot]:
    with room.objects.open(sealed) as stream:
        read = draws.read(stream, "")
    if read.media != _PDF:
        with room.objects.open(sealed) as stream:
            yield draws.pixels(stream, max_side=LONGEST_SIDE)
        return
    if read.could_not and not read.pages:  # a scan says that it holds no text, and has its pages all the same
        yield CouldNot(because=read.could_not)
    for page in range(1, min(read.pages, _MOST_PAGES) + 1):
        with room.objects.open(sealed) as stream:
            yield draws.page_pixels(stream, page=page, max_side=LONGEST_SIDE)


def _is_page(item: ItemReceived) -> bool:
    return item.media.startswith("image/") or item.media == _PDF
