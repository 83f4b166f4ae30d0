"""Where somebody looked, as a reader may know it: the named stretch that was seen, never where they stood."""

from __future__ import annotations

import re
from typing import Final

from farbank.assemble import tables
from farbank.assemble.pages import words
from farbank.facts.look import Looked
from farbank.publish.wording import wording
from farbank.values.place import LinePlace

_OPPOSITE: Final = re.compile(r"[,;]?\s*\b(?:opposite|across from|facing)\b", re.IGNORECASE)


def place_seen(look: Looked, language: str) -> str:
    """`Sanhe 三合`; `opposite X` only when the place found on the line is the one they say they were opposite to."""
    place = tables.resolve_place(look.at, look.line) if look.at else None
    if not isinstance(place, LinePlace):
        return ""
    name = " ".join(text for _, text in words.place_words(place, language))
    before, *after = _OPPOSITE.split(look.at, maxsplit=1)
    itself = before.strip() and isinstance(tables.resolve_place(before, look.line), LinePlace)
    return wording(language)("opposite {place}", place=name) if after and not itself else name
