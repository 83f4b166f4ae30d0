"""What goes when a source, an item or an inquiry is forgotten, and what is said of it: pure.

- A source goes with every item that came from it, an item with everything derived from it, an inquiry alone.
- What is said of it names no story and no label: a number and one general word.
- No number of a thing forgotten is ever given again.
- What is forgotten comes back with no sheet, unless somebody says that it is something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from farbank.errors import Refused
from farbank.facts.copy import CopyMade
from farbank.facts.erasure import ErasureRequested
from farbank.facts.fact import Fact, Row
from farbank.facts.item import ItemReceived
from farbank.facts.source import SourceNamed
from farbank.ports import Known
from farbank.values.ids import LETTER, kind_of

REASONS: Final = ("asked", "consent", "law", "error", "danger")


def reach(target: str, items: Sequence[ItemReceived]) -> tuple[str, ...]:
    """The compartments that go with a source, an item or an inquiry: itself, its items, and what derives from those."""
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


def refuse_return(facts: Iterable[Fact], known: Known, done: Mapping[str, int]) -> None:
    """Nothing that was forgotten comes back unnoticed, with a sheet that is given again.

    Nobody can say whether a source or an item that is new here is one of those: no name and no hash of them is left.
    `done` are the things forgotten, each with the record that says so; inquiries are in no sheet.
    """
    done = {of: number for of, number in done.items() if kind_of(of) != "inquiry"}
    new = [each.label for each in facts if isinstance(each, SourceNamed | ItemReceived) and _is_new(each, known)]
    if new and done:
        gone = ", ".join(f"{of} by record #{number}" for of, number in done.items())
        raise Refused(
            f"{', '.join(new)}: new to this case, in which something was forgotten ({gone}); nothing was recorded",
            advice="If it is the same, take it out of the sheet. If it is something else: farbank apply --new SHEET",
        )


def _is_new(row: Row, known: Known) -> bool:
    return not known.find(row.row, row.id)


def holds(copy: CopyMade, gone: Iterable[str]) -> bool:
    """Whether a copy that left holds something of what goes."""
    return copy.whole or not {*copy.items, *copy.sources}.isdisjoint(gone)
