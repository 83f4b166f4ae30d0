"""English words for months, seasons, parts, numbers and orders, as pieces of patterns and as what they mean."""

from __future__ import annotations

import re
from typing import Final

_MONTH_NAMES: Final = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
PARTS: Final = {
    "early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2,
}  # fmt: skip
_NUMBERS: Final = (
    "a two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS: Final = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS: Final = "one two three four five six seven eight nine"
NUMBERS: Final = {
    **{
        f"{ten}-{unit}": 10 * tens + units
        for tens, ten in enumerate(_TENS.split(), 1)
        for units, unit in enumerate(_UNITS.split(), 1)
        if tens > 1
    },
    **{word: number for number, word in enumerate(_NUMBERS.split(), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 1)},
    "one": 1,
}
DECADES: Final = {f"{ten.removesuffix('y')}ies": 10 * at for at, ten in enumerate(_TENS.split(), 1) if ten != "ten"}
_ORDERS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
ORDERS: Final = {word: number for number, word in enumerate(_ORDERS.split(), 1)}
WEEKDAY_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS: Final = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"


def one_of(words: dict[str, int]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_DECADE: Final = re.compile(rf"\b{one_of(DECADES)}\b")
MONTH: Final = one_of(MONTHS) + r"\b\.?"
SEASON: Final = one_of(SEASONS)
DAY: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"
YEAR: Final = r"[0-9]{4}"
NUMBER: Final = rf"(?:[0-9]{{1,4}}|{one_of(NUMBERS)})"
ORDER: Final = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{one_of(ORDERS)})"


def number(word: str) -> int:
    """What a number in digits, in words or with an ordinal ending counts."""
    bare = word.rstrip("sthndr.") if word[:1].isdigit() else word
    return int(bare) if bare.isdigit() else NUMBERS[word] if word in NUMBERS else ORDERS[word]


def in_figures(text: str) -> str:
    """The text with decades in figures: the nineties are the 90s."""
    return _DECADE.sub(lambda found: f"{DECADES[found[0]]}s", text)


def month(word: str) -> int:
    """The number of a month by its name."""
    return MONTHS[word.rstrip(".")]
