"""Searches that are kept in the case, under a name."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.desk.keep_search import drop_search, keep_search
from farbank.views import kept_searches


def kept(room: Newsroom) -> tuple[tuple[str, str], ...]:
    """(name, address) of each, by name."""
    return kept_searches.kept(room.rows)


def keep(room: Newsroom, name: str, address: str) -> None:
    """Keep what stands at an address of the workbench."""
    room.record(lambda: keep_search(name, address, dict(kept(room))))


def drop(room: Newsroom, name: str) -> None:
    """Let go of a name."""
    room.record(lambda: drop_search(name, dict(kept(room))))
