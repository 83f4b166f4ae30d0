"""A list one page at a time. Of an inquiry a list shows its number and its state, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from farbank.assemble.inquiry_lines import state_of
from farbank.assemble.newsroom import Newsroom
from farbank.views import paged
from farbank.views.catalogue import Listed
from farbank.views.paged import Wanted

SEALED = "inquiry"


def count(room: Newsroom, wanted: Wanted) -> int:
    """How many rows there are."""
    return paged.count(room.rows, _asked(wanted))


def page(room: Newsroom, wanted: Wanted, *, begin: int = 0, most: int = -1) -> Iterator[Listed]:
    """The rows from `begin` on, at most `most` of them (-1: all)."""
    for each in paged.page(room.rows, _asked(wanted), begin=begin, most=most):
        if wanted.kind == SEALED:
            yield replace(each, label="", title=state_of(room, each.id), files=())
        else:
            yield each


def _asked(wanted: Wanted) -> Wanted:
    """Nobody finds out by filtering or sorting what an inquiry is about."""
    return replace(wanted, words="", order="number") if wanted.kind == SEALED else wanted
