"""Every row there is: id, label, kind, title. What `list` prints, and what the desk asks before it records a row."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Final, cast

from farbank.facts import codec
from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.erasure import ErasureCompleted, KeyHandedOver
from farbank.facts.fact import Row
from farbank.facts.item import ItemDescribed, ItemReceived
from farbank.ports import Rows

_AT_ONCE: Final = 500  # labels asked for in one statement
COUNTING: Final = """SELECT kind, count(*) FROM catalogue INDEXED BY catalogue_counting
    WHERE withdrawn IS NULL GROUP BY kind ORDER BY kind"""
_LAST: Final = "\U0010ffff"  # after every character


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
    """A fold of every row, with the fingerprint of its latest word, and its words as a list is filtered by them.

    Every order of a list and its filter have an index, so that no page of a long list sorts or reads all of it.
    """

    name: ClassVar[str] = "catalogue"
    version: ClassVar[int] = 5
    tables: ClassVar[tuple[str, ...]] = ("catalogue", "spent")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE catalogue (id TEXT PRIMARY KEY, kind TEXT NOT NULL, number INTEGER NOT NULL,
        label TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL, entry INTEGER NOT NULL,
        print BLOB NOT NULL, withdrawn TEXT, words TEXT NOT NULL) STRICT""",
        "CREATE INDEX catalogue_number ON catalogue (kind, number)",
        "CREATE INDEX catalogue_label ON catalogue (label)",
        "CREATE INDEX catalogue_by_label ON catalogue (kind, label COLLATE NOCASE, number)",
        "CREATE INDEX catalogue_by_title ON catalogue (kind, title COLLATE NOCASE, number)",
        "CREATE INDEX catalogue_by_entry ON catalogue (kind, entry)",
        "CREATE INDEX catalogue_words ON catalogue (kind, number, withdrawn, words)",
        "CREATE INDEX catalogue_counting ON catalogue (kind, withdrawn) WHERE withdrawn IS NULL",
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
            "INSERT OR REPLACE INTO catalogue VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
            (
                row.id,
                row.row,
                _number(row.id),
                row.label,
                row.title,
                file,
                entry,
                _print(row),
                _words(row.id, row.label, row.title, file),
            ),
        )

    def _redescribe(self, rows: Rows, row: ItemDescribed, entry: int) -> None:
        before = one(rows, row.id)
        if before is None:
            return
        title = row.title or before[1].title
        rows.execute(
            "UPDATE catalogue SET label = ?, title = ?, entry = ?, print = ?, withdrawn = NULL, words = ? WHERE id = ?",
            (row.label, title, entry, _print(row), _words(row.id, row.label, title, *before[1].files), row.id),
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


def labelled(rows: Rows, wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every row that has one of these labels: its id, and the label."""
    labels_left = iter(wanted)
    while batch := tuple(islice(labels_left, _AT_ONCE)):
        places = ",".join("?" * len(batch))
        for found in rows.execute(f"SELECT id, label FROM catalogue WHERE label IN ({places})", batch):  # noqa: S608
            yield cast("tuple[str, str]", found)


def some(rows: Rows, ids: Iterable[str]) -> Iterator[tuple[str, Listed]]:
    """The kind and the line of each of these rows, in the order given; what is not there is passed over."""
    for each in ids:
        if found := one(rows, each):
            yield found


def begins_with(rows: Rows, word: str, most: int) -> tuple[str, ...]:
    """The ids of rows whose label begins with a word, as written or in capitals."""
    asked = "SELECT id FROM catalogue WHERE label >= ? AND label < ? ORDER BY label LIMIT ?"
    found = [
        cast("str", identity)
        for begins in dict.fromkeys((word, word.upper()))
        for (identity,) in rows.execute(asked, (begins, begins + _LAST, most))
    ]
    return tuple(dict.fromkeys(found))[:most]


def labels_like(rows: Rows, kind: str, word: str, most: int = 1000) -> tuple[str, ...]:
    """What a word may have been meant for: every label of a kind, or of many those with the longest beginning alike."""
    asked = "SELECT label FROM catalogue WHERE kind = ? ORDER BY number LIMIT ?"
    found = [cast("str", label) for (label,) in rows.execute(asked, (kind, most + 1))]
    if len(found) <= most:
        return tuple(found)
    asked = """SELECT label FROM catalogue WHERE kind = ? AND label COLLATE NOCASE >= ? AND label COLLATE NOCASE < ?
        ORDER BY label COLLATE NOCASE, number LIMIT ?"""
    for size in range(len(word), 0, -1):
        begins = word[:size]
        found = [cast("str", label) for (label,) in rows.execute(asked, (kind, begins, begins + _LAST, most))]
        if found:
            break
    return tuple(found)


def counted(rows: Rows) -> tuple[tuple[str, int], ...]:
    """How many rows of each kind still count."""
    found = rows.execute(COUNTING)
    return tuple((cast("str", kind), cast("int", count)) for kind, count in found)


def highest(rows: Rows, kind: str) -> int:
    """The highest number given to a kind so far, 0 when none; numbers of things forgotten count."""
    asked = (  # each from the end of its index
        "SELECT coalesce((SELECT max(number) FROM catalogue WHERE kind = ?), 0)",
        "SELECT coalesce((SELECT max(number) FROM spent WHERE kind = ?), 0)",
    )
    return max(cast("tuple[int]", rows.execute(each, (kind,)).fetchone())[0] for each in asked)


def unchanged(rows: Rows, row: Row) -> bool:
    """Whether the last word on this row is exactly this one."""
    found = rows.execute("SELECT print FROM catalogue WHERE id = ?", (row.id,)).fetchone()
    return found is not None and found[0] == _print(row)


def _print(row: Row) -> bytes:
    return hashlib.sha256(codec.to_bytes(row)).digest()[:16]


def _number(identity: str) -> int:
    digits = identity[1:]
    return int(digits) if digits.isdigit() else 0


def folded(text: str) -> str:
    """How the words of a list are compared: NFKC, case-folded."""
    return unicodedata.normalize("NFKC", text).casefold()


def _words(*parts: str) -> str:
    return folded(" ".join(parts))
