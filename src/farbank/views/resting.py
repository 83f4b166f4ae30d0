"""Which row stands on which: what locks it, out of which item it was made, in which gift it came, what it bears on.

It is asked upwards, from what is below: everything locked by a source, made from an item, concluded from a statement.
The latest word on a row counts; a row that was withdrawn keeps what it stood on, for whoever asks to leave out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar, Final, Literal, cast

from farbank.facts.entry import Entry
from farbank.facts.fact import Row
from farbank.facts.finding import FindingDrawn
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.ports import Rows
from farbank.values.handling import CASE

How = Literal["locked", "made", "given", "bears"]
_AT_ONCE: Final = 500  # ids asked for in one statement


class Resting:
    """A fold of what every row stands on."""

    name: ClassVar[str] = "resting"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("resting",)
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE resting (upon TEXT NOT NULL, how TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (upon, how, id)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX resting_id ON resting (id, how)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ItemDescribed(source="") as fact:  # it still comes from whom it came
                rows.execute("DELETE FROM resting WHERE id = ? AND how <> 'locked'", (fact.id,))
                self._keep(rows, fact.id, _described(fact.about))
            case Row() as fact:
                rows.execute("DELETE FROM resting WHERE id = ?", (fact.id,))
                self._keep(rows, fact.id, _upon(fact))
            case _:
                pass

    def _keep(self, rows: Rows, identity: str, upon: Iterable[tuple[How, str]]) -> None:
        for how, below in upon:
            rows.execute("INSERT OR IGNORE INTO resting VALUES (?, ?, ?)", (below, how, identity))


def standing_on(rows: Rows, how: How, below: Iterable[str]) -> set[str]:
    """The rows that stand in one way on any of these, one step up."""
    asked = "SELECT id FROM resting WHERE how = ? AND upon IN ({})"
    return set(_answers(rows, asked, how, below))


def below(rows: Rows, how: How, standing: Iterable[str]) -> set[str]:
    """What any of these rows stands on in one way, one step down."""
    asked = "SELECT upon FROM resting WHERE how = ? AND id IN ({})"
    return set(_answers(rows, asked, how, standing))


def made_from(rows: Rows, items: Iterable[str]) -> set[str]:
    """Every item that was made from one of these, directly or not, by its own description."""
    found: set[str] = set()
    new = set(items)
    while new := standing_on(rows, "made", new) - found:
        found |= new
    return found


def _answers(rows: Rows, asked: str, how: How, ids: Iterable[str]) -> Iterator[str]:
    wanted = iter(ids)
    while batch := tuple(islice(wanted, _AT_ONCE)):
        found = rows.execute(asked.format(",".join("?" * len(batch))), (how, *batch))
        yield from (cast("str", identity) for (identity,) in found)


def _upon(row: Row) -> Iterator[tuple[How, str]]:
    yield from (("locked", each) for each in row.compartments if each != CASE)
    match row:
        case ItemReceived(about=about) | ItemDescribed(about=about):
            yield from _described(about)
        case FindingDrawn(rests_on=rests_on):
            yield from (("bears", each.on) for each in rests_on)
        case _:
            pass


def _described(about: Description) -> Iterator[tuple[How, str]]:
    if about.derived_from:
        yield "made", about.derived_from
    if about.collection:
        yield "given", about.collection
