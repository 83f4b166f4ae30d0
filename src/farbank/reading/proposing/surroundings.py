"""What a word is said of: the clause it stands in, cut at the signs and words that part clauses."""

from __future__ import annotations

import re
from typing import Final

from farbank.reading.proposing.sighting import Scene

_LONGEST: Final = 120
_PARTS: Final = re.compile(
    r"(?<!\d)[.,]|[.,](?!\d)|[;:!?。，、；：！？…()（）\n\"“”「」]|\s(?:and|but|because|although|while|so)\s"
)


def clause_around(scene: Scene, start: int, end: int) -> str:
    """The clause that holds a word, as written."""
    first, last = scene.passage.sentence(start)
    return f"{_before(scene.text, first, start)}{scene.text[start:end]}{clause_after(scene, end, last)}".strip()


def clause_after(scene: Scene, end: int, last: int = 0) -> str:
    """What follows a word in its clause."""
    last = min(last or scene.passage.sentence(end - 1)[1], end + _LONGEST)
    stop = _PARTS.search(scene.text, end, last)
    return scene.text[end : stop.start() if stop else last]


def clause_before(scene: Scene, start: int) -> str:
    """What goes before a word in its clause."""
    return _before(scene.text, scene.passage.sentence(start)[0], start)


def _before(text: str, first: int, start: int) -> str:
    first = max(first, start - _LONGEST)
    begin = first
    for stop in _PARTS.finditer(text, first, start):
        begin = stop.end()
    return text[begin:start]
