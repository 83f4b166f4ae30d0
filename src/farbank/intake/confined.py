"""Foreign files are read in a process that cannot reach the network, other files or the keys of the case.

- A file is never parsed in this process; only its first bytes are compared with known signatures.
- A crash, a hang, a bomb or nonsense is a reason beside the file, and the next file goes on.
- Where nothing blocks the network, a file is kept and not parsed, unless the caller has said `unconfined`; the
  reader's name then says so for ever.
- No byte of a file is written to disk, to an argument list, to an environment or to a log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from threading import Lock
from types import TracebackType
from typing import BinaryIO, Final, Self

from farbank.facts.item import Hidden
from farbank.intake.job import Job
from farbank.intake.limits import MEGABYTE, Limits
from farbank.intake.media import HEAD, MBOX, TEXT, UNKNOWN, ZIP, Media, media_of
from farbank.intake.names import clipped
from farbank.intake.reading import CouldNot, Reading
from farbank.intake.second_reader.complaint import SECOND
from farbank.intake.unread import PICTURES, RECORDINGS, why_not_read
from farbank.intake.warm_process import WORKER, WarmProcess, too_large
from farbank.intake.wire import BAD, Answer
from farbank.values.picture import Pixels

NO_FENCE: Final = (
    "nothing on this system keeps a reader from the network; the file is kept and not read (--unconfined reads it)"
)
_KEEPER: Final = "intake 1"
_CHUNK: Final = 1 << 20
_DRAWN: Final = frozenset({"image/jpeg", "image/png", *PICTURES, *RECORDINGS})
_WORDS: Final = frozenset({TEXT, "text/html", "text/csv", "message/rfc822", MBOX, UNKNOWN})  # what may be plain words
_PAGED: Final = frozenset({"application/pdf", "image/tiff"})


class Confinement:
    """Reads files and draws pictures behind the fence. Best used as a context manager; one job at a time."""

    def __init__(
        self, *, limits: Limits | None = None, unconfined: bool = False, worker: Sequence[str] = WORKER
    ) -> None:
        self._limits = limits or Limits()
        self._unconfined = unconfined
        self._worker = worker
        self._process = WarmProcess(worker=worker)
        self._one_at_a_time = Lock()

    def __enter__(self) -> Self:
        self._process.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def twin(self) -> Confinement:
        """Another one behind the same fence and under the same limits, for a second job at the same time."""
        return Confinement(limits=self._limits, unconfined=self._unconfined, worker=self._worker)

    def close(self) -> None:
        """End the confined process. A later call starts it anew."""
        self._process.stop()

    def describe(self) -> str:
        """What confinement is in force, in words for a person."""
        with self._one_at_a_time:
            fences = self._process.fences()
        if isinstance(fences, CouldNot):
            return fences.because
        room = f"{self._limits.memory // MEGABYTE:,} MB, {self._limits.seconds} s"
        if fences:
            return f"no network ({', '.join(fences)}), {room}"
        return f"unconfined: the network is not blocked, {room}" if self._unconfined else NO_FENCE

    def read(self, stream: BinaryIO, file_name: str, *, size: int = 0, channels: bool = False) -> Reading:
        """What can be read out of a file, from the stream's place to its end; `could_not` where something cannot.

        Where its `size` is known to be more than may be read, no more than its first bytes are looked at. With
        `channels` its tabs are all that it says, channel by channel, as the release gate asks for it.
        """
        head = _head(stream)
        media = media_of(head, file_name)
        because = (why_not_read(media.kind) or self._too_large(size)) if head else "the file is empty"
        if because or media.kind == ZIP:
            return _kept(media, because)
        task: Final = "channels" if channels else "read"
        job = Job(task=task, name=clipped(file_name), media=media.kind, limits=self._limits)
        return self._told(job, media, head, stream)

    def words(self, stream: BinaryIO, file_name: str) -> Reading:
        """A file as the plain words that it holds, in whatever encoding; `could_not` where it is no text."""
        head = _head(stream)
        media = media_of(head, "")
        if head and media.kind not in _WORDS:
            return _kept(media, f"it is {media.kind} and no plain text")
        return self._told(
            Job(task="read", name=clipped(file_name), media=TEXT, limits=self._limits), media, head, stream
        )

    def pixels(self, stream: BinaryIO, *, max_side: int) -> Pixels | CouldNot:
        """A picture or a frame of a video as pixels: upright, on white, no side over `max_side`, never enlarged."""
        head = _head(stream)
        media = media_of(head, "").kind
        if media not in _DRAWN:
            return CouldNot(
                because=why_not_read(media) or f"{media} is not a picture that can be drawn in this version"
            )
        return self._drawn(Job(task="pixels", media=media, max_side=max_side, limits=self._limits), head, stream)

    def page_pixels(self, stream: BinaryIO, *, page: int, max_side: int) -> Pixels | CouldNot:
        """One page of a PDF or TIFF as plain pixels; pages are counted from 1."""
        head = _head(stream)
        media = media_of(head, "").kind
        if media not in _PAGED:
            return CouldNot(because=f"{media} has no pages that can be drawn in this version")
        job = Job(task="page", media=media, page=page, max_side=max_side, limits=self._limits)
        return self._drawn(job, head, stream)

    def page_lines(self, stream: BinaryIO, *, max_side: int) -> Reading | CouldNot:
        """The lines of text that a PDF holds, as rows of page, words, left, top, right, bottom in pixels."""
        head = _head(stream)
        job = Job(task="lines", media="application/pdf", max_side=max_side, limits=self._limits)
        answer = self._run(job, head, stream)
        return answer if isinstance(answer, Reading | CouldNot) else CouldNot(because=BAD)

    def copy(self, stream: BinaryIO, *, sound: bool = False) -> Reading | CouldNot:
        """What of a workbook or a recording may go into a copy: the tabs that are seen, the film or the `sound`."""
        head = _head(stream)
        media = media_of(head, "").kind
        if because := why_not_read(media):
            return CouldNot(because=because)
        answer = self._run(Job(task="copy", media=media, sound=sound, limits=self._limits), head, stream)
        return answer if isinstance(answer, Reading | CouldNot) else CouldNot(because=BAD)

    def complaint(self, content: bytes, media: str) -> str:
        """What the second reader finds in a file that is about to leave; `""` where it knows every byte of it."""
        answer = self._run(Job(task="check", media=media, limits=self._limits), content, BytesIO())
        if isinstance(answer, CouldNot):
            return answer.because
        return "" if isinstance(answer, Reading) and answer.reader == SECOND else BAD

    def _told(self, job: Job, media: Media, head: bytes, stream: BinaryIO) -> Reading:
        answer = self._run(job, head, stream)
        match answer:
            case Reading():
                return self._signed(answer, media)
            case CouldNot():
                return _kept(media, answer.because)
            case _:
                return _kept(media, BAD)

    def _too_large(self, size: int) -> str:
        limit = self._limits.file_size
        return too_large(limit) if size > limit else ""

    def _drawn(self, job: Job, head: bytes, stream: BinaryIO) -> Pixels | CouldNot:
        if job.max_side < 1:
            return CouldNot(because="a picture has at least one pixel on each side")
        answer = self._run(job, head, stream)
        if isinstance(answer, Reading) or (
            isinstance(answer, Pixels) and max(answer.width, answer.height) > job.max_side
        ):
            return CouldNot(because=BAD)
        return answer

    def _run(self, job: Job, head: bytes, stream: BinaryIO) -> Answer:
        with self._one_at_a_time:
            fences = self._process.fences()
            if isinstance(fences, CouldNot):
                return fences
            if not fences and not self._unconfined:
                return CouldNot(because=NO_FENCE)
            return self._process.run(job, _chunks(head, stream))

    def _signed(self, read: Reading, media: Media) -> Reading:
        """The reading with what this side knows: the kind of file, the fence, the name's claim."""
        reader = read.reader if self._process.fences() else f"{read.reader}, unconfined"
        return replace(read, media=media.kind, reader=reader, hidden=_claim(media) + read.hidden)


def _kept(media: Media, because: str) -> Reading:
    return Reading(media=media.kind, reader=_KEEPER, hidden=_claim(media), could_not=because)


def _claim(media: Media) -> tuple[Hidden, ...]:
    return (Hidden(what="name and content differ", value=media.mismatch),) if media.mismatch else ()


def _head(stream: BinaryIO) -> bytes:
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return head


def _chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(_CHUNK):
        yield chunk
