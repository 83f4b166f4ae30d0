"""Years counted from a ruler, a state or a legend, as years of the common calendar.

Juche 1 is 1912; Minguo 1 is 1912; Dangi 2334 is 1. The Japanese eras begin and end on the days that the government
proclaimed; before 1873 Japan's months were lunar, so Meiji is read from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.errors import Refused
from farbank.values.span import FIRST_DAY, LAST_DAY, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A way to count years: `zero` is the common year before its year 1, `first` and `last` its days."""

    name: str
    words: str
    zero: int
    first: date = FIRST_DAY
    last: date = LAST_DAY


JUCHE: Final = Era(name="juche", words="주체|主体|主體", zero=1911, first=date(1912, 1, 1))
ERAS: Final = (
    JUCHE,
    Era(name="minguo", words="中華民國|中华民国|民國|民国", zero=1911, first=date(1912, 1, 1)),
    Era(name="dangi", words="단기|檀紀", zero=-2333),
    Era(name="meiji", words="明治|m", zero=1867, first=date(1873, 1, 1), last=date(1912, 7, 30)),
    Era(name="taisho", words="大正|t", zero=1911, first=date(1912, 7, 30), last=date(1926, 12, 25)),
    Era(name="showa", words="昭和|s", zero=1925, first=date(1926, 12, 25), last=date(1989, 1, 7)),
    Era(name="heisei", words="平成|h", zero=1988, first=date(1989, 1, 8), last=date(2019, 4, 30)),
    Era(name="reiwa", words="令和|r", zero=2018, first=date(2019, 5, 1)),
)
BY_WORD: Final = {word: era for era in ERAS for word in era.words.split("|")}


def hold_in_force(era: Era, span: Span, words: str) -> None:
    """Refuse a date on which the era was not in force; a year in which it began or ended is a year of it."""
    if span.last < era.first or span.first > era.last:
        began = f"from {era.first}" if era.first != FIRST_DAY else ""
        ended = f"to {era.last}" if era.last != LAST_DAY else ""
        raise Refused(f"{words!r} is no date of {era.name}, which is read {' '.join(filter(None, (began, ended)))}",
                      advice="Write the year of the common calendar.")  # fmt: skip
