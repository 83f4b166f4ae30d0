"""Sources by codename, the sealed card that says who they are, what donors gave, and what may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Fact, Row, locked_by
from farbank.values.ids import SourceId
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNamed(Row):
    """A source. `name` is filled only for those who are public already; else the codename is all there is."""

    kind: ClassVar[str] = "source-named"
    row: ClassVar[str] = "source"
    kind_of: str
    reliability: str = ""
    public: bool = False
    name: str = ""

    @property
    def title(self) -> str:
        return self.name or self.kind_of

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSealed(Fact):
    """An identity card was sealed to the source desk. The case key does not open it; `card` names the object.

    `source` is a source, or an inquiry: then the card says who asks.
    """

    kind: ClassVar[str] = "card-sealed"
    source: str
    card: str
    size: int

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOpened(Fact):
    """Somebody of the source desk read the card of a source or of an inquiry, and why."""

    kind: ClassVar[str] = "card-opened"
    source: str
    because: str

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionReceived(Row):
    """What one donor gave, on what terms. The donor's consent covers the donor only."""

    kind: ClassVar[str] = "collection-received"
    row: ClassVar[str] = "collection"
    donor: SourceId
    terms: str = ""
    kept_where: str = ""
    returned: str = ""

    @property
    def title(self) -> str:
        return self.terms

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.donor)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Row):
    """What a source agreed to have printed, where, in which languages, until when; `any` is allowed in each list."""

    kind: ClassVar[str] = "consent-given"
    row: ClassVar[str] = "consent"
    source: SourceId
    fields: tuple[str, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    given: Span
    until: Span | None = None
    withdrawn: Span | None = None

    @property
    def title(self) -> str:
        return f"{self.source}: {', '.join(self.fields)}"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.source)
