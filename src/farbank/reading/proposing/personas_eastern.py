"""Descriptions of one person in Korean, Japanese and Chinese: what describes stands before the word for the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.reading.proposing import persona_eastern as words
from farbank.reading.proposing.proposal import PersonaSaid
from farbank.reading.proposing.sighting import Scene, Sighting, without_overlaps

_KOREAN: Final = re.compile(
    rf"(?:(?:(?<=\s)|(?<=^)|"
    rf"(?<![가-힣\w]))[^\s.,!?\"“”()]*{words.KOREAN_MODIFIER}\s+){{1,9}}[^\s.,!?\"“”()]{{0,6}}?(?P<who>{words.KOREAN_PERSON})(?=\s?(?:은|"
    rf"는|이|가|을|를|의|에게|도|과|와|로|들이|\(|,|\.|“|\"|$|\s[가-힣]{{1,3}}\s?모)|\s)"
)
_JAPANESE: Final = re.compile(
    rf"(?:(?<=[、。「」（）\s])|(?<=^)|(?<=によると)|"
    rf"(?<=[はがも]))(?P<all>[^、。「」『』（）\s]{{0,40}}?(?:{words.JAPANESE_CUE})[^、。「」『』（）\s]{{0,30}}?(?:{words.JAPANESE_PERSON}))(?=[はがをにのもと、。（「]|"
    rf"によ|から)(?!の(?:家|話))"
)
_CHINESE: Final = re.compile(
    rf"(?:(?:一[名位个個])|(?<=[，。：；、“”\s])|"
    rf"(?<=^))?(?P<all>(?:一[名位个個])?(?:{words.CHINESE_CUE})[^，。：；、“”「」！？]{{0,24}}?(?:{words.CHINESE_PERSON}))(?![们們的服])"
)
_FINDERS: Final = {"ko": _KOREAN, "ja": _JAPANESE, "zh": _CHINESE}
_TABLES: Final = {
    language: tuple((dimension, re.compile(pattern)) for dimension, pattern in table)
    for language, table in (("ko", words.KOREAN), ("ja", words.JAPANESE), ("zh", words.CHINESE))
}
_WEAK: Final = frozenset({"sex", "residence", "workplace"})
_CLAUSE: Final = 10  # characters of a clause that describes somebody


def eastern_personas(scene: Scene) -> tuple[Sighting, ...]:
    """Every description of one person in a passage that is not English."""
    return without_overlaps(_found(scene))


def _found(scene: Scene) -> Iterator[Sighting]:
    for first, last in scene.passage.sentences:
        for match in _FINDERS[scene.language].finditer(scene.text, first, last):
            dimensions = _dimensions(scene.language, match.group())
            if not _describes(dimensions, match.group()):
                continue
            said = PersonaSaid(dimensions=dimensions)
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            sure = min(90, 60 + 9 * len(dimensions))
            yield Sighting(
                kind="persona", start=start, end=match.end(), value=said, rule="description", confidence=sure
            )


def _describes(dimensions: tuple[tuple[str, str], ...], words_said: str) -> bool:
    """Whether enough is said: two things, or one in a whole clause; and one that many others do not share."""
    strong = any(name not in _WEAK for name, _ in dimensions)
    return strong and (len(dimensions) > 1 or len(words_said) >= _CLAUSE)


def _dimensions(language: str, description: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (dimension, match.group().strip())
        for dimension, pattern in _TABLES[language]
        if (match := pattern.search(description))
    )
