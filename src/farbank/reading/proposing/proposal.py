"""A proposal: the words of a text that it rests on, what they mean, the rule that read them, how sure it is.

Nothing here is a fact. A person accepts, or does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from farbank.reading.gazetteer.answer import PlaceAnswer, PlaceCandidate
from farbank.values.count import Precision
from farbank.values.span import Span

Kind = Literal["span", "place", "count", "caption", "quote", "persona", "hedge", "totalising"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanSaid:
    """Days, or why words that look like days could not be read."""

    span: Span | None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNamed:
    """What the gazetteer answers to a name beside the other names of the passage; perhaps that it does not know."""

    answer: PlaceAnswer

    @property
    def meant(self) -> PlaceCandidate | None:
        """The place that is meant, `None` where the gazetteer would not say."""
        found = (each for each in self.answer.candidates if each.id == self.answer.answer)
        return next(found, None)

    @property
    def side(self) -> str:
        """The bank of the border it lies on, `""` where nobody knows."""
        return self.meant.side if self.meant else ""

    @property
    def kind(self) -> str:
        """What sort of place it is."""
        return self.meant.kind if self.meant else ""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why this place, or why none."""
        return self.meant.reasons if self.meant else self.answer.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSaid:
    """A number with its unit as written, and the days it was true of; a range runs `value`..`high`."""

    value: Decimal
    unit: str = ""
    precision: Precision = "exact"
    high: Decimal | None = None
    period: Span | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionSaid:
    """What a picture shows and from where: the place depicted and the place of the camera are never one.

    `vantage` is the kind of place the camera stood at, as looks name it; `side` the bank; both empty when not said.
    """

    depicted: str
    what: str = ""
    vantage: str = ""
    side: str = ""
    when: Span | None = None
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSaid:
    """Words between quotation marks, and the words that say whose they are (empty when nothing does)."""

    speaker: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaSaid:
    """A description of a person who could be a source: (dimension, words) pairs, as the release gate names them."""

    dimensions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeSaid:
    """A word of doubt, and what it is said of."""

    word: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeClaimed:
    """A word that claims a whole, and what it is said of; `gate` says that the release gate asks what backs it."""

    word: str
    about: str
    almost: bool = False
    gate: bool = False


Value = SpanSaid | PlaceNamed | CountSaid | CaptionSaid | QuoteSaid | PersonaSaid | HedgeSaid | WholeClaimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`text` is what stands between `start` and `end` (code points, end exclusive); `confidence` in hundredths."""

    kind: Kind
    start: int
    end: int
    text: str
    value: Value
    rule: str
    confidence: int


def outer_days(span: Span | None) -> tuple[date | None, date | None]:
    """The first and the last day that a span allows, `None` where it is open or there is none."""
    return (span.earliest, span.latest) if span else (None, None)
