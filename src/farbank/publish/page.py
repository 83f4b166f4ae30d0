"""What a publication is made of, as plain values: a draft, what the case knows of what it cites, and nothing else.

Made by the caller, read by `site.build`. No value here holds a source or a place that may not be
printed; `labels` and `EvidenceCard.labels` are keys to find things by and never reach a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from farbank.errors import Refused
from farbank.publish.figure import Figure, MapFigure
from farbank.values.draft import Draft
from farbank.values.picture import Pixels

_PUBLIC_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementShown:
    """What one source says: our words, theirs in their language, and how they know."""

    says: str
    words: str = ""
    language: str = ""
    mode: str = ""
    by: str = ""
    relation: str = ""  # how it bears on the finding, in words for readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something a page keeps back, in words that say no more than its kind, and why."""

    what: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCard:
    """One numbered piece of evidence: a finding, an item or a statement, as a reader may know it.

    `labels` are the draft's words for it (`F-SHOOT`, `E-NOTICE`). `origins` is (least, most) independent origins.
    `says_in_words` is the grade; a percentage, or "probable" on a single origin, is refused.
    """

    number: int
    public_name: str
    title: str
    shows: str
    says_in_words: str
    origins: tuple[int, int]
    origins_in_words: str
    labels: tuple[str, ...]
    kind: str = "item"
    withheld: tuple[Kept, ...] = ()
    commitment: str = ""
    language: str = ""
    credit: str = ""
    publisher: str = ""
    readings: tuple[str, ...] = ()  # what was read out of it for the figures
    statements: tuple[StatementShown, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def heard_from(self) -> tuple[str, ...]:
        """Who its statements come from, each once."""
        return tuple(dict.fromkeys(each.by for each in self.statements if each.by))

    def __post_init__(self) -> None:
        if not _PUBLIC_NAME.match(self.public_name):
            raise Refused(f"{self.public_name!r} cannot be a public name: small letters, digits and hyphens only")
        if "%" in self.says_in_words:
            raise Refused(f"the grade of evidence {self.number} is a percentage; readers get words")
        if self.origins[1] <= 1 and "probabl" in self.says_in_words.casefold():
            raise Refused(f"evidence {self.number} rests on one origin and cannot be called probable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What a totalising word rests on; `coverage` is the draft's own key, `words` what the reader is told."""

    coverage: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTable:
    """A table with a name; every row as long as the head."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise Refused(f"a row of the table {self.title!r} is not as long as its head")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """What we could not see: sentences, and a table of what was dark, when and why."""

    texts: tuple[str, ...] = ()
    tables: tuple[NamedTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodNote:
    """How it was weighed: sentences, tables (likelihoods, thresholds, coverage, vintages), and tools with versions."""

    texts: tuple[str, ...] = ()
    tables: tuple[NamedTable, ...] = ()
    tools: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change after publication: when, why, the old words beside the new, and what else is other, in words.

    Of a pair of words one is empty where a sentence was put in or taken out.
    """

    when: str
    because: str = ""
    words: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Another part of the series, or the same part in another language; `address` "" means: this page."""

    title: str
    address: str = ""
    number: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureShown:
    """A picture to print: its pixels with every redaction already in them, and the public name of its file.

    `pixels` is None where its files were made already: sixty photographs as pixels are a third of a gigabyte.
    """

    pixels: Pixels | None
    public_name: str
    credit: str = ""
    redacted: str = ""  # what was covered, in words

    def __post_init__(self) -> None:
        if not _PUBLIC_NAME.match(self.public_name):
            raise Refused(f"{self.public_name!r} cannot be a public name: small letters, digits and hyphens only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole publication.

    `figures` holds one figure for each computed block of the draft, in the order in which they stand there.
    `pictures` maps the labels of the draft's pictures to what is printed. `han` is the language of a run of Han
    characters without kana on a page that is itself written in neither.
    """

    draft: Draft
    cards: tuple[EvidenceCard, ...] = ()
    figures: tuple[Figure, ...] = ()
    hero: MapFigure | None = None
    pictures: Mapping[str, PictureShown] = field(default_factory=dict)
    backings: tuple[Backing, ...] = ()
    blind: Blind = Blind()
    method: MethodNote = MethodNote()
    revisions: tuple[Revision, ...] = ()
    parts: tuple[Part, ...] = ()
    editions: tuple[Part, ...] = ()
    contact: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    han: str = "zh"

    def __post_init__(self) -> None:
        numbers = [card.number for card in self.cards]
        if numbers != list(range(1, len(numbers) + 1)):
            raise Refused("evidence is numbered from 1 in the order of its cards")
        names = [card.public_name for card in self.cards]
        if len(names) != len(set(names)):
            raise Refused("two pieces of evidence carry the same public name")

    def card(self, label: str) -> EvidenceCard:
        """The card that a label of the draft means."""
        for card in self.cards:
            if label in card.labels:
                return card
        raise Refused(f"the report cites {label!r}, and no evidence card was made for it")
