"""One cell to one value, by the kind of its column. What does not fit raises `Refused` with what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, assert_never

from farbank.errors import Refused
from farbank.reading.sheet.nearest import did_you_mean
from farbank.reading.sheet.tree import Fields, Listing, Node, Scalar
from farbank.values.count import Count, Precision, metres

_YES: Final = ("true", "yes")
_NO: Final = ("false", "no")
_MOST: Final = 999_999_999_999  # a longer number is a slip of the hand
_FIRMNESS: Final[dict[str, Precision]] = {
    "at least": "at_least",
    "at most": "at_most",
    "about": "approx",
    "approx": "approx",
    "approximately": "approx",
    "around": "approx",
    "exact": "exact",
    "exactly": "exact",
}
_WORDS = re.compile(r"(?P<how>[a-z]+(?:[ _][a-z]+)?)\s+(?P<number>[\d.,]+)\Z")
_RANGE = re.compile(r"(?:between\s+)?(?P<low>[\d.,]+)\s*(?:\.\.|–|-|\bto\b|\band\b)\s*(?P<high>[\d.,]+)\Z")
_WHOLE = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)\Z", re.ASCII)
_COUNT_HELP: Final = "a number such as 12, 'at_least 12', 'at_most 12', 'about 12' or '10..12'"


def one(node: Node) -> Scalar:
    """A single cell of words."""
    if isinstance(node, Scalar):
        return node
    raise Refused("one value, not several")


def several(node: Node) -> tuple[Scalar, ...]:
    """A list of words; a single word is a list of one."""
    match node:
        case Scalar():
            return (node,)
        case Listing():
            return tuple(one(each) for each in node.entries)
        case Fields():
            raise Refused("a list of words such as [one, two]")
        case _:
            assert_never(node)


def chosen(text: str, choices: tuple[str, ...]) -> str:
    """A word of a closed list; spaces, hyphens and capitals are forgiven, other words are not."""
    wanted = re.sub(r"[\s-]+", "_", text.strip()).casefold()
    for each in choices:
        if each.casefold() == wanted:
            return each
    raise Refused(f"one of {', '.join(choices)}, not {text!r}{did_you_mean(text, choices)}")


def yes_or_no(text: str) -> bool:
    """`true`, `yes`, `false` or `no`, written out."""
    word = text.strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise Refused(f"true or false, not {text!r}")


def whole_number(text: str) -> int:
    """A whole number from 0 up; commas may set off thousands."""
    if _WHOLE.match(text.strip()) and (number := int(text.strip().replace(",", ""))) <= _MOST:
        return number
    raise Refused(f"a whole number, not {text!r}")


def kilometres(text: str) -> int:
    """Kilometres as whole metres."""
    number = metres(text)
    if number > _MOST:
        raise Refused(f"a length in kilometres, not {text!r}")
    return number


def count(node: Node, number: Callable[[str], int] = whole_number) -> Count:
    """A number with how firmly it was given: `12`, `about 12`, `{at_least: 12}`, `{between: [10, 12]}`."""
    match node:
        case Scalar():
            return _count_in_words(node.text.strip(), number)
        case Fields() if len(node.entries) == 1:
            key, value = node.entries[0]
            if key.text == "between":
                return _between(several(value), number)
            return Count(value=number(one(value).text), precision=_firmness(key.text))
        case _:
            raise Refused(_COUNT_HELP)


def _count_in_words(text: str, number: Callable[[str], int]) -> Count:
    if found := _RANGE.match(text.casefold()):
        return Count(value=number(found["low"]), high=number(found["high"]), precision="range")
    if found := _WORDS.match(text.casefold()):
        return Count(value=number(found["number"]), precision=_firmness(found["how"]))
    try:
        return Count(value=number(text))
    except Refused:
        raise Refused(f"{_COUNT_HELP}, not {text!r}") from None


def _between(ends: tuple[Scalar, ...], number: Callable[[str], int]) -> Count:
    if len(ends) != 2:  # noqa: PLR2004 - a range has two ends
        raise Refused("{between: [10, 12]}, two numbers")
    return Count(value=number(ends[0].text), high=number(ends[1].text), precision="range")


def _firmness(word: str) -> Precision:
    known = word.replace("_", " ").casefold()
    if known in _FIRMNESS:
        return _FIRMNESS[known]
    raise Refused(f"{_COUNT_HELP}{did_you_mean(word, ('at_least', 'at_most', 'about', 'between'))}")
