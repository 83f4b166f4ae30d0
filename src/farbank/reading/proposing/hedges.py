"""Words of doubt, with what they are said of: a statement that rests on them is weaker than it sounds."""

from __future__ import annotations

import re
from typing import Final

from farbank.reading.proposing.hedge_words import HEDGES, NOT
from farbank.reading.proposing.proposal import HedgeSaid
from farbank.reading.proposing.sighting import Scene, Sighting, without_overlaps
from farbank.reading.proposing.surroundings import clause_around

_HEDGES: Final = {
    language: re.compile(rf"\b(?:{words})(?!\w)" if language == "en" else words, re.IGNORECASE)
    for language, words in HEDGES.items()
}
_NOT: Final = re.compile(NOT, re.IGNORECASE)
_MAY: Final = re.compile(r"may\b(?! (?:be|have|well|not be)\b)", re.IGNORECASE)


def hedges_in(scene: Scene) -> tuple[Sighting, ...]:
    """Every word of doubt of a passage."""
    found = []
    for match in _HEDGES[scene.language].finditer(scene.text, scene.passage.start, scene.passage.end):
        start, end = match.end() - len(match.group().lstrip()), match.end()
        if any(span.meets(start, end) for span in scene.spans) or _is_no_doubt(scene, match):
            continue
        said = HedgeSaid(word=scene.text[start:end], about=clause_around(scene, start, end))
        found.append(Sighting(kind="hedge", start=start, end=end, value=said, rule="word of doubt", confidence=90))
    return without_overlaps(found)


def _is_no_doubt(scene: Scene, match: re.Match[str]) -> bool:
    if not _MAY.match(match.group()):
        return False
    return _NOT.search(scene.text, max(scene.passage.start, match.start() - 24), match.start()) is not None
