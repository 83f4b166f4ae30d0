"""The summary of a compound file (MS-OLEPS): who made it, when, with what; HWP keeps its own in the same form."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text
from farbank.intake.readers.charset import text_of

_TELLING: Final = {
    2: "title",
    3: "subject",
    4: "author",
    5: "keywords",
    6: "description",
    7: "template",
    8: "last changed by",
    9: "saved so many times",
    11: "last printed",
    12: "created",
    13: "changed",
    18: "made with",
}  # MS-OLEPS 2.25.1
_SET_AT: Final = 44  # where the offset of the first set stands, after the head and its name
_CODE_PAGE, _MOST = 1, 1_000
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)  # MS-DTYP 2.3.3


def told(stream: bytes) -> Iterator[Hidden]:
    """Everything in it that tells of a person, a time or a program."""
    try:
        values = dict(_values(stream))
    except (struct.error, IndexError):
        yield Hidden(what="summary", value="present and damaged")
        return
    page = values.get(_CODE_PAGE, b"")
    for number, what in _TELLING.items():
        words = _words(values.get(number, b""), int.from_bytes(page[4:6], "little") if page else 0)
        if words:
            yield Hidden(what=what, value=words)


def _values(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Every property of the first set with its type and all that follows it."""
    if not stream:
        return
    (start,) = struct.unpack_from("<I", stream, _SET_AT)
    (count,) = struct.unpack_from("<I", stream, start + 4)
    for place in range(min(count, _MOST)):
        number, offset = struct.unpack_from("<II", stream, start + 8 + 8 * place)
        yield number, stream[start + offset :]


def _words(value: bytes, page: int) -> str:
    if len(value) < 8:  # noqa: PLR2004  (a type and a length)
        return ""
    kind, length = struct.unpack_from("<II", value)
    match kind & 0xFFFF:
        case 31:  # letters of two bytes
            return _clean(value[8 : 8 + 2 * length].decode("utf-16-le", "replace"))
        case 30:  # letters of one byte or more
            return _narrow(value[8 : 8 + length].rstrip(b"\0"), page)
        case 64:  # a time
            return _moment(int.from_bytes(value[4:12], "little"))
        case _:
            return ""


def _narrow(words: bytes, page: int) -> str:
    """Bytes in the code page that the set names (65001 is UTF-8, 1200 is UTF-16), or as can be told."""
    if page == 1200:  # noqa: PLR2004
        return _clean(words.decode("utf-16-le", "replace"))
    found = text_of(words, f"cp{page}" if page and page != 65001 else "")  # noqa: PLR2004
    return _clean(found.text) if not found.because else f"{len(words)} bytes; {found.because}"


def _moment(ticks: int) -> str:
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).isoformat(timespec="seconds") if ticks else ""
    except OverflowError:
        return ""


def _clean(words: str) -> str:
    return clean_text(words.split("\0", 1)[0]).strip()
