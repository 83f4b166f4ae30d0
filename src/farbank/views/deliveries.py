"""Batches: what came in together. A batch is named by the entry that began it, so its name never changes.

- Files that one member took in from one source, in one way, belong together, until they are looked into or an hour went
  by.
- What was attached to a file belongs to the batch of that file.
- A copy made inside of the case (a crop, words read by machine) came from nobody, and belongs to no batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final, cast

from farbank.facts.entry import Entry
from farbank.facts.item import ItemRead, ItemReceived, ReceiptNoted
from farbank.ports import Rows

ATTACHED: Final = "attachment"
ATTACHED_TO: Final = "attached to "  # and the item that carried it: how it came
_APART: Final = timedelta(hours=1)  # between two files: after that they did not come together
_BATCH: Final = """first, last, at, by, source, how, (SELECT count(*) FROM delivery WHERE batch = first),
    (SELECT sum(again) FROM delivery WHERE batch = first)"""
_Told = tuple[str, str, int, str]  # item, file, whether it came again, what it was attached to
_DELIVERY: Final = "entry, batch, item, file, again, carrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One batch: its first and last entry, when it began, who took it in, from which source (`""`: nobody named).

    `files` are all that came, `again` those among them that had come before.
    """

    first: int
    last: int
    at: datetime
    by: str
    source: str
    how: str
    files: int
    again: int

    @property
    def new(self) -> int:
        """How many came for the first time."""
        return self.files - self.again


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One file of a batch: the entry that received it, its item, whether it came again, and what it was attached to."""

    entry: int
    batch: int
    item: str
    file: str
    again: bool
    carrier: str


class Deliveries:
    """A fold of everything that came in from outside."""

    name: ClassVar[str] = "deliveries"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("batch", "delivery")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE batch (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, at TEXT NOT NULL, until TEXT NOT NULL,
        by TEXT NOT NULL, source TEXT NOT NULL, how TEXT NOT NULL, open INTEGER NOT NULL) STRICT""",
        """CREATE TABLE delivery (entry INTEGER PRIMARY KEY, at TEXT NOT NULL, batch INTEGER NOT NULL,
        item TEXT NOT NULL, file TEXT NOT NULL, again INTEGER NOT NULL, carrier TEXT NOT NULL) STRICT""",
        "CREATE INDEX delivery_batch ON delivery (batch, entry)",
        "CREATE INDEX delivery_item ON delivery (item)",
        "CREATE INDEX delivery_file ON delivery (file)",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ItemReceived(id=item, file_name=name, about=about) as fact if about.derived_from:
                if about.derivation == ATTACHED:
                    self._attached(rows, entry, (item, name, 0, about.derived_from))
            case ItemReceived(id=item, file_name=name, source=source, about=about) as fact if fact.objects:
                batch = self._batch(rows, entry, source, about.how)
                self._keep(rows, entry, batch, (item, name, 0, ""))
            case ReceiptNoted(item=item, file_name=name, how=how) if how.startswith(ATTACHED_TO):
                self._attached(rows, entry, (item, name, 1, how.removeprefix(ATTACHED_TO)))
            case ReceiptNoted(item=item, file_name=name, how=how):
                batch = self._batch(rows, entry, _source(rows, item), how)
                self._keep(rows, entry, batch, (item, name, 1, ""))
            case ItemRead():
                rows.execute("UPDATE batch SET open = 0 WHERE first = (SELECT max(first) FROM batch)")
            case _:
                pass

    def _batch(self, rows: Rows, entry: Entry, source: str, how: str) -> int:
        """The batch that a file belongs to: the last one while it is open and came the same way, else a new one."""
        asked = """SELECT first FROM batch WHERE first = (SELECT max(first) FROM batch)
        AND open AND by = ? AND source = ? AND how = ? AND until >= ?"""
        since = (entry.at - _APART).isoformat()
        found = rows.execute(asked, (entry.by, source, how, since)).fetchone()
        if found is None:
            at = entry.at.isoformat()
            begun = (entry.number, entry.number, at, at, entry.by, source, how)
            rows.execute("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, 1)", begun)
            return entry.number
        batch = cast("int", found[0])
        rows.execute(
            "UPDATE batch SET last = ?, until = ? WHERE first = ?", (entry.number, entry.at.isoformat(), batch)
        )
        return batch

    def _attached(self, rows: Rows, entry: Entry, told: _Told) -> None:
        batch = batch_of(rows, told[-1])
        if batch:
            self._keep(rows, entry, batch, told)

    def _keep(self, rows: Rows, entry: Entry, batch: int, told: _Told) -> None:
        stamp = (entry.number, entry.at.isoformat(), batch)
        rows.execute("INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?)", (*stamp, *told))


def _source(rows: Rows, item: str) -> str:
    """The source under which an item last came."""
    asked = "SELECT source FROM batch JOIN delivery ON batch = first WHERE item = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (item,)).fetchone()
    return cast("str", found[0]) if found else ""


def batch(rows: Rows, first: int) -> Batch | None:
    """One batch, by the entry that began it."""
    found = rows.execute(f"SELECT {_BATCH} FROM batch WHERE first = ?", (first,))  # noqa: S608 - fixed words
    return next(_batches(found), None)


def batches(rows: Rows, *, begin: int = 0, most: int = -1) -> tuple[Batch, ...]:
    """The batches, the newest first: from `begin` on, at most `most` (-1: all)."""
    asked = f"SELECT {_BATCH} FROM batch ORDER BY first DESC LIMIT ? OFFSET ?"  # noqa: S608 - fixed words
    return tuple(_batches(rows.execute(asked, (most, begin))))


def count(rows: Rows) -> int:
    """How many batches there are."""
    found = rows.execute("SELECT count(*) FROM batch").fetchone()
    return cast("int", found[0]) if found else 0


def batch_of(rows: Rows, item: str) -> int:
    """The batch in which an item came last, 0 where it came in none."""
    found = rows.execute("SELECT max(batch) FROM delivery WHERE item = ?", (item,)).fetchone()
    return cast("int | None", found[0] if found else None) or 0


def deliveries(rows: Rows, first: int, *, begin: int = 0, most: int = -1) -> tuple[Delivery, ...]:
    """The files of a batch in the order received, from `begin` on, at most `most` (-1: all)."""
    asked = f"SELECT {_DELIVERY} FROM delivery WHERE batch = ? ORDER BY entry LIMIT ? OFFSET ?"  # noqa: S608
    found = cast("Iterable[tuple[int, int, str, str, int, str]]", rows.execute(asked, (first, most, begin)))
    return tuple(
        Delivery(entry=entry, batch=batch, item=item, file=file, again=bool(again), carrier=carrier)
        for entry, batch, item, file, again, carrier in found
    )


def last_come(rows: Rows, file: str) -> tuple[datetime, str] | None:
    """When a file of this name last came in, and as which item; None where none did."""
    asked = "SELECT at, item FROM delivery WHERE file = ? ORDER BY entry DESC LIMIT 1"
    found = rows.execute(asked, (file,)).fetchone()
    return (datetime.fromisoformat(cast("str", found[0])), cast("str", found[1])) if found else None


def _batches(found: Iterable[tuple[object, ...]]) -> Iterator[Batch]:
    told = cast("Iterable[tuple[int, int, str, str, str, str, int, int]]", found)
    for first, last, at, by, source, how, files, again in told:
        when = datetime.fromisoformat(at)
        yield Batch(first=first, last=last, at=when, by=by, source=source, how=how, files=files, again=again)
