"""The days a number was true of: those it stands with, and whether it is called provisional there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from farbank.reading.proposing.count_words import PROVISIONAL
from farbank.reading.proposing.proposal import CountSaid, SpanSaid
from farbank.reading.proposing.sighting import Scene, Sighting
from farbank.values.span import Span

_PROVISIONAL: Final = {language: re.compile(words, re.IGNORECASE) for language, words in PROVISIONAL.items()}
_JOINED: Final = re.compile(
    r"[\s(（]*(?:arrivals?|people|cases?)?[\s(（]*(?:in|on|by|during|for|as|of|since|at|over|from)?\s*\Z"
)
_BEFORE: Final = re.compile(
    r"[\s(（:：,、，]*(?:the figure for|was|were|is|had|there were|에는?|은|는|의|年|に|は|の|"
    r"には|为|為|有|的|降至|减至|達)*[\s(（:：,、，]*\Z"
)
_NEAR: Final = 60
_MONEY_OR_SIZE: Final = re.compile(
    r"won|yen|yuan|rmb|dollars?|euros?|pounds?|percent|k?m|kilomet\w+|met\w+|miles?|kg|tons?|"
    r"tonnes|[원엔円元]|위안|ウォン|ドル|美元|%",
    re.IGNORECASE,
)


def with_periods(scene: Scene, counts: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """The counts with their days; a bare number without days, a unit or a neighbour that has one is left out."""
    found: list[Sighting] = []
    unit = ""
    for number, each in enumerate(counts):
        said = cast("CountSaid", each.value)
        span, joined = _period(scene, counts, number)
        bare = not said.unit
        if bare and not (joined or (unit and said.value != 1)):
            continue
        if bare and unit:
            said = replace(said, unit=unit)
        elif not _MONEY_OR_SIZE.fullmatch(said.unit):
            unit = said.unit
        said = replace(said, period=span, provisional=_provisional(scene, counts, number, _rule(span)))
        sure = each.confidence + (3 if joined else 0) if not bare else 88 if joined else 72
        found.append(replace(each, value=said, confidence=min(sure, 97)))
    return tuple(found)


def _rule(span: Span | None) -> str:
    return span.rule if span else ""


def _period(scene: Scene, counts: Sequence[Sighting], number: int) -> tuple[Span | None, bool]:
    """The days of one count, and whether they are joined to it by nothing but a small word."""
    one = counts[number]
    first, last = scene.passage.sentence(one.start)
    spans = [each for each in scene.spans if first <= each.start < last and cast("SpanSaid", each.value).span]
    for each in spans:
        if each.start >= one.end and _JOINED.match(scene.text, one.end, each.start):
            return cast("SpanSaid", each.value).span, True
    for each in spans:
        if each.end <= one.start and _BEFORE.match(scene.text, each.end, one.start):
            return cast("SpanSaid", each.value).span, True
    left = counts[number - 1].end if number else first
    right = counts[number + 1].start if number + 1 < len(counts) else last
    inside = [each for each in spans if left <= each.start and each.end <= right]
    if not inside or _MONEY_OR_SIZE.fullmatch(cast("CountSaid", one.value).unit):
        return None, False
    nearest = min(inside, key=lambda each: max(each.start - one.end, one.start - each.end))
    return cast("SpanSaid", nearest.value).span, False


def _provisional(scene: Scene, counts: Sequence[Sighting], number: int, rule: str) -> bool:
    """Whether a word near it says so, or the number is that of a day inside a period that went on."""
    one = counts[number]
    first, last = scene.passage.sentence(one.start)
    left = counts[number - 1].end if number else first
    right = counts[number + 1].start if number + 1 < len(counts) else last
    said = _PROVISIONAL[scene.language].search(scene.text, max(first, left), min(last, max(right, one.end)))
    return said is not None or rule.startswith("as of")
