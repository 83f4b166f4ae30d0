"""Search, in any script, from the header of every screen.

Words of one or two Latin letters stand nearly everywhere, and no index answers for them: of those only the first rows
are told, and that there are more.
"""

from __future__ import annotations

from typing import Final

from farbank.assemble import keeping_searches, seeing
from farbank.assemble.newsroom import Newsroom
from farbank.views import search
from farbank.web.asked import Asked, Shown
from farbank.web.remembered import once

PAGE: Final = 50  # rows


def find(room: Newsroom, asked: Asked) -> Shown:
    """What holds all the words, a page at a time."""
    words = asked.query.get("q", "").strip()
    total = once(room, ("found", words), lambda: search.count(room.rows, words))
    number = asked.number("page", 1, most=max(-(-total // PAGE), 1))
    begin = (number - 1) * PAGE
    given = {
        "q": words,
        "lines": tuple(seeing.found(room, words, begin=begin, most=PAGE)),
        "first": begin + 1,
        "total": total,
        "is_all": total < search.SCANNED or not search.is_scanned(words),
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if begin + PAGE < total else "",
        "kept": keeping_searches.kept(room),
        "elsewhere": seeing.elsewhere(room),
    }
    return Shown(template="find.html.j2", given=given)


def quick(room: Newsroom, asked: Asked) -> Shown:
    """The few rows that somebody who is still typing may mean: a piece of a page."""
    words = asked.query.get("q", "").strip()
    return Shown(template="quick.html.j2", given={"q": words, "lines": seeing.quickly(room, words)})
