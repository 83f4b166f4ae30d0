"""The word for a kind that stands after names in small letters: the Tumen river, the Tumen and Yalu rivers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

# one -> several, as they are said behind a name
_SEVERAL: Final = {
    "river": "rivers",
    "county": "counties",
    "city": "cities",
    "province": "provinces",
    "prefecture": "prefectures",
    "district": "districts",
    "town": "towns",
    "village": "villages",
    "island": "islands",
    "bridge": "bridges",
    "station": "stations",
    "dam": "dams",
}
_ONE: Final = {several: one for one, several in _SEVERAL.items()}
_AFTER: Final = re.compile(rf" ({'|'.join((*_SEVERAL.values(), *_SEVERAL))})\b")
_JOINED: Final = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")


def kinds_after(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """For each name the word for its kind that follows it, `""` where none does; several share the word of the last."""
    kinds = [""] * len(spans)
    for at in range(len(spans) - 1, -1, -1):
        if found := _AFTER.match(text, spans[at][1]):
            kinds[at] = _ONE.get(found[1], found[1])
        elif at + 1 < len(spans) and _shared(text, spans, at + 1, kinds):
            kinds[at] = kinds[at + 1]
    return kinds


def _shared(text: str, spans: Sequence[tuple[int, int]], at: int, kinds: Sequence[str]) -> bool:
    """Whether the word behind this name is said of the one before it, too."""
    if not kinds[at] or not _JOINED.fullmatch(text, spans[at - 1][1], spans[at][0]):
        return False
    found = _AFTER.match(text, spans[at][1])
    return found is None or found[1] in _ONE
