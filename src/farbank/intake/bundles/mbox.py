"""An mbox: the file itself, and every message in it as a file of its own, to be read as any other mail.

- The bytes of a message are those of the mbox, apart from the From_ line and the empty line that closes it.
- What mail programs did to lines that begin with "From " (a ">" before them) is left as it is, and said.
- The From_ line stays in the mbox: no address, date or encoding of it is read here.
- No message is held in memory; each is opened as a stretch of the mbox.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from farbank.errors import FarbankError, Refused
from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import Bundle, Part, Verdict
from farbank.intake.bundles.gathering import the_file
from farbank.intake.bundles.mbox_cut import Cutter
from farbank.intake.found import Found
from farbank.intake.walk import found

if TYPE_CHECKING:
    from typing_extensions import Buffer

_TOOL, _VERSION = "farbank mbox", "1"
_WHOLE: Final = 0  # the place of the mbox itself


def mbox(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """A mailbox in one file: the first part is the file, the others are its messages."""
    file = the_file(path)
    cutter = Cutter()
    whole = Part(file=file, role="original")
    try:
        with file.open() as stream:
            cuts = tuple(islice(cutter.cut(stream), bounds.messages + 1))
    except (OSError, FarbankError):
        raise Refused(f"{file.path} cannot be read", advice="Check the file.") from None
    messages = tuple(_message(file, number, *cut) for number, cut in enumerate(cuts[: bounds.messages], 1))
    return Bundle(
        kind="mbox",
        parts=(whole, *messages),
        remarks=tuple(_remarks(cutter, len(cuts), bounds)),
        verdicts=(_verdict(len(messages)),),
    )


def _message(file: Found, number: int, start: int, end: int) -> Part:
    opener = partial(_open, file, start, end)
    message = found(f"message-{number:06}.eml", size=end - start, opener=opener)
    named = Found(path=f"{file.path}/{message.path}", size=message.size, open=opener, notices=message.notices)
    return Part(file=named, role="original", belongs_to=_WHOLE)


def _open(file: Found, start: int, end: int) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Stretch(file, start, end)))


class _Stretch(io.RawIOBase):
    """The bytes of a file from one place to another, and nothing beyond."""

    def __init__(self, file: Found, start: int, end: int) -> None:
        self._stream = file.open()
        self._stream.seek(start)
        self._left = end - start

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        room = memoryview(buffer).cast("B")
        content = self._stream.read(min(len(room), self._left))
        if self._left and len(room) and not content:
            raise Refused("an mbox has become shorter since it was opened", advice="Give the same command again.")
        room[: len(content)] = content
        self._left -= len(content)
        return len(content)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _remarks(cutter: Cutter, count: int, bounds: Bounds) -> Iterator[str]:
    if not count:
        yield "no message begins in it; it is kept whole"
    if count > bounds.messages:
        yield f"it holds more than {bounds.messages:,} messages; the further ones are in the mbox only"
    if count and cutter.before:
        yield f"{cutter.before:,} bytes stand before the first message; they are in the mbox only"
    if cutter.inside:
        yield f"{cutter.inside:,} lines begin with 'From ' where no message begins; they were left inside a message"
    if cutter.quoted:
        yield f"{cutter.quoted:,} lines are quoted as '>From '; they were left as they are"


def _verdict(messages: int) -> Verdict:
    words = f"{messages:,} messages were found in it"
    codes = ("mbox.cut",) if messages else ("mbox.empty",)
    return Verdict(tool=_TOOL, version=_VERSION, words=words, codes=codes, about=_WHOLE)
