"""The status of a finding in words for readers: never a percentage, never more than the origins carry."""

from __future__ import annotations

from typing import Final

from farbank.publish.wording import ENGLISH, Wording

_WORDS: Final = {
    "unassessed": "Nobody has weighed this yet.",
    "cannot_judge": "We cannot judge this: nothing we hold reaches somebody or something that was there.",
    "single_origin": "One origin, not independently confirmed.",
    "supported": "Supported by more than one origin, not yet by different kinds of evidence.",
    "corroborated": "Confirmed by independent origins of different kinds.",
    "strongly_corroborated": "Confirmed by three or more independent origins of different kinds.",
    "contested": "Contested: origins we cannot set aside say otherwise.",
    "refuted": "Independent origins speak against it.",
    "superseded": "Replaced by a later finding.",
    "withdrawn": "Withdrawn.",
}
_NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(status: str, say: Wording = ENGLISH) -> str:
    """What a reader is told of a computed status."""
    return say(_WORDS.get(status, _WORDS["unassessed"]))


def origins_in_words(least: int, most: int, say: Wording = ENGLISH) -> str:
    """How many independent origins: `one`, or `one or two: we do not know whether they depend on each other`."""
    if least == most:
        return _number(least, say)
    told = "{least} to {most}: we do not know whether they depend on each other"
    return say(told, least=_number(least, say), most=_number(most, say))


def _number(count: int, say: Wording) -> str:
    return say(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)
