"""What the caller brings when a sheet is taken: readers of dates and places, kept files, texts, built-in lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from farbank.reading.sheet.cells import SpanReader
from farbank.values.handling import SealedObject
from farbank.values.ids import LineId
from farbank.values.place import LinePlace, NoPlace


class PlaceResolver(Protocol):
    """Where a name is along a line, or why it is nowhere."""

    def __call__(self, text: str, line: LineId) -> LinePlace | NoPlace: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file that a row of a sheet names; `path` is as written, from the folder of the sheet, and may hold `..`."""

    section: str
    key: str
    line: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that was sealed into the store: one object for each item that may come of it.

    `measured` says that it holds what a phone wrote down beside a photo; its item is restricted at once.
    """

    sealed: SealedObject
    file_name: str
    media: str
    measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """All that `take` needs besides the sheet and the case. What is wanted and not there is complained of."""

    read_span: SpanReader
    resolve_place: PlaceResolver
    built_in_lines: Mapping[str, int]  # name -> version
    place_names: tuple[str, ...] = ()  # to say which name was probably meant
    files: Mapping[Wanted, Kept] = field(default_factory=dict)
    texts: Mapping[Wanted, str] = field(default_factory=dict)
