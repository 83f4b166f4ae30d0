"""What goes when a source or an item is forgotten, and what is said of it: pure.

- A source goes with every item that came from it, an item with everything derived from it.
- What is said of it names no story and no label: a number and one general word.
- No number of a thing forgotten is ever given again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from farbank.errors import Refused
from farbank.facts.copy import CopyMade
from farbank.facts.erasure import ErasureRequested
from farbank.facts.fact import Fact
from farbank.facts.item import ItemReceived
from farbank.ports import Known
from farbank.values.ids import LETTER

REASONS: Final = ("asked", "consent", "law", "error", "danger")


def reach(target: str, items: Sequence[ItemReceived]) -> tuple[str, ...]:
    """The compartments that go with a source or an item: itself, its items, and what derives from those."""
    gone = {target, *(item.id for item in items if item.source == target)}
    while more := {item.id for item in items if item.about.derived_from in gone} - gone:
        gone |= more
    return tuple(sorted(gone, key=lambda each: (each != target, each[0], int(each[1:]))))


def request(target: str, reason: str) -> list[Fact]:
    """That somebody asked."""
    if reason not in REASONS:
        raise Refused(f"the reason is one of {', '.join(REASONS)}, not {reason!r}", advice="Tell no story: it stays.")
    return [ErasureRequested(of=target, reason=reason)]


def spent(known: Known) -> tuple[tuple[str, int], ...]:
    """How far the numbers of each kind were given."""
    return tuple((kind, highest) for kind in sorted(LETTER) if (highest := known.highest(kind)))


def holds(copy: CopyMade, gone: Iterable[str]) -> bool:
    """Whether a copy that left holds something of what goes."""
    return copy.whole or not {*copy.items, *copy.sources}.isdisjoint(gone)
