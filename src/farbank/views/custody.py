"""How each item came, what was read from it, what derives from it, and the sources by codename."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, cast

from farbank.facts import codec
from farbank.facts.entry import Entry
from farbank.facts.item import ItemDescribed, ItemRead, ItemReceived, ReceiptNoted
from farbank.facts.source import CardOpened, CardSealed, SourceNamed
from farbank.ports import Rows
from farbank.views import latest

CARD: Final = "identity card"  # how a step of a card begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of an item's or a source's custody: when, who, what."""

    entry: int
    at: datetime
    by: str
    what: str


class Custody:
    """A fold of items, readings, receipts, sources and cards."""

    name: ClassVar[str] = "custody"
    version: ClassVar[int] = 2
    tables: ClassVar[tuple[str, ...]] = ("item", "reading", "unread", "source", "card", "step")
    schema: ClassVar[tuple[str, ...]] = (
        latest.table("item"),
        latest.index("item"),
        latest.table("source"),
        "CREATE TABLE reading (item TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
        "CREATE TABLE unread (entry INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE) STRICT",
        "CREATE TABLE card (entry INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL) STRICT",
        """CREATE TABLE step (of TEXT NOT NULL, entry INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
        what TEXT NOT NULL, PRIMARY KEY (of, entry)) STRICT, WITHOUT ROWID""",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ItemReceived() as fact:
                latest.keep(rows, "item", fact, asked=fact.original.digest if fact.original else "")
                self._wait(rows, entry, fact)
                self._step(rows, entry, fact.id, _received(fact.file_name))
            case ItemDescribed() as fact:
                self._describe(rows, fact)
                self._step(rows, entry, fact.id, "described")
            case ReceiptNoted(item=item, file_name=name):
                self._step(rows, entry, item, _again(name))
            case ItemRead() as fact:
                rows.execute("INSERT OR REPLACE INTO reading VALUES (?, ?)", (fact.item, codec.to_bytes(fact)))
                rows.execute("DELETE FROM unread WHERE item = ?", (fact.item,))
                self._step(rows, entry, fact.item, f"read by {fact.reader}: {fact.could_not or 'read'}")
            case SourceNamed() as fact:
                latest.keep(rows, "source", fact)
                self._step(rows, entry, fact.id, "named")
            case CardSealed(source=source, card=card):
                rows.execute("INSERT INTO card VALUES (?, ?, ?)", (entry.number, source, card))
                self._step(rows, entry, source, f"{CARD} sealed")
            case CardOpened(source=source, because=because):
                self._step(rows, entry, source, f"{CARD} opened: {because}")
            case _:
                pass

    def _wait(self, rows: Rows, entry: Entry, fact: ItemReceived) -> None:
        """A file waits until somebody looks into it."""
        rows.execute("DELETE FROM unread WHERE item = ?", (fact.id,))
        if fact.original and reading(rows, fact.id) is None:
            rows.execute("INSERT INTO unread VALUES (?, ?)", (entry.number, fact.id))

    def _describe(self, rows: Rows, fact: ItemDescribed) -> None:
        before = item(rows, fact.id)
        if before is not None:
            source = fact.source or before.source
            after = replace(before, label=fact.label, note=fact.note, source=source, about=fact.about)
            latest.keep(rows, "item", after, asked=after.original.digest if after.original else "")

    def _step(self, rows: Rows, entry: Entry, of: str, what: str) -> None:
        stamp = (of, entry.number, entry.at.isoformat(), entry.by, what)
        rows.execute("INSERT OR REPLACE INTO step VALUES (?, ?, ?, ?, ?)", stamp)


def item(rows: Rows, identity: str) -> ItemReceived | None:
    """One item as received, with its latest description, or None."""
    return next(latest.some(rows, "item", ItemReceived, (identity,)), None)


def items(rows: Rows, ids: Iterable[str]) -> tuple[ItemReceived, ...]:
    """The items with these ids."""
    return tuple(latest.some(rows, "item", ItemReceived, ids))


def every_item(rows: Rows) -> tuple[ItemReceived, ...]:
    """Every item in the order received."""
    return tuple(latest.every(rows, "item", ItemReceived))


def items_with(rows: Rows, digest: str) -> tuple[ItemReceived, ...]:
    """Every item whose plaintext has this SHA-256."""
    return tuple(latest.every(rows, "item", ItemReceived, asked=digest))


def reading(rows: Rows, identity: str) -> ItemRead | None:
    """What was last read from an item, or None when nobody has looked into it yet."""
    found = rows.execute("SELECT body FROM reading WHERE item = ?", (identity,)).fetchone()
    return cast("ItemRead", codec.from_bytes(cast("bytes", found[0]))) if found else None


def unread(rows: Rows) -> tuple[ItemReceived, ...]:
    """Items kept and not yet looked into: where an interrupted `add` goes on."""
    found = rows.execute("SELECT item FROM unread ORDER BY entry").fetchall()
    return items(rows, [cast("str", identity) for (identity,) in found])


def sources(rows: Rows) -> tuple[SourceNamed, ...]:
    """Every source in the order named."""
    return tuple(latest.every(rows, "source", SourceNamed))


def source(rows: Rows, identity: str) -> SourceNamed | None:
    """One source, or None."""
    return next(latest.some(rows, "source", SourceNamed, (identity,)), None)


def card(rows: Rows, source_id: str) -> str:
    """The object that holds the latest identity card of a source, `""` when there is none."""
    found = rows.execute("SELECT name FROM card WHERE source = ? ORDER BY entry DESC LIMIT 1", (source_id,)).fetchone()
    return cast("str", found[0]) if found else ""


def steps(rows: Rows, identity: str) -> tuple[Step, ...]:
    """The custody of an item or a source, oldest first."""
    found = rows.execute("SELECT entry, at, by, what FROM step WHERE of = ? ORDER BY entry", (identity,))
    return tuple(
        Step(entry=entry, at=datetime.fromisoformat(at), by=by, what=what)
        for entry, at, by, what in cast("Iterable[tuple[int, str, str, str]]", found)
    )


def has_come_as(rows: Rows, identity: str, file_name: str) -> bool:
    """Whether an item came under this name before, the first time or again."""
    said = (_received(file_name), _again(file_name))
    return rows.execute("SELECT 1 FROM step WHERE of = ? AND what IN (?, ?)", (identity, *said)).fetchone() is not None


def _received(file_name: str) -> str:
    return f"received as {file_name}" if file_name else "received"


def _again(file_name: str) -> str:
    return f"came again as {file_name}"
