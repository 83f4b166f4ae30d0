"""Effort: lines, looks, tallies, what stopped people looking, and the ways by which anything still got out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from farbank.facts.fact import Row, locked_by
from farbank.values.count import Count
from farbank.values.ids import ItemId, LineId, SourceId
from farbank.values.span import Span
from farbank.values.stretch import NamedLength, Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdopted(Row):
    """A line this case measures along. `label` is its name; `geojson` is empty for a built-in line."""

    kind: ClassVar[str] = "line-adopted"
    row: ClassVar[str] = "line"
    name: LineId
    version: int
    lengths: tuple[NamedLength, ...] = ()
    geojson: str = ""

    @property
    def title(self) -> str:
        return str(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vantage:
    """Where the observer stood: kind and side may be printed, `position` is sealed and never leaves the case."""

    kind: str
    side: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked(Row):
    """Somebody could see a stretch, and what came of it. Seeing nothing is a result; not looking is not.

    Either `stretch` is known, or a named place gives `centre` (share in parts of 10^9) and `extent` (metres across).
    `p` is the chance to detect the target if it was there, in parts of 10^9, None when nobody said.
    """

    kind: ClassVar[str] = "looked"
    row: ClassVar[str] = "look"
    line: LineId
    version: int
    stretch: Stretch | None = None
    at: str = ""
    centre: int | None = None
    extent: int = 0
    place: str = ""
    when: Span
    vantage: Vantage
    target: str
    outcome: str
    p: int | None = None
    basis: str = ""
    conditions: str = ""
    item: ItemId = ItemId("")
    by: SourceId = SourceId("")
    origin: str = ""

    @property
    def title(self) -> str:
        return f"{self.target} {self.outcome}, {self.at or self.place}"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item, self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyNoted(Row):
    """A survey that gives totals without saying where. Lengths in metres of its own compiler's line."""

    kind: ClassVar[str] = "tally-noted"
    row: ClassVar[str] = "tally"
    line: LineId
    compiler_length: int
    looked: Count | None = None
    present: Count | None = None
    absent: Count | None = None
    no_view: Count | None = None
    reason: str = ""
    within: tuple[str, ...] = ()
    target: str
    when: Span
    item: ItemId = ItemId("")

    @property
    def title(self) -> str:
        return f"{self.target}, totals only"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintNoted(Row):
    """Which means of looking were stopped on a stretch, when and why."""

    kind: ClassVar[str] = "constraint-noted"
    row: ClassVar[str] = "constraint"
    stretch: Stretch
    when: Span
    means: tuple[str, ...]
    reason: str
    because: str = ""

    @property
    def title(self) -> str:
        return f"{', '.join(self.means)}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConduitWas:
    """The state of a conduit over a span, with how many got through where that was counted."""

    when: Span
    state: str
    count: Count | None = None
    because: str = ""
    item: ItemId = ItemId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConduitNoted(Row):
    """A way by which people, goods, money or information got out, with its states over time."""

    kind: ClassVar[str] = "conduit-noted"
    row: ClassVar[str] = "conduit"
    carries: tuple[str, ...]
    means: str
    states: tuple[ConduitWas, ...]
    item: ItemId = ItemId("")

    @property
    def title(self) -> str:
        return self.means

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewHeld(Row):
    """A conversation with a source: when it was, when they had left, what they could have seen."""

    kind: ClassVar[str] = "interview-held"
    row: ClassVar[str] = "interview"
    source: SourceId
    by: str = ""
    interpreter: str = ""
    when: Span | None = None
    left: Span | None = None
    could_see: str = ""
    item: ItemId = ItemId("")

    @property
    def title(self) -> str:
        return f"with {self.source}"

    @property
    def compartments(self) -> tuple[str, ...]:
        return locked_by(self.item, self.source)
