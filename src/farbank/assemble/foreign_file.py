"""A file that was written elsewhere, read for the gate: all that it says, all it keeps, all that nobody could read.

- Its bytes, and those of every file inside it, are parsed in the confined process only.
- What could not be read is told with the reason, for each file inside too.
- The second reader, which shares no line with the first, reads it again: what it does not know is told as kept.
- Nothing of it is kept: no item, no object, no line in a log.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.errors import Missing, Refused
from farbank.intake.confined import Confinement
from farbank.intake.limits import Limits
from farbank.intake.media import DOCX, XLSX, ZIP
from farbank.intake.names import clean_text, clipped
from farbank.intake.ocr.recogniser import LONGEST_SIDE, Recogniser
from farbank.intake.reading import CouldNot, Part, Reading
from farbank.intake.unread import RECORDINGS
from farbank.intake.warm_process import broke_down
from farbank.judgement.file_read import FileRead, Kept
from farbank.values.picture import Pixels, Tab

LARGEST: Final = Limits().file_size
_DEEPEST: Final = 3  # files in files in a file
_MOST_INSIDE: Final = 200
_MOST_PAGES: Final = 50  # of a scan, read by machine
_CUT: Final = 4_000  # characters, where what is hidden is cut on its way out of the confined process
_MOST_HIDDEN: Final = Limits().hidden
_SECOND: Final = "what the second reader does not know"
_READ_AGAIN: Final = frozenset({"image/png", "image/jpeg", "application/pdf", DOCX, XLSX})
_NOT_BY_MACHINE: Final = "what is written in it was read by nobody: {because}; look at it yourself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A file as the gate hears it: the digest of its bytes, its words by channel, and what is known of it beside."""

    digest: str
    read: FileRead
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A file as it was handed in, from a disk or from a browser."""

    name: str
    content: bytes


def on_disk(path: Path) -> Handed:
    """A file with its name, whole in memory."""
    return Handed(name=path.name, content=_bytes(path))


def read_foreign(confinement: Confinement, reads: Recogniser | CouldNot, file: Handed) -> Foreign:
    """Everything that a file says; `reads` is the machine that reads writing off pictures, or why there is none."""
    content = file.content
    if not content:
        raise Refused(f"{file.name} is empty; there is nothing to judge")
    if len(content) > LARGEST:
        raise Refused(f"{file.name} is larger than {LARGEST // 1_000_000} MB", advice="Judge it in parts.")
    found = tuple(_Looking(confinement, reads).into(content, file.name, ""))
    broke = [
        f"{each.inside}{because}"
        for each in found
        for because in (each.read.could_not, each.second)
        if broke_down(because)
    ]
    return Foreign(
        digest=hashlib.sha256(content).hexdigest(),
        read=FileRead(
            name=clipped(file.name),
            media=found[0].read.media,
            kept=tuple(kept for each in found for kept in each.kept()),
            unread=tuple(dict.fromkeys(because for each in found for because in each.unread())),
            broke="; ".join(broke),
        ),
        tabs=tuple(tab for each in found for tab in each.tabs()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """One file, or one inside it: `inside` says where ("in image1.png: ")."""

    inside: str
    read: Reading
    lines: tuple[str, ...] = ()
    because: str = ""
    second: str = ""

    def kept(self) -> Iterator[Kept]:
        for each in self.read.hidden:
            yield Kept(what=f"{self.inside}{each.what}", value=each.value)
        if self.second and not broke_down(self.second):
            yield Kept(what=_SECOND, value=self.second)

    def unread(self) -> Iterator[str]:
        if self.because:
            yield f"{self.inside}{self.because}"
        if len(self.read.hidden) >= _MOST_HIDDEN:
            yield f"{self.inside}it keeps more than {_MOST_HIDDEN} things unseen, and only the first were looked at"
        if any(len(each.value) > _CUT for each in self.read.hidden):
            yield f"{self.inside}something in it that is not seen is longer than {_CUT:,} characters, and was cut"

    def tabs(self) -> Iterator[Tab]:
        yield from self.read.tabs
        if self.lines:
            yield Tab(name="pixels", rows=tuple((line,) for line in self.lines))


class _Looking:
    """Walks through a file and the files inside it."""

    def __init__(self, confinement: Confinement, reads: Recogniser | CouldNot) -> None:
        self._confinement = confinement
        self._reads = reads
        self._left = _MOST_INSIDE

    def into(self, content: bytes, name: str, inside: str, depth: int = 1) -> Iterator[_Looked]:
        read = self._confinement.read(io.BytesIO(content), name, size=len(content), channels=True)
        lines, because = self._written(content, read)
        second = "" if inside or read.could_not else self._again(content, read)
        yield _Looked(inside=inside, read=read, lines=lines, because=because, second=second)
        for part in read.parts:
            yield from self._part(part, f"{inside}in {part.name}: ", depth + 1)

    def _part(self, part: Part, inside: str, depth: int) -> Iterator[_Looked]:
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            because = "it lies too deep inside" if depth > _DEEPEST else "there are too many files inside"
            yield _Looked(inside=inside, read=Reading(media="", reader=""), because=because)
        else:
            yield from self.into(part.content, part.name, inside, depth)

    def _again(self, content: bytes, read: Reading) -> str:
        """What the second reader does not know in the file; of a text, the letters in it that nobody sees."""
        if read.media in _READ_AGAIN:
            return self._confinement.complaint(content, read.media)
        words = read.text.replace("\r\n", "\n").removeprefix("\ufeff")
        return self._confinement.complaint(words.encode(), "text/plain") if words else ""

    def _written(self, content: bytes, read: Reading) -> tuple[tuple[str, ...], str]:
        """The lines that a machine reads off pictures, and the reason where not all of a file was read."""
        scanned = read.media == "application/pdf" and read.pages > 0 and not read.text.strip()
        if broke_down(read.could_not):
            return (), ""
        if not scanned and not (read.media.startswith("image/") and not read.could_not):
            return (), read.could_not or _silent(read.media)
        if isinstance(self._reads, CouldNot):
            return (), _NOT_BY_MACHINE.format(because=self._reads.because)
        return self._by_machine(content, read, self._reads)

    def _by_machine(self, content: bytes, read: Reading, reads: Recogniser) -> tuple[tuple[str, ...], str]:
        lines: list[str] = []
        for number, pixels in enumerate(self._pages(content, read), start=1):
            seen = pixels if isinstance(pixels, CouldNot) else reads.read(pixels, page=number)
            if isinstance(seen, CouldNot):
                return tuple(lines), _NOT_BY_MACHINE.format(because=seen.because)
            lines += [line.words for line in seen]
        more = f"only its first {_MOST_PAGES} pages were read by machine" if read.pages > _MOST_PAGES else ""
        return tuple(lines), more

    def _pages(self, content: bytes, read: Reading) -> Iterator[Pixels | CouldNot]:
        if not read.pages:
            yield self._confinement.pixels(io.BytesIO(content), max_side=LONGEST_SIDE)
        for page in range(1, min(read.pages, _MOST_PAGES) + 1):
            yield self._confinement.page_pixels(io.BytesIO(content), page=page, max_side=LONGEST_SIDE)


def _silent(media: str) -> str:
    """Why a file that nothing went wrong with was not read all the same."""
    if media == ZIP:
        return "it is an archive; take out its files and judge each"
    return "what is said in it was heard by nobody; a voice is known again" if media in RECORDINGS else ""


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise Missing(f"there is no file {path}", advice="Check the name.") from None
    except OSError as trouble:
        raise Refused(f"{path} cannot be read: {trouble.strerror}", advice="Name the file itself.") from None


def words_of(tabs: Sequence[Tab]) -> str:
    """All words of a file, one passage a line."""
    return "\n".join(clean_text(" ".join(row)) for tab in tabs for row in tab.rows)
