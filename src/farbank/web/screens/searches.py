"""Searches and filtered lists that somebody kept: from the search page, and from every list."""

from __future__ import annotations

from farbank.assemble import keeping_searches
from farbank.assemble.newsroom import Newsroom
from farbank.web.asked import Asked, Moved


def keep(room: Newsroom, asked: Asked) -> Moved:
    """Keep the page the form is on under a name, and go back to it."""
    address = asked.said("address")
    keeping_searches.keep(room, asked.said("name"), address)
    return Moved(to=address)


def drop(room: Newsroom, asked: Asked) -> Moved:
    """Let go of one."""
    keeping_searches.drop(room, asked.said("name"))
    return Moved(to="/find")
