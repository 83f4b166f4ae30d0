"""What readers are told of a figure: how firm it is and what became of it. Flags are SDMX CL_OBS_STATUS codes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from farbank.facts.figure import FigureObserved
from farbank.values.count import Count
from farbank.values.span import Span

PROVISIONAL: Final = "P"
REDEFINED: Final = frozenset({"B", "D"})  # break in time series; definition differs
STOPPED: Final = frozenset({"L", "Q"})  # exists but was not given out; suppressed
JANUARY: Final = 1
UNIT_MONTHS: Final = frozenset({1, 3, 6, 12})
YEAR_MONTHS: Final = 12

NOT_YET: Final = "not yet published"


def reader_words(latest: FigureObserved, earlier: tuple[FigureObserved, ...]) -> tuple[str, ...]:
    """Everything a reader must know of the newest word on one interval, given the different values before it."""
    if latest.value is None:
        return ("compiler stopped publishing" if STOPPED & set(latest.flags) else NOT_YET,)
    rows = (
        (_revised(latest, earlier) if earlier else "first release", True),
        ("provisional", PROVISIONAL in latest.flags),
        ("partial period", is_partial(latest.ref) or latest.known_from.last < latest.ref.last),
        ("definition changed", bool(REDEFINED & set(latest.flags))),
    )
    return tuple(words for words, holds in rows if holds)


def count_words(count: Count | None) -> str:
    """A count as it is printed: "about 180", "at least 489", "1,043"."""
    if count is None:
        return "no figure"
    hedge = {"approx": "about ", "at_least": "at least ", "at_most": "at most "}.get(count.precision, "")
    return f"{hedge}{count.value:,}" + (f" to {count.high:,}" if count.high is not None else "")


def is_partial(ref: Span) -> bool:
    """Whether an interval begins with its year and stops before any period that has a name (January to September)."""
    months = whole_months(ref)
    return 0 < months < YEAR_MONTHS and ref.first.month == JANUARY and months not in UNIT_MONTHS


def whole_months(ref: Span) -> int:
    """How many whole calendar months an interval has; 0 when it is open or cuts a month."""
    if ref.earliest is None or ref.latest is None or ref.earliest.day != 1:
        return 0
    months = 12 * (ref.latest.year - ref.earliest.year) + ref.latest.month - ref.earliest.month + 1
    return months if _ends_a_month(ref.latest) else 0


def _ends_a_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _revised(latest: FigureObserved, earlier: tuple[FigureObserved, ...]) -> str:
    from_day = latest.known_from.latest or latest.known_from.last
    return f"revised (was {count_words(earlier[-1].value)}, from {from_day.isoformat()})"
