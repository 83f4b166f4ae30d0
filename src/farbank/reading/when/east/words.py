"""What a language brings to the grammar: its signs after numbers, its words, its weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "year", "short", "month", "day", "decade", "tens", "century", "quarter", "months", "weeks", "days", "isoweek",
    "era", "date", "bare", "number", "before common era",
    "near year", "near month", "near week", "near day", "near century", "few", "past", "lasting", "lunar", "leap",
    "lunar month", "season", "part", "half", "month half", "weekday", "week",
    "since", "until", "by", "before", "after", "as of", "about", "to", "and", "between",
    "coming", "from x", "until x", "by x", "as of x", "about x", "in x", "of", "tail",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Words of one meaning, as a pattern; `value` and `other` say which (a season, a step, an early or late part)."""

    kind: Kind
    words: str
    value: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language. `signs` follow numbers; `numerals` is a pattern; `ends` must hold behind a word."""

    code: str
    numerals: str
    signs: tuple[Row, ...]
    rows: tuple[Row, ...]
    weekdays: str
    eras: str
    ends: str = ""
