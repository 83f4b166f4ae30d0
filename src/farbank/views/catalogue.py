"""Every row there is: id, label, kind, title. What `list` prints, and what the desk asks before it records a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from farbank.facts import codec
from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.erasure import ErasureCompleted, KeyHandedOver
from farbank.facts.fact import Row
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.ports import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of a list."""

    id: str
    label: str
    title: str
    files: tuple[str, ...]
    withdrawn: str
    entry: int


class Catalogue:
    """A fold of every row, with the fingerprint of its latest word."""

    name: ClassVar[str] = "catalogue"
    version: ClassVar[int] = 4
    tables: ClassVar[tuple[str, ...]] = ("catalogue", "spent")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE catalogue (id TEXT PRIMARY KEY, kind TEXT NOT NULL, number INTEGER NOT NULL,
        label TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL, entry INTEGER NOT NULL,
        print BLOB NOT NULL, withdrawn TEXT) STRICT""",
        "CREATE INDEX catalogue_number ON catalogue (kind, number)",
        "CREATE INDEX catalogue_label ON catalogue (label)",
        "CREATE TABLE spent (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT",
    )

    def apply(self, rows: Rows, entry: Entry) -> None:
        fact = entry.fact
        if isinstance(fact, ItemDescribed):
            self._redescribe(rows, fact, entry.number)
        elif isinstance(fact, Row):
            self._keep(rows, fact, entry.number)
        elif isinstance(fact, Withdrawn):
            rows.execute("UPDATE catalogue SET withdrawn = ?, print = x'' WHERE id = ?", (fact.because, fact.id))
        elif isinstance(fact, ErasureCompleted | KeyHandedOver):
            for kind, number in fact.spent:
                rows.execute("INSERT OR REPLACE INTO spent VALUES (?, ?)", (kind, number))

    def _keep(self, rows: Rows, row: Row, entry: int) -> None:
        file = row.file_name if isinstance(row, ItemReceived) else ""
        rows.execute(
            "INSERT OR REPLACE INTO catalogue VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (row.id, row.row, _number(row.id), row.label, row.title, file, entry, _print(row)),
        )

    def _redescribe(self, rows: Rows, row: ItemDescribed, entry: int) -> None:
        rows.execute(
            """UPDATE catalogue SET label = ?, title = coalesce(nullif(?, ''), title), entry = ?, print = ?,
            withdrawn = NULL WHERE id = ?""",
            (row.label, row.title, entry, _print(row), row.id),
        )


def listed(rows: Rows, kind: str) -> Iterator[Listed]:
    """Every row of a kind in the order of its numbers, withdrawn ones too."""
    asked = "SELECT id, label, title, file, withdrawn, entry FROM catalogue WHERE kind = ? ORDER BY number"
    for found in rows.execute(asked, (kind,)):
        identity, label, title, file, withdrawn, entry = cast("tuple[str, str, str, str, str | None, int]", found)
        yield Listed(
            id=identity, label=label, title=title, files=(file,) if file else (), withdrawn=withdrawn or "", entry=entry
        )


def one(rows: Rows, identity: str) -> tuple[str, Listed] | None:
    """The kind and the line of one row, or None."""
    asked = "SELECT kind, id, label, title, file, withdrawn, entry FROM catalogue WHERE id = ?"
    found = rows.execute(asked, (identity,)).fetchone()
    if found is None:
        return None
    kind, own, label, title, file, withdrawn, entry = cast("tuple[str, str, str, str, str, str | None, int]", found)
    files = (file,) if file else ()
    return kind, Listed(id=own, label=label, title=title, files=files, withdrawn=withdrawn or "", entry=entry)


def find(rows: Rows, kind: str, label: str) -> str:
    """The id of the row of a kind (any kind when empty) with this label or id, `""` when there is none.

    No row is called nothing: an empty label finds none.
    """
    if not label:
        return ""
    found = rows.execute(
        "SELECT id FROM catalogue WHERE id = ? AND (kind = ? OR ? = '')", (label, kind, kind)
    ).fetchone()
    if found is None:
        asked = "SELECT id FROM catalogue WHERE label = ? AND (kind = ? OR ? = '') ORDER BY entry LIMIT 1"
        found = rows.execute(asked, (label, kind, kind)).fetchone()
    return cast("str", found[0]) if found else ""


def labels(rows: Rows, kind: str) -> tuple[str, ...]:
    """Every label of a kind."""
    found = rows.execute("SELECT label FROM catalogue WHERE kind = ? ORDER BY number", (kind,))
    return tuple(cast("str", label) for (label,) in found)


def counted(rows: Rows) -> tuple[tuple[str, int], ...]:
    """How many rows of each kind still count."""
    found = rows.execute("SELECT kind, count(*) FROM catalogue WHERE withdrawn IS NULL GROUP BY kind ORDER BY kind")
    return tuple((cast("str", kind), cast("int", count)) for kind, count in found)


def highest(rows: Rows, kind: str) -> int:
    """The highest number given to a kind so far, 0 when none; numbers of things forgotten count."""
    asked = (
        "SELECT max(number) FROM"
        " (SELECT number FROM catalogue WHERE kind = ? UNION ALL SELECT number FROM spent WHERE kind = ?)"
    )
    found = rows.execute(asked, (kind, kind)).fetchone()
    return cast("int | None", found[0] if found else None) or 0


def unchanged(rows: Rows, row: Row) -> bool:
    """Whether the last word on this row is exactly this one."""
    found = rows.execute("SELECT print FROM catalogue WHERE id = ?", (row.id,)).fetchone()
    return found is not None and found[0] == _print(row)


def _print(row: Row) -> bytes:
    return hashlib.sha256(codec.to_bytes(row)).digest()[:16]


def _number(identity: str) -> int:
    digits = identity[1:]
    return int(digits) if digits.isdigit() else 0
