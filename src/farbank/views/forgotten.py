"""What was asked to be forgotten, whether it is, and which keys lie in other hands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, cast

from farbank.facts.entry import Entry
from farbank.facts.erasure import ErasureCompleted, ErasureRequested, KeyHandedOver, KeyReturned
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A source or an item that was asked to be forgotten: when asked, by which entry done (0 while it is not)."""

    of: str
    asked: datetime
    done: int


class Forgetting:
    """A fold of erasures asked for and done, and of keys handed over and returned."""

    name: ClassVar[str] = "forgetting"
    version: ClassVar[int] = 2
    tables: ClassVar[tuple[str, ...]] = ("forgotten", "handed_over")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE forgotten (of TEXT PRIMARY KEY, asked TEXT NOT NULL, done INTEGER NOT NULL) STRICT",
        "CREATE TABLE handed_over (of TEXT PRIMARY KEY, custodian TEXT NOT NULL, first TEXT NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ErasureRequested(of=of):
                rows.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?, 0)", (of, entry.at.isoformat()))
            case ErasureCompleted(of=compartments):
                for each in compartments:
                    asked = (each, entry.at.isoformat(), entry.number)
                    rows.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?, ?)", asked)
                    rows.execute("UPDATE forgotten SET done = ? WHERE of = ?", (entry.number, each))
                self._not_elsewhere(rows, compartments)
            case KeyHandedOver(of=compartments, custodian=custodian):
                for each in compartments:
                    told = (each, custodian, compartments[0])
                    rows.execute("INSERT OR REPLACE INTO handed_over VALUES (?, ?, ?)", told)
            case KeyReturned(of=compartments):
                self._not_elsewhere(rows, compartments)
            case _:
                pass

    def _not_elsewhere(self, rows: Rows, compartments: Iterable[str]) -> None:
        for each in compartments:
            rows.execute("DELETE FROM handed_over WHERE of = ?", (each,))


def forgotten(rows: Rows) -> tuple[Forgotten, ...]:
    """Everything that was asked to be forgotten, in the order asked."""
    found = cast("Iterable[tuple[str, str, int]]", rows.execute("SELECT of, asked, done FROM forgotten ORDER BY rowid"))
    return tuple(Forgotten(of=of, asked=datetime.fromisoformat(asked), done=done) for of, asked, done in found)


def done(rows: Rows) -> dict[str, int]:
    """What is forgotten, and by which record."""
    return {each.of: each.done for each in forgotten(rows) if each.done}


def handed_over(rows: Rows) -> dict[str, str]:
    """The custodian's recipient of each compartment whose key lies elsewhere."""
    found = cast("Iterable[tuple[str, str]]", rows.execute("SELECT of, custodian FROM handed_over"))
    return dict(found)


def handed_over_with(rows: Rows, identity: str) -> tuple[str, ...]:
    """What was handed over under this name: itself, and what went with it; nothing when it was not."""
    asked = "SELECT of FROM handed_over WHERE of = ? OR first = ? ORDER BY of <> ?, rowid"
    return tuple(cast("str", of) for (of,) in rows.execute(asked, (identity, identity, identity)))
