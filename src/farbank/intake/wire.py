"""What the confined process answers, as bytes: the length of a canonical JSON head, the head, then raw bytes.

- The answer comes from a process that met hostile bytes, so every size, number and character is checked here.
- An answer of any other shape is a reason, never an exception that reaches the caller.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Final

import msgspec

from farbank.errors import Refused
from farbank.facts.item import Hidden
from farbank.intake.limits import Limits
from farbank.intake.names import clean_text, clipped
from farbank.intake.reading import CouldNot, Reading
from farbank.values.digest import canonical_json
from farbank.values.picture import Pixels

Answer = Reading | Pixels | CouldNot
BAD: Final = "the reader's answer was not of the form that was asked for"
_LENGTH: Final = struct.Struct(">Q")
_LONGEST_VALUE: Final = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """`sizes` cut the raw bytes behind the head: one for each part of a reading, or one for pixels."""

    reading: Reading | None = None
    width: int = 0
    height: int = 0
    because: str = ""
    sizes: tuple[int, ...] = field(default=())


def packed(answer: Answer) -> bytes:
    """An answer as the confined process sends it."""
    match answer:
        case Reading():
            contents = [part.content for part in answer.parts]
            bare = replace(answer, parts=tuple(replace(part, content=b"") for part in answer.parts))
            return _joined(_Head(reading=bare, sizes=tuple(map(len, contents))), *contents)
        case Pixels():
            return _joined(_Head(width=answer.width, height=answer.height, sizes=(len(answer.rgb),)), answer.rgb)
        case CouldNot():
            return _joined(_Head(because=answer.because))


def unpacked(untrusted_answer: bytes, limits: Limits) -> Answer:
    """What the confined process sent, checked; `CouldNot` where it is not an answer."""
    try:
        (length,) = _LENGTH.unpack_from(untrusted_answer)
        start = _LENGTH.size + length
        head = msgspec.json.decode(untrusted_answer[_LENGTH.size : start], type=_Head)
        return _answer(head, _cut(untrusted_answer, start, head.sizes), limits)
    except (struct.error, msgspec.MsgspecError, UnicodeError, Refused):
        return CouldNot(because=BAD)


def _joined(head: _Head, *raw: bytes) -> bytes:
    body = canonical_json(msgspec.to_builtins(head))
    return b"".join((_LENGTH.pack(len(body)), body, *raw))


def _cut(data: bytes, start: int, sizes: tuple[int, ...]) -> tuple[bytes, ...]:
    if any(size < 0 for size in sizes) or start + sum(sizes) != len(data):
        raise Refused(BAD)
    return tuple(data[begin:end] for begin, end in pairwise(accumulate(sizes, initial=start)))


def _answer(head: _Head, raw: tuple[bytes, ...], limits: Limits) -> Answer:
    if head.because:
        return CouldNot(because=_line(head.because))
    if head.reading is not None:
        return _reading(head.reading, raw, limits)
    if len(raw) != 1:
        raise Refused(BAD)
    return Pixels(width=head.width, height=head.height, rgb=raw[0])


def _reading(read: Reading, raw: tuple[bytes, ...], limits: Limits) -> Reading:
    if len(read.text) > 2 * limits.characters or len(raw) != len(read.parts) or len(raw) > limits.parts:
        raise Refused(BAD)
    hidden = tuple(Hidden(what=_line(each.what), value=_line(each.value)) for each in read.hidden[: limits.hidden])
    parts = tuple(
        replace(part, name=clipped(part.name), content=each) for part, each in zip(read.parts, raw, strict=True)
    )
    return replace(
        read,
        text=clean_text(read.text),
        reader=_line(read.reader),
        hidden=hidden,
        parts=parts,
        could_not=_line(read.could_not),
    )


def _line(words: str) -> str:
    """A short value on one line, cut where it is longer than anybody reads."""
    clean = clean_text(" ".join(words.split()))
    return clean if len(clean) <= _LONGEST_VALUE else clean[:_LONGEST_VALUE] + "…"
