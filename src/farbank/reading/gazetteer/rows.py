"""One place of the gazetteer and one name of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from farbank.values.line_shape import Position

ELSEWHERE: Final = "elsewhere"  # the side of places that are not here


class Name(NamedTuple):
    """One spelling of a place: its script and language, the kind of name, where it was read, and how sure it is.

    A tuple and no dataclass, because thousands are made whenever farbank starts to read.
    """

    text: str
    script: str
    language: str
    kind: str
    source: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place; `position` is (longitude, latitude) in degrees times 10^7, nothing where it is not known.

    `share` is its share of the line in parts of 10^9, nothing for a place that lies beside no line.
    """

    id: str
    kind: str
    parent: str
    side: str
    position: Position | None
    radius: int
    line: str
    river: str
    share: int | None
    since: str
    until: str
    source: str
    note: str
    names: tuple[Name, ...]

    @property
    def shown(self) -> str:
        """The name it goes by in English."""
        return self.names[0].text
