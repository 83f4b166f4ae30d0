"""The words of the case for readers: classes of target, days, amounts."""

from __future__ import annotations

from typing import Final

from farbank.publish.amounts import kilometres
from farbank.publish.figure import Amount
from farbank.publish.wording import ENGLISH, Wording
from farbank.values.count import Count
from farbank.values.ids import LineId
from farbank.values.place import LinePlace
from farbank.values.stretch import NamedLength

_TARGETS: Final = {
    "fence": "Fence",
    "fence_china_side": "Fence on China\u2019s side",
    "guard_post": "Guard posts",
    "new_works": "New or larger works",
    "wire_strands": "Strands of wire",
    "inland_event": "Events inland",
}
_BOUNDS: Final = {"exact": "", "approx": "about", "at_least": "at least", "at_most": "at most", "range": "from"}
_NUMBERS: Final = {
    "exact": "{n}",
    "approx": "about {n}",
    "at_least": "at least {n}",
    "at_most": "at most {n}",
    "range": "from {n}",
}
_METRES: Final = 1000
_KNOWN_LINES: Final = {"yalu-tumen": ("the Yalu and the Tumen", "the border")}  # in a sentence, and in short


def target_words(target: str, say: Wording = ENGLISH) -> str:
    """A class of target as a reader says it."""
    return say(_TARGETS.get(target, target.replace("_", " ").capitalize()))


def inside(words: str) -> str:
    """Words as they stand within a sentence: the first letter small, names left as they are."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def begun(words: str) -> str:
    """Words as they stand at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def amount(count: Count | None) -> Amount | None:
    """A length in metres as whole kilometres with its word."""
    return Amount(km=round(count.value / _METRES), bound=_BOUNDS[count.precision]) if count else None


def number_words(count: Count, say: Wording = ENGLISH) -> str:
    """A number with its word: `about 180`."""
    if count.high is not None:
        return say("from {low} to {high}", low=f"{count.value:,}", high=f"{count.high:,}")
    return say(_NUMBERS[count.precision], n=f"{count.value:,}")


def place_words(place: LinePlace, language: str) -> tuple[tuple[str, str], ...]:
    """The names of a place for print: the page's own language first, then the one written there."""
    wanted = [language, "en", "ko" if place.side != "china" else "zh"]
    found: dict[str, str] = {}
    for each in wanted:
        name = next((text for tongue, text in place.names if tongue == each), "")
        if name and each not in found:
            found[each] = name
    pairs = tuple(found.items())
    two = len(pairs) > 1 and pairs[0][1] != pairs[-1][1]
    return (pairs[0], pairs[-1]) if two else pairs[:1] or (place.names[0],)


def line_words(line: LineId, say: Wording = ENGLISH) -> str:
    """The name of a line in a sentence."""
    return say(_KNOWN_LINES.get(line, (str(line), ""))[0])


def short_line_words(line: LineId, say: Wording = ENGLISH) -> str:
    """What a reader calls a line once it was named."""
    return say(_KNOWN_LINES.get(line, ("", "the line"))[1])


def whole(metres: int) -> Amount:
    """A line's length as whole kilometres."""
    return Amount(km=round(metres / _METRES))


def number_words_km(length: NamedLength, say: Wording = ENGLISH) -> str:
    """A compiler's length: `about 1,400 km`."""
    return kilometres(Amount(km=round(length.metres / _METRES), bound=_BOUNDS[length.precision]), say)


def told(code: str, say: Wording) -> str:
    """A word of a closed list as a reader says it: `access_denied` is `access denied`."""
    return say(code.replace("_", " "))
