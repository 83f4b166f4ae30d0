"""What a date of a set means, as its `means` column says it, apart from all that farbank reads.

2020, 2020-08, 2020-08-31   some day in it        A..B   some day from the first of A to the last of B
A -> B   starts in A, ends in B      A ->   open end      -> A   open start
<= DAY, >= DAY   that day or before, after
`~` at the end: about.   refused   no date, two readings, or not to be known   lunar   refused, or told to be lunar
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

Days = tuple[date | None, date | None]
NOWHERE: Days = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """`refused` rows have no days."""

    start: Days = NOWHERE
    end: Days = NOWHERE
    about: bool = False
    refused: bool = False
    lunar: bool = False


def gold(text: str) -> Gold:
    """The meaning of a `means` cell."""
    if text == "refused":
        return Gold(refused=True)
    if text == "lunar":
        return Gold(lunar=True)
    about = text.endswith("~")
    words = text.rstrip("~ ")
    if words[:2] in {"<=", ">="}:
        day = date.fromisoformat(words[2:].strip())
        days: Days = (None, day) if words[0] == "<" else (day, None)
        return Gold(start=days, end=days, about=about)
    if "->" in words:
        first, last = (part.strip() for part in words.split("->"))
        begin, end = _days(first) if first else NOWHERE, _days(last) if last else NOWHERE
        return Gold(start=begin, end=end, about=about)
    return Gold(start=_days(words), end=_days(words), about=about)


def _days(text: str) -> Days:
    first, _, last = text.partition("..")
    return _edge(first, opens=True), _edge(last or first, opens=False)


def _edge(text: str, *, opens: bool) -> date:
    numbers = [int(each) for each in text.split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else (1 if opens else 12)
    day = numbers[2] if len(numbers) > 2 else (1 if opens else monthrange(year, month)[1])
    return date(year, month, day)
