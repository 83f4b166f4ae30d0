"""Scrubbing a file outside any case: a new file of what is seen of the old one, read again before it is written.

- What the new file may be is said by its ending; a kind of file that cannot be rebuilt is refused.
- Of the old file's notes only their kinds are told, never their values.
- Nothing is written unless the second reader knows every byte of it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from farbank.assemble import rebuilding
from farbank.assemble.carried_file import refuse_taken, write_copy
from farbank.errors import Refused
from farbank.facts.item import Hidden
from farbank.intake.confined import Confinement
from farbank.intake.media import DOCX, HWP, HWPX, ODT, RTF, XLSX
from farbank.intake.reading import CouldNot, Part, Reading
from farbank.intake.unread import PICTURES, RECORDINGS
from farbank.publish.plain_document import document_of
from farbank.publish.plain_workbook import workbook_of
from farbank.publish.printer_dots import QUESTION, has_yellow_specks
from farbank.reading.unseen import Seen, seen_only
from farbank.values.picture import Pixels, Tab

_PDF: Final = "application/pdf"
_FILM: Final = "video/mp4"
_LOOK: Final = (
    "Look at the whole copy before it leaves: faces, reflections, names and places stay, and shadows tell the time."
)
_READ: Final = "Read the whole copy before it leaves: wording, spelling and punctuation can say whose copy it was."
_HEAR: Final = "Listen to the whole copy before it leaves: the voice is in it, and a voice is known again."
_OUT: Final = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".pdf": _PDF, ".docx": DOCX, ".xlsx": XLSX,
    ".csv": "text/csv", ".txt": "text/plain", ".md": "text/plain", ".wav": "audio/wav", ".mp4": _FILM,
}  # fmt: skip
_NOT_LEFT_OUT: Final = ("encoding", "length", "audio", "video")  # what a reader tells of the material itself
_WRITTEN: Final = frozenset({DOCX, ODT, RTF, HWP, HWPX, "text/plain", "text/html"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrubbed:
    """What was written: its kind and size, the kinds of what was left out, and what a person still has to look at."""

    media: str
    size: int
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    confinement: Confinement
    file: Path
    read: Reading
    out: str

    def opened(self) -> io.BufferedReader:
        return _opened(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    content: bytes
    notes: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # of a document: what it holds in words, packed or not


def scrub(
    confinement: Confinement, file: Path, out: Path, canaries: Sequence[str] = (), *, no_sound: bool = False
) -> Scrubbed:
    """Write the new file to `out`, which must not be there yet; `Refused`, with the reason, where it cannot be made."""
    refuse_taken(out)
    media = _OUT.get(out.suffix.lower(), "")
    with _opened(file) as stream:
        read = rebuilding.readable(confinement, stream, file.name)
    job = _Job(confinement=confinement, file=file, read=read, out=media)
    made = _maker(job, no_sound=no_sound)(job)
    _refuse_canaries(made, canaries)
    gone = (*canaries, *(() if made.words else rebuilding.values_of(read.hidden)))
    content = rebuilding.passed(confinement, made.content, media, gone)
    write_copy(out, content)
    left_out = tuple(dict.fromkeys((*_kinds(read.hidden), *made.left_out)))
    return Scrubbed(media=media, size=len(content), left_out=left_out, notes=made.notes)


def _opened(file: Path) -> io.BufferedReader:
    try:
        return file.open("rb")
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}", advice="Check the name of the file.") from None


def _maker(job: _Job, *, no_sound: bool) -> Callable[[_Job], _Made]:
    """How a file of this kind is made anew as what the ending of the new one says."""
    kind = job.read.media
    ways: tuple[tuple[bool, tuple[str, ...], Callable[[_Job], _Made]], ...] = (
        (kind in {"image/jpeg", "image/png", *PICTURES}, (".jpg", ".png"), _picture),
        (kind == _PDF, (".pdf",), _pages),
        (kind in _WRITTEN, (".docx", ".txt", ".md"), _text),
        (kind == XLSX, (".xlsx",), _workbook),
        (kind == "text/csv", (".csv", ".xlsx"), _table),
        (kind in RECORDINGS and not no_sound, (".wav",), _sound),
        (kind in RECORDINGS and no_sound, (".mp4",), _film),
    )
    for fits, endings, way in ways:
        if fits and job.out in {_OUT[each] for each in endings}:
            return way
        if fits:
            raise Refused(
                f"{job.file.name} is {kind}, which is made anew as {' or '.join(endings)}",
                advice="Give --out a name with such an ending." if no_sound or kind not in RECORDINGS else _SOUND,
            )
    raise Refused(
        f"{job.file.name} cannot be made anew: {job.read.could_not or f'{kind} is not rebuilt'}", advice=_ELSE
    )


_SOUND: Final = "A film leaves with --no-sound as .mp4; its sound alone as .wav, with the voices in it."
_ELSE: Final = "Print what is to be seen of it, or take a picture of the screen, and scrub that."


def _picture(job: _Job) -> _Made:
    with job.opened() as stream:
        pixels = job.confinement.pixels(stream, max_side=rebuilding.LONGEST_SIDE)
    seen = rebuilding.drawn(pixels, job.file.name)
    return _Made(content=rebuilding.picture(seen, photo=job.out == "image/jpeg"), notes=(_LOOK, *_asks([seen])))


def _pages(job: _Job) -> _Made:
    if not job.read.pages:
        raise Refused(f"{job.file.name} cannot be made anew: {job.read.could_not or 'it has no pages'}")
    asked: list[str] = []

    def pages() -> Iterator[tuple[Pixels, tuple[()]]]:
        for number in range(1, job.read.pages + 1):
            seen = _page(job, number)
            asked.extend(_asks([seen]))
            yield seen, ()

    content = rebuilding.document(pages())
    notes = (_LOOK, *dict.fromkeys(asked))
    return _Made(content=content, notes=notes, left_out=("the text under the pages",))


def _asks(seen: Iterable[Pixels]) -> tuple[str, ...]:
    """What a person has to answer of a page before it leaves."""
    return (QUESTION,) if any(map(has_yellow_specks, seen)) else ()


def _page(job: _Job, number: int) -> Pixels:
    with job.opened() as stream:
        pixels = job.confinement.page_pixels(stream, page=number, max_side=rebuilding.PAGE_SIDE)
    return rebuilding.drawn(pixels, f"page {number} of {job.file.name}")


def _text(job: _Job) -> _Made:
    _refuse_unread(job)
    seen = seen_only(job.read.text)
    content = document_of(seen.text) if job.out == DOCX else seen.text.encode()
    inside = (f"pictures or files inside ({len(job.read.parts)})",) if job.read.parts else ()
    return _Made(content=content, notes=(_READ,), left_out=(*_marks([seen]), *inside), words=(seen.text,))


def _workbook(job: _Job) -> _Made:
    with job.opened() as stream:
        shown = job.confinement.copy(stream)
    if isinstance(shown, CouldNot):
        raise Refused(f"{job.file.name} cannot be made anew: {shown.because}")
    tabs, marks = _seen_tabs(shown.tabs)
    return _Made(
        content=workbook_of(tabs), notes=(_READ,), left_out=(*_kinds(shown.hidden), *marks), words=_words(tabs)
    )


def _table(job: _Job) -> _Made:
    _refuse_unread(job)
    tabs, marks = _seen_tabs(job.read.tabs)
    content = workbook_of(tabs) if job.out == XLSX else _comma_separated(tabs[0])
    return _Made(content=content, notes=(_READ,), left_out=marks, words=_words(tabs))


def _sound(job: _Job) -> _Made:
    return _Made(content=_copied(job, sound=True).content, notes=(_HEAR,))


def _film(job: _Job) -> _Made:
    return _Made(content=_copied(job, sound=False).content, notes=(_LOOK,), left_out=("the sound",))


def _copied(job: _Job, *, sound: bool) -> Part:
    with job.opened() as stream:
        copy = job.confinement.copy(stream, sound=sound)
    if isinstance(copy, CouldNot):
        raise Refused(f"{job.file.name} cannot be made anew: {copy.because}")
    if len(copy.parts) != 1:
        raise Refused(f"{job.file.name} cannot be made anew: no copy came out")
    return copy.parts[0]


def _refuse_unread(job: _Job) -> None:
    if job.read.could_not:
        raise Refused(f"{job.file.name} cannot be made anew: {job.read.could_not}")


def _seen_tabs(tabs: Sequence[Tab]) -> tuple[tuple[Tab, ...], tuple[str, ...]]:
    """The tabs with nothing but what is seen in their names and cells, and the kinds of what went."""
    every: list[Seen] = []

    def seen(words: str) -> str:
        every.append(seen_only(words))
        return every[-1].text

    done = tuple(
        replace(tab, name=seen(tab.name), rows=tuple(tuple(seen(cell) for cell in row) for row in tab.rows))
        for tab in tabs
    )
    return done, _marks(every)


def _comma_separated(tab: Tab) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(tab.rows)
    return out.getvalue().encode()


def _marks(every: Iterable[Seen]) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for what, count in (told for each in every for told in each.told):
        counted[what] = counted.get(what, 0) + count
    return tuple(f"{what} ({count})" for what, count in sorted(counted.items()))


def _words(tabs: Sequence[Tab]) -> tuple[str, ...]:
    return tuple(words for tab in tabs for words in (tab.name, *(cell for row in tab.rows for cell in row)))


def _refuse_canaries(made: _Made, canaries: Sequence[str]) -> None:
    """A document is packed, so its words are looked through before."""
    if any(canary and canary.casefold() in words.casefold() for canary in canaries for words in made.words):
        raise Refused(
            "a word given with --canary stands in what is seen of the file; nothing was written",
            advice="Take it out of the file, or rephrase, and scrub it again.",
        )


def _kinds(hidden: Iterable[Hidden]) -> Iterator[str]:
    return (each.what for each in hidden if each.what not in _NOT_LEFT_OUT)
