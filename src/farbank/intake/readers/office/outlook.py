"""Outlook messages (MS-OXMSG): the words as they were read, what the headers give away, and the attachments as parts.

A message inside a message is read with it, below it; it cannot be taken out as a file of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text, clipped
from farbank.intake.readers.charset import decoded
from farbank.intake.readers.html import named_charset
from farbank.intake.readers.html_words import words_of
from farbank.intake.readers.office import rtf
from farbank.intake.readers.office.compound import Compound
from farbank.intake.readers.office.packed_rtf import unpacked_rtf
from farbank.intake.readers.reader import Given, Unreadable
from farbank.intake.reading import Part, Reading

NAME: Final = "outlook 1"
_EMBEDDED: Final = "__substg1.0_3701000D"
_PROPERTIES: Final = "__properties_version1.0"
_DEEPEST: Final = 5
# MS-OXPROPS: number of a property, and what a person calls it.
_SUBJECT, _BODY, _HTML, _RTF, _HEADERS = "0037", "1000", "1013", "1009", "007D"
_SENT, _ARRIVED, _CODE_PAGE = 0x0039, 0x0E06, 0x3FFD
_WORDS: Final = {
    "0C1A": "From",
    "0C1F": "From (address)",
    "5D01": "From (address)",
    "0042": "Sent for",
    "0E04": "To",
    "0E03": "Cc",
    "0E02": "Bcc",
    _SUBJECT: "Subject",
    "0070": "Thread-Topic",
    "1035": "Message-ID",
    "1042": "In-Reply-To",
    "3FFA": "last changed by",
}
_SHOWN: Final = ("0C1A", "0E04", "0E03", _SUBJECT)
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)  # MS-DTYP 2.3.3


class _Message:
    """One message, or one recipient or attachment, by the storage it lies in."""

    def __init__(self, file: Compound, at: tuple[str, ...]) -> None:
        self.file, self.at = file, at
        self.numbers = dict(_numbers(file.stream(*at, _PROPERTIES)))

    def words(self, number: str) -> str:
        """A property in words, `""` where it has none."""
        wide = self.file.stream(*self.at, f"__substg1.0_{number}001F")
        if wide:
            return clean_text(wide.decode("utf-16-le", "replace")).rstrip("\0\ufffd")
        narrow = self.file.stream(*self.at, f"__substg1.0_{number}001E")
        page = self.numbers.get(_CODE_PAGE, 0)
        return clean_text(decoded(narrow, f"cp{page}" if page else "")[0]).rstrip("\0\ufffd") if narrow else ""

    def content(self, number: str) -> bytes:
        """A property of bytes."""
        return self.file.stream(*self.at, f"__substg1.0_{number}0102")

    def moment(self, number: int) -> str:
        """A time in UTC, `""` where it has none."""
        ticks = self.numbers.get(number, 0)
        try:
            return (_EPOCH + timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds") if ticks else ""
        except OverflowError:
            return ""

    def inside(self, kind: str) -> Iterator[tuple[str, ...]]:
        """The storages of its recipients or attachments."""
        depth = len(self.at)
        found = {path[: depth + 1] for path in self.file.streams if path[:depth] == self.at and len(path) > depth + 1}
        return (each for each in sorted(found) if each[-1].startswith(f"__{kind}_version1.0_"))


def _numbers(stream: bytes) -> Iterator[tuple[int, int]]:
    """Numbers and times by property: rows of 16 bytes after a head of 8, 24 or 32 bytes (MS-OXMSG 2.4.1)."""
    for at in range(len(stream) % 16, len(stream) - 15, 16):
        kind, number, _, value = struct.unpack_from("<HHIQ", stream, at)
        if kind in (0x0003, 0x0040):
            yield number, value & 0xFFFFFFFF if kind == 0x0003 else value  # noqa: PLR2004


def read_outlook(given: Given, file: Compound) -> Reading:
    """A message out of its compound file."""
    message = _Message(file, ())
    hidden = tuple(_hidden(message))
    text, unseen, because = _text(message, depth=0)
    parts = tuple(_parts(message, given.limits.parts, depth=0))
    if len(text) > given.limits.characters:
        raise Unreadable(f"it holds more than {given.limits.characters:,} characters")
    return Reading(
        media=given.media, reader=NAME, text=text, hidden=hidden + unseen, parts=parts, could_not="; ".join(because)
    )


def _text(message: _Message, *, depth: int) -> tuple[str, tuple[Hidden, ...], list[str]]:
    head = [f"{_WORDS[number]}: {words}" for number in _SHOWN if (words := message.words(number))]
    sent = message.moment(_SENT)
    body, unseen, because = _body(message)
    text = "\n".join([*head, *([f"Date: {sent}"] if sent else []), "", body])
    for at in message.inside("attach"):
        if depth < _DEEPEST and any(path[: len(at) + 1] == (*at, _EMBEDDED) for path in message.file.streams):
            inner, more, why = _text(_Message(message.file, (*at, _EMBEDDED)), depth=depth + 1)
            text, unseen, because = f"{text}\n\n---- a message inside ----\n{inner}", unseen + more, because + why
    return text, unseen, because


def _body(message: _Message) -> tuple[str, tuple[Hidden, ...], list[str]]:
    """The words, plain where there are plain ones, then markup, then RTF; what these hide; why not all were read."""
    plain = message.words(_BODY).replace("\r\n", "\n")
    unseen: tuple[Hidden, ...] = ()
    because = ""
    if markup := message.content(_HTML):
        text, why = decoded(markup, named_charset(markup))
        words, unseen = words_of(text)
        plain, because = (plain, "") if plain else (words, why)
    if not plain and (packed := message.content(_RTF)):
        plain, unseen, because = _from_rtf(packed)
    return plain, unseen, [because] if because else []


def _from_rtf(packed: bytes) -> tuple[str, tuple[Hidden, ...], str]:
    try:
        return rtf.words_of(unpacked_rtf(packed))
    except Unreadable as reason:
        return "", (), str(reason)


def _hidden(message: _Message) -> Iterator[Hidden]:
    for number, what in _WORDS.items():
        if words := message.words(number):
            yield Hidden(what=what, value=words)
    for which, what in ((_SENT, "Date"), (_ARRIVED, "arrived")):
        if moment := message.moment(which):
            yield Hidden(what=what, value=moment)
    for at in message.inside("recip"):
        each = _Message(message.file, at)
        address = each.words("39FE") or each.words("3003")
        yield Hidden(what="recipient", value=f"{each.words('3001')} <{address}>")
    for line in message.words(_HEADERS).replace("\r\n\t", " ").replace("\r\n ", " ").splitlines():
        name, colon, value = line.partition(":")
        if colon and name.lower() in ("received", "x-originating-ip", "x-mailer", "user-agent", "return-path"):
            yield Hidden(what=name, value=value.strip())


def _parts(message: _Message, limit: int, *, depth: int) -> Iterator[Part]:
    for number, at in enumerate(message.inside("attach"), 1):
        if number > limit:
            return
        each = _Message(message.file, at)
        if message.file.has(*at, "__substg1.0_37010102"):
            name = each.words("3707") or each.words("3704") or f"attachment-{number}"
            yield Part(name=clipped(name), content=each.content("3701"))
        elif depth < _DEEPEST:
            yield from _parts(_Message(message.file, (*at, _EMBEDDED)), limit, depth=depth + 1)
