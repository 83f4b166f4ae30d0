"""One page of a long list: filtered, sorted and cut inside the database, so that 100,000 rows are a list like any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from farbank.ports import Cell, Rows
from farbank.views.catalogue import Listed, folded

Order = Literal["number", "label", "title", "latest"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)
_BY: Final[dict[Order, str]] = {
    "number": "number",
    "label": "label COLLATE NOCASE, number",
    "title": "title COLLATE NOCASE, number",
    "latest": "entry DESC",
}
_INDEX: Final[dict[Order, str]] = {
    "number": "catalogue_number",
    "label": "catalogue_by_label",
    "title": "catalogue_by_title",
    "latest": "catalogue_by_entry",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows of a kind: those whose id, label, title or file name hold all the words; withdrawn ones or not."""

    kind: str
    words: str = ""
    order: Order = "number"
    backwards: bool = False
    withdrawn: bool = True


def count(rows: Rows, wanted: Wanted) -> int:
    """How many rows there are."""
    where, given = _where(wanted)
    found = rows.execute(f"SELECT count(*) FROM catalogue {_by_index(wanted)} WHERE {where}", given).fetchone()  # noqa: S608 - fixed words
    return cast("int", found[0]) if found else 0


def page(rows: Rows, wanted: Wanted, *, begin: int = 0, most: int = -1) -> Iterator[Listed]:
    """The rows from `begin` on, at most `most` of them (-1: all)."""
    asked, given = asked_for(wanted)
    for found in rows.execute(asked, (*given, most, begin)):
        identity, label, title, file, gone, entry = cast("tuple[str, str, str, str, str | None, int]", found)
        yield Listed(
            id=identity, label=label, title=title, files=(file,) if file else (), withdrawn=gone or "", entry=entry
        )


def asked_for(wanted: Wanted) -> tuple[str, tuple[Cell, ...]]:
    """The question to the database, and what is given with it before LIMIT and OFFSET.

    A place in the order is found by its index: rows that are passed over are not read.
    """
    where, given = _where(wanted)
    by = _BY[wanted.order]
    if wanted.backwards:
        by = ", ".join(_turned(each) for each in by.split(", "))
    source = f"catalogue {_by_index(wanted)}"
    if wanted.words.split() and wanted.order != "number":
        # found in the order of the words' own index, told in that of the list's: no row is read but those of the page
        source = f"catalogue INDEXED BY {_INDEX[wanted.order]}"
        where = f"kind = ? AND rowid IN (SELECT rowid FROM catalogue {_by_index(wanted)} WHERE {where})"
        given = (wanted.kind, *given)
    asked = f"""SELECT id, label, title, file, withdrawn, entry FROM {source} WHERE {where}
        ORDER BY {by} LIMIT ? OFFSET ?"""  # noqa: S608 - every word of it is ours
    return asked, given


def _by_index(wanted: Wanted) -> str:
    """A filter reads the index that holds the words, and fetches only the rows it finds."""
    return "INDEXED BY catalogue_words" if wanted.words.split() else ""


def _where(wanted: Wanted) -> tuple[str, tuple[Cell, ...]]:
    clauses, given = ["kind = ?"], [wanted.kind]
    for word in wanted.words.split():
        clauses.append("instr(words, ?) > 0")
        given.append(folded(word))
    if not wanted.withdrawn:
        clauses.append("withdrawn IS NULL")
    return " AND ".join(clauses), tuple(given)


def _turned(column: str) -> str:
    return column.removesuffix(" DESC") if column.endswith(" DESC") else f"{column} DESC"
