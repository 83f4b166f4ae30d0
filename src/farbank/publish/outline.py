"""A publication as one document, first word to last: what the PDF, the newsroom's fragment and the DOCX are made of.

Nothing here is markup. A run with `language` "" is in the language of the report; every other run carries its own.
`evidence` and `note` are the numbers of marks; `address` is where a link leads out to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from farbank.publish.photographs import Photo
from farbank.publish.telling import Telling

WordsKind = Literal["body", "lead", "small", "caption", "label", "caution", "sure", "note", "del", "ins"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in one language and one look; with `evidence` or `note` a mark, whose words are its number."""

    text: str
    language: str = ""
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    address: str = ""
    evidence: int = 0
    note: int = 0


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A heading; `level` 2 to 4. `anchor` is the place that others lead to."""

    level: int
    runs: Runs
    anchor: str = ""
    evidence: int = 0  # the number that stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph."""

    runs: Runs
    kind: WordsKind = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Blocks with what stands beside them: the evidence for what they say."""

    blocks: tuple[Piece, ...]
    beside: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Blocks set as a quotation."""

    blocks: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """A list."""

    ordered: bool
    entries: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; every row is as long as the head. `title` may be empty."""

    title: Runs
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    note: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A computed figure under its public name, with everything that is said under it."""

    name: str
    telling: Telling
    alt_language: str
    caption: tuple[Words, ...]
    tables: tuple[Grid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph:
    """A picture with its words."""

    photo: Photo
    alt: str
    caption: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and what is to be said of it."""

    term: Runs
    words: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One piece of evidence in full: what stands in its text, and the facts beside it."""

    number: int
    anchor: str
    title: Runs
    blocks: tuple[Piece, ...]
    facts: tuple[Fact, ...]


Piece = Head | Words | Passage | Quoted | Entries | Grid | Drawing | Photograph | Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole document. `pieces` runs from after the lead to the last word; `notes` are the footnotes by number."""

    title: str
    language: str
    outlet: str
    series: Runs
    lead: Runs
    by: Runs
    cover: Drawing | None
    report: tuple[Piece, ...]
    back: tuple[Piece, ...]
    notes: tuple[tuple[Piece, ...], ...]
    credits: tuple[Words, ...]
