"""A span as it is drawn: the days that it allows, inside the months or years around them; as wide as the doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from farbank.values.span import Span

WIDE: Final = 320  # units of the drawing
_INSET: Final = 8
_LONGEST: Final = 62  # days that are drawn inside their months; more are drawn inside their years


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSpan:
    """Where the mark begins and how wide it is, the days at both ends of the ground, and which ends are open."""

    words: str
    first: date
    last: date
    left: int
    width: int
    open_start: bool
    open_end: bool
    approximate: bool

    @property
    def middle(self) -> int:
        """Where the words stand above the mark, far enough from the edges to be read."""
        return min(max(self.left + self.width // 2, WIDE // 4), WIDE * 3 // 4)


def drawn_span(span: Span) -> DrawnSpan | None:
    """The drawing of a span, None where it has neither a beginning nor an end."""
    known = [each for each in (*span.start, *span.end) if each is not None]
    if not known:
        return None
    begin, end = min(known), max(known)
    first, last = _ground(begin, end)
    days = (last - first).days + 1
    left = 0 if span.open_start else _INSET + (begin - first).days * (WIDE - 2 * _INSET) // days
    right = WIDE if span.open_end else _INSET + ((end - first).days + 1) * (WIDE - 2 * _INSET) // days
    return DrawnSpan(
        words=span.words or (f"{begin}" if begin == end else f"{begin} – {end}"),
        first=first,
        last=last,
        left=left,
        width=max(right - left, 4),
        open_start=span.open_start,
        open_end=span.open_end,
        approximate=span.approximate,
    )


def _ground(begin: date, end: date) -> tuple[date, date]:
    """The whole months around some days, or the whole years where they are many."""
    if (end - begin).days > _LONGEST:
        return begin.replace(month=1, day=1), end.replace(month=12, day=31)
    after = (end.replace(day=28) + timedelta(days=4)).replace(day=1)
    return begin.replace(day=1), after - timedelta(days=1)
