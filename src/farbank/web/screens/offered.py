"""Rows of the case as a form offers them: those that still count."""

from __future__ import annotations

from farbank.assemble.newsroom import Newsroom
from farbank.views import catalogue
from farbank.views.catalogue import Listed


def offered(room: Newsroom, kind: str) -> tuple[Listed, ...]:
    """Every row of a kind that was not withdrawn, in the order of its numbers."""
    return tuple(each for each in catalogue.listed(room.rows, kind) if not each.withdrawn)
