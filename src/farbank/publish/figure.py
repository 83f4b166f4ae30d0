"""What a computed figure shows, as plain values: made by the caller from its judgement, drawn here and nowhere else.

Shares run from 0 to 1 along the line. `note` is the number of an evidence card, 0 for none. Dates are decimal years
(2023.75 is the first of October 2023); `years` turns a day into one. Every figure may be empty, never without a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from farbank.errors import Refused
from farbank.publish.asking import Asking

CellState = Literal["present", "absent", "inconclusive", "stale", "conflict", "not_looked", "cannot_look", "withheld"]
ConduitWord = Literal["open", "narrow", "closed", "refused", "unknown"]
CELL_STATES: tuple[CellState, ...] = get_args(CellState)
CONDUIT_WORDS: tuple[ConduitWord, ...] = get_args(ConduitWord)
Share = Fraction | float


def years(day: date) -> float:
    """A day as a decimal year, at its beginning."""
    first, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - first).days / (after - first).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A named place beside the line; `names` are (language, text), the page's own first."""

    share: Share
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A stretch over one or more quarters in one state. `first` and `last` count quarters from the figure's first.

    `widened` says the stretch was made wider for print: it is hatched, and `true_share` is what percentages use.
    `label` stands beside the mark; `reason` says why nobody could look.
    """

    start: Share
    end: Share
    first: int
    last: int
    state: CellState
    label: str = ""
    reason: str = ""
    note: int = 0
    widened: bool = False
    true_share: tuple[Share, Share] | None = None

    def __post_init__(self) -> None:
        if not (0 <= self.start <= self.end <= 1 and 0 <= self.first <= self.last):
            raise Refused("a cell of the coverage figure lies on the line and runs forward in time")

    @property
    def extent(self) -> tuple[Share, Share]:
        """Its true share of the line, from and to, whatever was widened for print."""
        return self.true_share or (self.end - self.start, self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """Places within which somebody looked without saying where: (share, name), over quarters `first`..`last`."""

    places: tuple[tuple[Share, str], ...]
    first: int
    last: int
    label: str
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One class of target: its name in words, what is known of it where and when.

    `looked` and `present` are (certain, possible) shares of the line over the whole time shown; `key` names the class.
    """

    name: str
    key: str = ""
    cells: tuple[Cell, ...] = ()
    possible: tuple[Possible, ...] = ()
    looked: tuple[Share, Share] = (0, 0)
    present: tuple[Share, Share] = (0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A length in whole kilometres with its word before it: `about`, `at least`, `at most` or nothing."""

    km: int
    bound: str = ""

    def __str__(self) -> str:
        return f"{self.bound} {self.km:,} km".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A survey that gives totals without saying where, drawn to the scale of its own compiler's length of the line."""

    who: str
    what: str  # the class of target, in words
    when: str
    whole: Amount
    looked: Amount | None = None
    present: Amount | None = None
    absent: Amount | None = None
    no_view: Amount | None = None
    because: str = ""  # why there was no view
    within: tuple[str, ...] = ()
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFigure:
    """The unrolled line by time: `quarters` quarters from the first of `first_year`."""

    line: str
    ends: tuple[str, str]
    first_year: int
    quarters: int
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...] = ()
    ticks: tuple[Tick, ...] = ()
    notes: tuple[str, ...] = ()
    asking: Asking | None = None

    def __post_init__(self) -> None:
        if self.quarters < 1 or not self.lanes:
            raise Refused("a coverage figure has at least one quarter and one class of target")
        if any(cell.last >= self.quarters for lane in self.lanes for cell in lane.cells):
            raise Refused("a cell of the coverage figure lies outside the time it shows")

    def quarter(self, index: int) -> str:
        """The name of a quarter."""
        return f"{self.first_year + index // 4} Q{index % 4 + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The state of a conduit from..to, in decimal years (None: open), with the words for when and how many."""

    start: float | None
    end: float | None
    state: ConduitWord
    when: str
    count: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduit:
    """One way by which something got out; `last_word` and `silence` end its row."""

    name: str
    carries: str
    flows: tuple[Flow, ...]
    last_word: str
    silence: str
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConduitsFigure:
    """What could get out, and when."""

    first_year: int
    last_year: int
    rows: tuple[Conduit, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """What a number once was: its value as printed then, and from when it was known."""

    value: int
    shown: str
    known_from: str
    words: str = ""  # first release, provisional, revised ...
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period of a series at the as-of date. `value` None is a gap, with the reason in `words`.

    `firm` is False for what is about, provisional or partial: drawn hatched. `older` are values since replaced.
    """

    label: str
    value: int | None
    shown: str = ""
    firm: bool = True
    words: str = ""
    known_from: str = ""
    via: str = ""
    older: tuple[Vintage, ...] = ()
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFigure:
    """A series as it was known on one day, every earlier vintage kept."""

    title: str
    unit: str
    compiler: str
    as_of: str
    bars: tuple[Bar, ...]
    definition: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something dated as well as it can be: the mark is as wide as the doubt. None is an open end, drawn dissolving."""

    start: float | None
    end: float | None
    what: str
    when: str
    lit: bool = False  # seen by this case, not only told
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFigure:
    """What happened, as precisely as it is known."""

    first_year: int
    last_year: int
    moments: tuple[Moment, ...]
    notes: tuple[str, ...] = ()


Ring = tuple[tuple[float, float], ...]  # (longitude, latitude) in degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country's outlines; `tone` is `closed` (dark), `near` (the bank one may stand on) or `other`."""

    name: str
    rings: tuple[Ring, ...]
    tone: Literal["closed", "near", "other"]
    label_at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lit:
    """A stretch of the line that was seen. Where the camera stood is not part of this value, and never drawn."""

    start: Share
    end: Share
    name: str
    words: str
    widened: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A place for the reader to find the way by; `away` puts its words on the near bank."""

    at: tuple[float, float]
    names: tuple[tuple[str, str], ...]
    away: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFigure:
    """The line and its two banks: seen stretches in lamp-light, the rest dark."""

    lands: tuple[Land, ...]
    line: Ring
    lit: tuple[Lit, ...] = ()
    towns: tuple[Town, ...] = ()
    credit: str = ""
    notes: tuple[str, ...] = ()
    asking: Asking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFigure:
    """A figure the report asks for and the case cannot give, with the reason in a sentence."""

    because: str


Figure = CoverageFigure | ConduitsFigure | SeriesFigure | TimelineFigure | MapFigure | NoFigure
