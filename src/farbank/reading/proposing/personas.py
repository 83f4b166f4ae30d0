"""Descriptions of one person who could be a source: what the release gate must know was said of somebody in a text.

A description says at least two things besides man or woman. It names nobody and proves nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.proposing import persona_english as words
from farbank.reading.proposing.personas_eastern import eastern_personas
from farbank.reading.proposing.proposal import PersonaSaid
from farbank.reading.proposing.quote_words import SAYING
from farbank.reading.proposing.sighting import Scene, Sighting, without_overlaps

_PERSON: Final = rf"(?:{words.WORK}|{words.KIN}|{words.PLAIN})"
_MODIFIER: Final = (
    r"(?!(?:who|of|in|at|and|or|to|from|with|for|on|by|is|was|the|a|an|that|which|said|says)\b)[\w’'-]+,?"
)
_HEAD: Final = re.compile(
    rf"\b(?:an?|the|one|another|his|her|my|our|their|"
    rf"this)\s+(?:{_MODIFIER}\s+){{0,5}}?(?P<who>{_PERSON}(?:\s+{_PERSON})?)\b(?!['’]s?\b)(?!\s+(?:of North Korea|"
    rf"said to))",
    re.IGNORECASE,
)
_COMPLEMENT: Final = re.compile(words.COMPLEMENT)
_STOP: Final = re.compile(
    rf"[.;:!?\"“”()\n]|\s[-–—]\s(?!(?:and\s+)?(?:whose|who)\b)|,\s(?!(?:whose|who|and whose|"
    rf"and who|aged|living|raising|an?\s+(?:{_PERSON}))\b)|{words.END}",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r",?\s+(?:[-–—]\s*(?:and\s+)?)?(?:and\s+)?(?:(?:now|then|currently|still)\s+)?(?:who|"
    r"whose|living|raising|working|residing|employed|serving|selling|studying)\b",
    re.IGNORECASE,
)
_RELATIVE_STOP: Final = re.compile(
    r"[.;:!?\"“”()\n]|\s[-–—]\s(?!(?:and\s+)?(?:whose|who)\b)|,\s(?!(?:whose|who|and whose|and who)\b)", re.IGNORECASE
)
_APPOSITION: Final = re.compile(rf",\s+(?=an?\s+(?:[\w’'-]+\s+){{0,3}}(?:{_PERSON})\b)", re.IGNORECASE)
_LONGEST: Final = 200  # characters of a description
_SAYING: Final = re.compile(rf"\W*\s*(?:\w+ly\s+)?(?:{SAYING['en']})\b", re.IGNORECASE)
_SAID_BEFORE: Final = re.compile(rf"[\"”]\s*(?:{SAYING['en']})\s*\Z|according to\s*\Z", re.IGNORECASE)
_TABLE: Final = tuple(
    (dimension, re.compile(pattern, re.IGNORECASE if dimension not in {"residence", "origin"} else re.NOFLAG))
    for dimension, pattern in words.TABLE
)
_WORK: Final = re.compile(rf"\b(?:{words.WORK})\b", re.IGNORECASE)
_WEAK: Final = frozenset({"residence", "ties", "workplace", "rank"})


def personas_in(scene: Scene) -> tuple[Sighting, ...]:
    """Every description of one person in a passage."""
    if scene.language != "en":
        return eastern_personas(scene)
    return without_overlaps(_english(scene))


def _english(scene: Scene) -> Iterator[Sighting]:
    at = scene.passage.start
    while match := _HEAD.search(scene.text, at, scene.passage.end):
        end = _end(scene, match)
        dimensions = _dimensions(scene.text[match.start() : end])
        heard = _heard(scene, match.start(), end)
        if _describes(dimensions):
            said = PersonaSaid(dimensions=dimensions)
            sure = min(92, 58 + 9 * len(dimensions) + 8 * heard)
            yield Sighting(
                kind="persona", start=match.start(), end=end, value=said, rule="description", confidence=sure
            )
        at = max(end, match.end())


def _describes(dimensions: tuple[tuple[str, str], ...]) -> bool:
    """Whether enough is said: two things besides man or woman, one of which many others do not share."""
    said = [(name, words_said.casefold()) for name, words_said in dimensions if name != "sex"]
    return len({words_said for _, words_said in said}) > 1 and any(name not in _WEAK for name, _ in said)


def _heard(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb of saying stands beside the description."""
    after = _SAYING.match(scene.text, end, min(scene.passage.end, end + 40))
    before = _SAID_BEFORE.search(scene.text, max(scene.passage.start, start - 40), start)
    return after is not None or before is not None


def _end(scene: Scene, match: re.Match[str]) -> int:
    """Where the description ends: at its noun, or behind what still describes it."""
    limit = min(scene.passage.sentence(match.start())[1], match.start() + _LONGEST)
    end = match.end()
    while (more := _further(scene.text, end, limit)) > end:
        end = more
    return end


def _further(text: str, at: int, limit: int) -> int:
    if apposed := _APPOSITION.match(text, at, limit):
        head = _HEAD.match(text, apposed.end(), limit)
        return head.end() if head else at
    if not _COMPLEMENT.match(text, at, limit):
        return at
    pattern = _RELATIVE_STOP if _RELATIVE.match(text, at, limit) else _STOP
    stop = pattern.search(text, at + 2, limit)
    return at + len(text[at : stop.start() if stop else limit].rstrip(" ,-–—"))


def _dimensions(description: str) -> tuple[tuple[str, str], ...]:
    """What a description says, by the gate's dimensions, each with the words that say it."""
    found: list[tuple[str, str]] = []
    for dimension, pattern in _TABLE:
        if match := pattern.search(description):
            found.append((dimension, match.group().strip()))
    if work := _WORK.search(description):
        found.append(("occupation", work.group()))
    return tuple(found)
