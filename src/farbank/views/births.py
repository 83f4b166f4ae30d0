"""What was said of each row at which place, where each row was first recorded, and what it is called here.

- A row that began here is called by the log it began under: `origin#id`. A row that came keeps the name it came with.
- The second row of a disagreement is called by the word it began with: `place#n<number>`.
- What follows a received commit in the same append is that commit told in our own ids, and no word of ours.
"""

from __future__ import annotations

from typing import ClassVar, Final, cast

from farbank.facts import codec
from farbank.facts.case import CaseOpened
from farbank.facts.entry import Entry
from farbank.facts.fact import Fact
from farbank.facts.log import LogRenamed
from farbank.facts.parcel import CommitReceived, DisagreementNoted, EntryReceived, HandlingNoted
from farbank.facts.spoken import is_firm, speaks_of
from farbank.facts.word import Key, Word, branches, key_text, read_key
from farbank.ports import Rows
from farbank.values.ids import kind_of

_HANDLING: Final = "/handling"


class Births:
    """A fold of every word on every row, by place and number."""

    name: ClassVar[str] = "births"
    version: ClassVar[int] = 1
    tables: ClassVar[tuple[str, ...]] = ("birth_log", "birth_name", "birth_row", "birth_branch", "birth_word")
    schema: ClassVar[tuple[str, ...]] = (
        "CREATE TABLE birth_log (since INTEGER PRIMARY KEY, origin TEXT NOT NULL) STRICT",
        "CREATE TABLE birth_name (name TEXT PRIMARY KEY, row TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE birth_row (row TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
        number INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        """CREATE TABLE birth_branch (row TEXT PRIMARY KEY, main TEXT NOT NULL, name TEXT NOT NULL)
        STRICT, WITHOUT ROWID""",
        """CREATE TABLE birth_word (place TEXT NOT NULL, number INTEGER NOT NULL, main TEXT NOT NULL,
        replaces TEXT NOT NULL, firm INTEGER NOT NULL, twin TEXT NOT NULL, entry INTEGER NOT NULL,
        PRIMARY KEY (place, number)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX birth_word_main ON birth_word (main)",
    )

    def __init__(self) -> None:
        self._last = 0
        self._merging = False

    def apply(self, rows: Rows, entry: Entry) -> None:
        self._merging = self._merging and entry.number == self._last + 1
        self._last = entry.number
        match entry.fact:
            case CaseOpened(log=origin) | LogRenamed(origin=origin):
                rows.execute("INSERT INTO birth_log VALUES (?, ?)", (entry.number, origin))
            case CommitReceived() as fact:
                self._merging = True
                _born(rows, fact)
            case EntryReceived() as fact:
                _received(rows, fact, entry.number)
            case DisagreementNoted(of=of, other=other, place=place, number=number) if other:
                named = key_text((place, number))
                rows.execute("INSERT OR REPLACE INTO birth_branch VALUES (?, ?, ?)", (other, of, named))
            case Fact() as fact if not self._merging and speaks_of(fact):
                _said_here(rows, fact, entry.number)
            case _:
                pass


def tree_of(rows: Rows, fact: Fact, row: str) -> str:
    """The tree of words that a fact on a row belongs to."""
    return row + _HANDLING if isinstance(fact, HandlingNoted) else main_of(rows, row)[0]


def origin(rows: Rows, number: int = 2**62) -> str:
    """The name that our log has, or had when an entry was recorded."""
    asked = "SELECT origin FROM birth_log WHERE since <= ? ORDER BY since DESC LIMIT 1"
    found = rows.execute(asked, (number,)).fetchone()
    return cast("str", found[0]) if found else ""


def origins(rows: Rows) -> tuple[str, ...]:
    """Every name that our log ever had."""
    return tuple(cast("str", name) for (name,) in rows.execute("SELECT origin FROM birth_log ORDER BY since"))


def is_ours(rows: Rows, place: str, number: int) -> bool:
    """Whether an entry is one of our own log, under the name it has or one that it had then."""
    asked = "SELECT since FROM birth_log WHERE origin = ?"
    since = rows.execute(asked, (place,)).fetchone()
    if since is None:
        return False
    found = rows.execute("SELECT min(since) FROM birth_log WHERE since > ?", (since[0],)).fetchone()
    until = cast("int | None", found[0] if found else None)
    return until is None or number < until


def main_of(rows: Rows, row: str) -> tuple[str, str]:
    """The row that all began with, and the branch on which this row lies (`""` for that row itself)."""
    found = rows.execute("SELECT main, name FROM birth_branch WHERE row = ?", (row,)).fetchone()
    return cast("tuple[str, str]", found) if found else (row, "")


def row_on(rows: Rows, main: str, branch: str) -> str:
    """The row of a branch, `""` when it has none yet."""
    if not branch:
        return main
    found = rows.execute("SELECT row FROM birth_branch WHERE main = ? AND name = ?", (main, branch)).fetchone()
    return cast("str", found[0]) if found else ""


def words_on(rows: Rows, main: str) -> tuple[Word, ...]:
    """Every word in the tree of a row."""
    asked = "SELECT place, number, replaces, firm, twin FROM birth_word WHERE main = ?"
    found = cast("list[tuple[str, int, str, int, str]]", rows.execute(asked, (main,)).fetchall())
    return tuple(
        Word(key=(place, number), replaces=read_key(replaces), firm=bool(firm), twin=read_key(twin))
        for place, number, replaces, firm, twin in found
    )


def tree_with(rows: Rows, key: Key) -> str:
    """The tree that a word is in, `""` when the word is not here."""
    found = rows.execute("SELECT main FROM birth_word WHERE place = ? AND number = ?", key).fetchone()
    return cast("str", found[0]) if found else ""


def entry_of(rows: Rows, key: Key) -> int:
    """The entry here that holds a word, 0 when there is none."""
    found = rows.execute("SELECT entry FROM birth_word WHERE place = ? AND number = ?", key).fetchone()
    return cast("int", found[0]) if found else 0


def replaced_by(rows: Rows, key: Key) -> str:
    """The text of the word that a word replaced, `""` when it was the first."""
    found = rows.execute("SELECT replaces FROM birth_word WHERE place = ? AND number = ?", key).fetchone()
    return cast("str", found[0]) if found else ""


def name_of(rows: Rows, row: str) -> str:
    """The birth name of a row."""
    found = rows.execute("SELECT name FROM birth_row WHERE row = ?", (row,)).fetchone()
    if found is not None:
        return cast("str", found[0])
    asked = "SELECT place FROM birth_word WHERE main = ? ORDER BY entry LIMIT 1"
    began = rows.execute(asked, (row,)).fetchone()
    place = cast("str", began[0]) if began else origin(rows)
    return f"{place}#{row}"


def row_named(rows: Rows, name: str) -> str:
    """The row with this birth name, `""` when it is not here. One of ours is known by name even when forgotten."""
    found = rows.execute("SELECT row FROM birth_name WHERE name = ?", (name,)).fetchone()
    if found is not None:
        return cast("str", found[0])
    place, _, identity = name.rpartition("#")
    if not kind_of(identity):
        return _row_with_word(rows, read_key(name))
    if place == origin(rows):
        came = rows.execute("SELECT 1 FROM birth_row WHERE row = ?", (identity,)).fetchone()
        return "" if came else identity
    is_old = place in origins(rows) and name_of(rows, identity) == name  # another copy may go on under an old name
    return identity if is_old else ""


def highest(rows: Rows, kind: str) -> int:
    """The highest number given to a row of a kind that came, or that what came speaks of."""
    found = rows.execute("SELECT max(number) FROM birth_row WHERE kind = ?", (kind,)).fetchone()
    return cast("int | None", found[0] if found else None) or 0


def _row_with_word(rows: Rows, key: Key | None) -> str:
    main = tree_with(rows, key) if key else ""
    if not main or key is None:
        return ""
    return row_on(rows, main, branches(words_on(rows, main)).on.get(key, ""))


def _born(rows: Rows, fact: CommitReceived) -> None:
    for name, row in fact.births:
        rows.execute("INSERT OR REPLACE INTO birth_name VALUES (?, ?)", (name, row))
        if kind_of(row) and not _is_ours(rows, row):
            new = (row, name, kind_of(row), int(row[1:]))
            rows.execute("INSERT OR IGNORE INTO birth_row VALUES (?, ?, ?, ?)", new)


def _is_ours(rows: Rows, row: str) -> bool:
    """Whether a row had words before anything came under another name: then it was first recorded here."""
    came = rows.execute("SELECT 1 FROM birth_row WHERE row = ?", (row,)).fetchone()
    return came is None and rows.execute("SELECT 1 FROM birth_word WHERE main = ?", (row,)).fetchone() is not None


def _received(rows: Rows, fact: EntryReceived, number: int) -> None:
    told = codec.from_bytes(fact.body.encode())
    if fact.becomes and speaks_of(told):
        tree = tree_of(rows, told, fact.becomes)
        _keep(rows, (fact.place, fact.number), tree, fact.replaces, fact.twin, told, number)


def _said_here(rows: Rows, fact: Fact, number: int) -> None:
    row = speaks_of(fact)
    tree = tree_of(rows, fact, row)
    ends = branches(words_on(rows, tree)).ends.get(main_of(rows, row)[1])
    _keep(rows, (origin(rows), number), tree, key_text(min(ends)) if ends else "", "", fact, number)


def _keep(rows: Rows, key: Key, tree: str, replaces: str, twin: str, told: Fact, entry: int) -> None:
    line = (*key, tree, replaces, int(is_firm(told)), twin, entry)
    rows.execute("INSERT OR REPLACE INTO birth_word VALUES (?, ?, ?, ?, ?, ?, ?)", line)
