"""A report as read: a tree of blocks and runs that the gate judges and the page prints. Every part keeps its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain words."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """Words set apart: `emphasis`, `strong` or `code`."""

    style: str
    runs: tuple[Run, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out. The address is printed as text; the page loads nothing from it."""

    runs: tuple[Run, ...]
    address: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """An evidence mark: `label` of a finding, item or statement."""

    label: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Words that name a persona or disclose something of it; `discloses` holds (dimension, value) pairs."""

    runs: tuple[Run, ...]
    persona: str
    discloses: tuple[tuple[str, str], ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Totalising words backed by a coverage: `LINE/TARGET/FROM..TO` or the label of a tally."""

    runs: tuple[Run, ...]
    coverage: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """The mark of a footnote."""

    number: int
    line: int = 0


Run = Text | Styled | Link | Cite | Named | Covered | NoteMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading below the title; `level` 2 to 4."""

    level: int
    runs: tuple[Run, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of runs."""

    runs: tuple[Run, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Blocks set as a quotation."""

    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; each entry holds blocks."""

    ordered: bool
    entries: tuple[tuple[Block, ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table: a head row and body rows, each cell a run of words."""

    head: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An item placed as a picture, rebuilt from its pixels. `alt` is required; `redact` names what must be covered."""

    item: str
    caption: tuple[Run, ...]
    alt: str
    redact: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A figure computed from the case: `what` is coverage, series, conduits, timeline or map."""

    what: str
    options: tuple[tuple[str, str], ...]
    caption: tuple[Paragraph, ...]
    line: int = 0

    def option(self, key: str, default: str = "") -> str:
        """One option, or the default."""
        return dict(self.options).get(key, default)


Block = Heading | Paragraph | Quote | Listing | TableBlock | Picture | Computed


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Words of a file that stand in none of its blocks: its name, an address, a comment. `channel` says where."""

    channel: str
    runs: tuple[Run, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A whole report. `footnotes` are in the order of their numbers, `contact` a line each.

    Only a file from elsewhere has `asides`.
    """

    title: str
    outlet: str = ""
    part: int = 1
    of: int = 1
    related: tuple[str, ...] = ()
    language: str = "en"
    translation_of: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    contact: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[tuple[Block, ...], ...] = ()
    asides: tuple[Aside, ...] = ()
