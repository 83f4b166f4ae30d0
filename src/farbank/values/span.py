"""When, vaguely: the earliest and latest day something can have started, and those on which it can have ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from farbank.errors import Refused

SpanPrecision = Literal[
    "day", "part", "month", "season", "quarter", "half", "year", "decade", "century", "interval", "open"
]
FIRST_DAY = date.min
LAST_DAY = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A quadruple of days (`None` where an end is open), the words as written, and why they were read so.

    `start` is (earliest, latest) day of beginning, `end` (earliest, latest) day of ending, both inclusive. A single
    vague moment ("late August 2020") starts and ends somewhere in the same days. `approximate` marks "about".
    """

    start: tuple[date | None, date | None]
    end: tuple[date | None, date | None]
    words: str = ""
    language: str = ""
    precision: SpanPrecision = "day"
    approximate: bool = False
    calendar: str = "gregorian"
    rule: str = ""

    def __post_init__(self) -> None:
        for first, last in (self.start, self.end, (self.start[0], self.end[0]), (self.start[1], self.end[1])):
            if first is not None and last is not None and last < first:
                raise Refused(f"a span cannot end ({last}) before it starts ({first})")

    @property
    def earliest(self) -> date | None:
        """The outer first day, `None` where the start is open."""
        return self.start[0]

    @property
    def latest(self) -> date | None:
        """The outer last day, `None` where the end is open."""
        return self.end[1]

    @property
    def open_start(self) -> bool:
        """Whether nothing says when it began."""
        return self.start[0] is None

    @property
    def open_end(self) -> bool:
        """Whether nothing says when it ended, or that it has."""
        return self.end[1] is None

    @property
    def first(self) -> date:
        """The outer first day as a day that can be compared; an open start is the first day there is."""
        return self.start[0] or FIRST_DAY

    @property
    def last(self) -> date:
        """The outer last day as a day that can be compared; an open end is the last day there is."""
        return self.end[1] or LAST_DAY

    def meets(self, other: Span) -> bool:
        """Whether both could be true of one day."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Span) -> bool:
        """Whether every day the other allows lies inside this one; the wider span then agrees with the finer."""
        return self.first <= other.first and other.last <= self.last


def moment(
    earliest: date,
    latest: date,
    *,
    words: str = "",
    language: str = "",
    precision: SpanPrecision = "day",
    approximate: bool = False,
    rule: str = "",
) -> Span:
    """A span that starts and ends somewhere in the same days: a day, "late August 2020", "2023"."""
    return Span(
        start=(earliest, latest),
        end=(earliest, latest),
        words=words,
        language=language,
        precision=precision,
        approximate=approximate,
        rule=rule,
    )


def between(
    start: Span,
    end: Span,
    *,
    words: str = "",
    language: str = "",
    precision: SpanPrecision = "interval",
    approximate: bool = False,
    rule: str = "",
) -> Span:
    """Starts somewhere in the days of `start`, ends somewhere in those of `end`; `Refused` when the end comes first.

    What starts ends no earlier, so "from 2020 to March 2020" started by March 2020.
    """
    if end.last < start.first:
        raise Refused(f"a span cannot end ({end.last}) before it starts ({start.first})")
    starts_by, ends_from = start.latest, end.earliest
    if starts_by is not None and end.latest is not None:
        starts_by = min(starts_by, end.latest)
    if ends_from is not None and start.earliest is not None:
        ends_from = max(ends_from, start.earliest)
    return Span(
        start=(start.earliest, starts_by),
        end=(ends_from, end.latest),
        words=words,
        language=language,
        precision=precision,
        approximate=approximate or start.approximate or end.approximate,
        rule=rule,
    )
