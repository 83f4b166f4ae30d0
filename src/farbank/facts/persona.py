"""How a person at risk appears in print, what is already out about them, and the numbers that say how many fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from farbank.facts.fact import Fact, Row, locked_by
from farbank.values.ids import PersonaId, SourceId
from farbank.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaNamed(Row):
    """A persona and the person behind it: the most secret row there is."""

    kind: ClassVar[str] = "persona-named"
    row: ClassVar[str] = "persona"
    printed_as: str
    subject: str
    linked: tuple[PersonaId, ...] = ()
    not_linked: tuple[PersonaId, ...] = ()

    @property
    def title(self) -> str:
        return self.printed_as

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureNoted(Row):
    """Something is out about a persona: in print already, or in a release. What was withdrawn still counts.

    It is public, so it stays in the case's compartment when the person behind the persona is forgotten.

    `lookup` is `none` when a person says that nobody who matters can look this up, or the least class of adversary who
    can (`A2`: state registries, and whoever can ask them); `lookup_by` says who said so. `held` is when it was true of
    the person; where nobody says, it was on the day of publication.
    """

    kind: ClassVar[str] = "disclosure-noted"
    row: ClassVar[str] = "disclosure"
    persona: PersonaId
    dimension: str
    values: tuple[str, ...]
    channel: str = "body"
    where: str = ""
    published: date | None = None
    language: str = ""
    verbatim: str = ""
    lookup: str = ""
    lookup_by: str = ""
    held: Span | None = None

    @property
    def title(self) -> str:
        return f"{self.persona} {self.dimension}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessCounted(Row):
    """A small counted set: who held the document, could stand there, was present. A sound upper bound.

    `kind_of` says which of the three. `meets` are the words of other counted sets: then these are those who are in all.
    """

    kind: ClassVar[str] = "access-counted"
    row: ClassVar[str] = "access"
    what: str
    who: SourceId
    count: int
    basis: str = ""
    kind_of: str = ""
    meets: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.what

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Which part of a population has a value, in parts of 10^9, with the interval the source allows.

    `year` is when it was counted, `confidence` how sure whoever entered it is, `because` why the interval is so wide.
    """

    dimension: str
    value: str
    share: int
    low: int
    high: int
    source: str
    year: str = ""
    confidence: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Which part of a population has two values together, in parts of 10^9, with the interval the source allows."""

    dimension: str
    value: str
    other: str
    other_value: str
    share: int
    low: int
    high: int
    source: str
    year: str = ""
    confidence: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationCounted(Row):
    """A reference class with its shares, and what is known of two together; `label` is its name."""

    kind: ClassVar[str] = "population-counted"
    row: ClassVar[str] = "population"
    count: int
    low: int
    high: int
    source: str
    shares: tuple[Share, ...] = ()
    pairs: tuple[Pair, ...] = ()
    year: str = ""
    confidence: str = ""
    because: str = ""

    @property
    def title(self) -> str:
        return f"{self.label}: {self.count}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdversariesChosen(Fact):
    """Which classes of adversary the gate reckons with from now on, and why; the member is who signs the entry.

    `turn` is how many times this was chosen before whoever recorded it knew of it, and one more: the highest counts,
    and of several alike (two places chose at once) every class that one of them names.
    """

    kind: ClassVar[str] = "adversaries-chosen"
    classes: tuple[str, ...]
    because: str
    turn: int = 1
