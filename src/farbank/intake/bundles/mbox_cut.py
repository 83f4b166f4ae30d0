"""Where the messages of an mbox begin and end (RFC 4155), found line by line in bounded memory.

- A message begins after a line "From ..." that stands at the start or after an empty line: where it ends with a time
  and a year, before any header or an empty line; where it does not, only before a header that every mail has.
- The empty line before the next such line is the mbox's, not the message's.
- Any other line that begins with "From " is part of a message; it is counted, never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

_LINE: Final = 65_536
_FROM: Final = b"From "
_QUOTED: Final = re.compile(rb">+From ")
_DATED: Final = re.compile(rb"From [^\r\n]{0,500}\d{1,2}:\d{2}[^\r\n]{0,40}\d{4}\s*\Z")
_AFTER_DATED: Final = re.compile(rb"\r?\n|>?From |[\x21-\x39\x3b-\x7e]+:")
_AFTER_OTHER: Final = re.compile(
    rb"(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):", re.IGNORECASE
)
_EMPTY: Final = (b"\n", b"\r\n")


@dataclass(slots=True, kw_only=True)
class Cutter:
    """Gives the messages of a stream as (start, end) in bytes; counts what looked like more, and quoted lines."""

    inside: int = 0
    quoted: int = 0
    before: int = 0  # bytes before the first message
    _begun: int = field(default=-1, init=False)  # where the message that is being read begins
    _gap: int = field(default=0, init=False)  # where the empty line before this line begins, -1 where there is none
    _maybe: tuple[int, int] = field(default=(-1, -1), init=False)  # (end before, begin after) of a likely From_ line
    _dated: bool = field(default=False, init=False)  # whether that line ends with a time and a year

    def cut(self, stream: BinaryIO) -> Iterator[tuple[int, int]]:
        """Every message, from the stream's place to its end."""
        at, fresh = 0, True
        while line := stream.readline(_LINE):
            if fresh:
                yield from self._line(line, at)
            at += len(line)
            if self._maybe[1] >= 0 and not fresh:
                self._maybe = (self._maybe[0], at)
            fresh = line.endswith(b"\n")
        yield from self._end(at)

    def _line(self, line: bytes, at: int) -> Iterator[tuple[int, int]]:
        if self._maybe[1] >= 0:
            yield from self._decide(line)
        gap, self._gap = self._gap, at if line in _EMPTY else -1
        if line.startswith(_FROM):
            if gap >= 0:
                self._maybe, self._dated = (gap, at + len(line)), bool(_DATED.match(line))
            else:
                self.inside += 1
        elif _QUOTED.match(line):
            self.quoted += 1

    def _decide(self, line: bytes) -> Iterator[tuple[int, int]]:
        """Whether the line before was a From_ line, now that what follows it is known."""
        (end, begin), self._maybe = self._maybe, (-1, -1)
        if not (_AFTER_DATED if self._dated else _AFTER_OTHER).match(line):
            self.inside += 1
            return
        yield from self._finish(end)
        self._begun = begin

    def _finish(self, end: int) -> Iterator[tuple[int, int]]:
        if self._begun >= 0:
            yield self._begun, max(self._begun, end)
        else:
            self.before = end

    def _end(self, at: int) -> Iterator[tuple[int, int]]:
        if self._maybe[1] >= 0:
            yield from self._decide(b"\n")
        yield from self._finish(self._gap if self._gap >= 0 else at)
