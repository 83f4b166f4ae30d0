"""Search, in any script, from the header of every screen."""

from __future__ import annotations

from typing import Final

from farbank.assemble import keeping_searches, seeing
from farbank.assemble.newsroom import Newsroom
from farbank.web.asked import Asked, Shown

MOST: Final = 200


def find(room: Newsroom, asked: Asked) -> Shown:
    """What holds all the words."""
    words = asked.query.get("q", "").strip()
    found = tuple(seeing.found(room, words)) if words else ()
    given = {
        "q": words,
        "lines": found[:MOST],
        "total": len(found),
        "kept": keeping_searches.kept(room),
        "elsewhere": seeing.elsewhere(room),
    }
    return Shown(template="find.html.j2", given=given)
