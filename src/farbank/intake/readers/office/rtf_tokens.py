"""RTF cut into what it is made of (specification 1.9.1): control words, bytes, and the edges of groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.intake.readers.reader import Unreadable

_TOKEN: Final = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-z'])"
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)
_DEEPEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Word:
    """A control word and its number, or a control sign."""

    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """Bytes of text; `escaped` counts as one letter each, for what follows a Unicode letter."""

    content: bytes
    escaped: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning or the end of a group."""

    opens: bool


Token = Word | Letters | Edge


def tokens(untrusted_bytes: bytes) -> Iterator[Token]:
    """Every piece in order; raises `Unreadable` where groups lie too deep or end too often."""
    at = depth = 0
    while found := _TOKEN.match(untrusted_bytes, at):
        at = found.end()
        token = _token(*found.groups())
        if isinstance(token, Edge):
            depth += 1 if token.opens else -1
            if depth > _DEEPEST:
                raise Unreadable(f"its groups lie more than {_DEEPEST:,} deep inside one another")
            if depth < 0:  # the document is over
                return
        if isinstance(token, Word) and token.name == "bin":
            at += max(token.number or 0, 0)
        if token is not None:
            yield token


def _token(*groups: bytes | None) -> Token | None:
    name, number, code, sign, edge, letters = groups
    if name:
        return Word(name.decode("ascii"), int(number) if number else None)
    if code:
        return Letters(bytes([int(code, 16)]), escaped=True)
    if sign:
        return Word(sign.decode("latin-1"))
    if edge:
        return Edge(edge == b"{")
    return Letters(letters) if letters else None  # a line break in the source means nothing
