"""The latest word on each row, kept as the ledger spelled it: the one shape that most views are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar, cast

from farbank.facts import codec
from farbank.facts.fact import Row
from farbank.ports import Cell, Rows

R = TypeVar("R", bound=Row)
_AT_ONCE: Final = 500  # ids asked for in one statement


def table(name: str) -> str:
    """The CREATE statement of such a table: the id, one column to ask by, and the row as canonical bytes."""
    return f"CREATE TABLE {name} (id TEXT PRIMARY KEY, asked TEXT NOT NULL, body BLOB NOT NULL) STRICT"


def index(name: str) -> str:
    """The CREATE statement of the index on the column to ask by."""
    return f"CREATE INDEX {name}_asked ON {name} (asked)"


def keep(rows: Rows, name: str, row: Row, asked: str = "") -> None:
    """Replace what the table says of a row."""
    rows.execute(f"INSERT OR REPLACE INTO {name} VALUES (?, ?, ?)", (row.id, asked, codec.to_bytes(row)))  # noqa: S608


def drop(rows: Rows, name: str, identity: str) -> None:
    """Take a withdrawn row out."""
    rows.execute(f"DELETE FROM {name} WHERE id = ?", (identity,))  # noqa: S608


def every(rows: Rows, name: str, kind: type[R], asked: str | None = None) -> Iterator[R]:
    """The rows of a table in the order they first came, all of them or those asked for."""
    where, parameters = ("", ()) if asked is None else (" WHERE asked = ?", (asked,))
    found = rows.execute(f"SELECT body FROM {name}{where} ORDER BY rowid", cast("tuple[Cell, ...]", parameters))  # noqa: S608
    for (body,) in found:
        yield codec.row_from_bytes(cast("bytes", body), kind)


def some(rows: Rows, name: str, kind: type[R], ids: Iterable[str]) -> Iterator[R]:
    """The rows with these ids, in the order given; ids that are not there are passed over."""
    for batch in batches(ids):
        places = ",".join("?" * len(batch))
        found = rows.execute(f"SELECT id, body FROM {name} WHERE id IN ({places})", batch)  # noqa: S608
        bodies = {identity: cast("bytes", body) for identity, body in found}
        for identity in batch:
            if identity in bodies:
                yield codec.row_from_bytes(bodies[identity], kind)


def batches(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Ids as many together as are asked for in one statement."""
    wanted = iter(ids)
    while batch := tuple(islice(wanted, _AT_ONCE)):
        yield batch


def asked_of(rows: Rows, name: str, kind: type[R], asked: Iterable[str]) -> Iterator[R]:
    """The rows whose column to ask by is one of these; the table has the index on it."""
    for batch in batches(asked):
        places = ",".join("?" * len(batch))
        for (body,) in rows.execute(f"SELECT body FROM {name} WHERE asked IN ({places}) ORDER BY rowid", batch):  # noqa: S608
            yield codec.row_from_bytes(cast("bytes", body), kind)


def those_in(rows: Rows, name: str, ids: Iterable[str]) -> Iterator[str]:
    """Of these ids those that a table has, in no order."""
    for batch in batches(ids):
        places = ",".join("?" * len(batch))
        for (identity,) in rows.execute(f"SELECT id FROM {name} WHERE id IN ({places})", batch):  # noqa: S608
            yield cast("str", identity)
