"""Persons by the keys of their names, and what was said of two: for a shortlist, under these security rules.

- Keys can be read back into names: they stand in the encrypted database, and what is forgotten leaves none.
- Subjects that are persons are found, and sources who are public already; no codename, no identity card.
- What was withdrawn is found no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import ClassVar, Final, cast

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.sameness import SamenessSaid
from farbank.facts.source import SourceNamed
from farbank.facts.statement import SubjectNamed
from farbank.ports import Rows
from farbank.reading.persons.keys import keys_of
from farbank.reading.persons.name import Name
from farbank.reading.persons.reader import NameReader
from farbank.views import latest

_AT_ONCE: Final = 500  # keys asked for in one statement
_TIED: Final = "tied"
_ORDER: Final = "(substr(id, 1, 1), length(id), id)"  # U9 before U10
_FIRST: Final = "substr(?, 1, 1), length(?), ?"


class Persons:
    """A fold of the keys of every name of every person, and of what was said to be same or apart.

    `reader` is asked for only when there is a name to read: its tables take a moment to load.
    """

    name: ClassVar[str] = "persons"
    version: ClassVar[int] = 2  # another version of the tables of names needs another version here
    tables: ClassVar[tuple[str, ...]] = ("person_key", "person", "sameness")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE person_key (key TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (key, person))
        STRICT, WITHOUT ROWID""",
        "CREATE INDEX person_key_person ON person_key (person)",
        latest.table("person"),
        latest.index("person"),
        latest.table("sameness"),
    )

    def __init__(self, reader: Callable[[], NameReader]) -> None:
        self._reader = reader

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case SubjectNamed(kind_of="person") as fact:
                self._keep(rows, fact, [text for text, *_ in fact.names])
            case SubjectNamed(id=identity) | Withdrawn(id=identity):
                _drop(rows, identity)
                latest.drop(rows, "sameness", identity)
            case SourceNamed() as fact:
                self._keep(rows, fact, [fact.name] if fact.public and fact.name else [])
            case SamenessSaid() as fact:
                latest.keep(rows, "sameness", fact)
            case _:
                pass

    def _keep(self, rows: Rows, row: SubjectNamed | SourceNamed, names: Iterable[str]) -> None:
        _drop(rows, row.id)
        read = [self._reader().read(name) for name in names]
        keys = {key for name in read if isinstance(name, Name) for key in keys_of(name)}
        for key in sorted(keys):
            rows.execute("INSERT INTO person_key VALUES (?, ?)", (key, row.id))
        if names:
            tied = isinstance(row, SubjectNamed) and (row.same_as or row.apart_from)
            latest.keep(rows, "person", row, asked=_TIED if tied else "")


def _drop(rows: Rows, identity: str) -> None:
    rows.execute("DELETE FROM person_key WHERE person = ?", (identity,))
    latest.drop(rows, "person", identity)


def found(rows: Rows, keys: Iterable[str]) -> tuple[SubjectNamed | SourceNamed, ...]:
    """Everybody who has one of these keys, as last said, in the order of their ids."""
    ids = sorted(set(_ids(rows, keys)), key=lambda each: (each[0], len(each), each))
    subjects = latest.some(rows, "person", SubjectNamed, [each for each in ids if each.startswith("U")])
    sources = latest.some(rows, "person", SourceNamed, [each for each in ids if each.startswith("S")])
    return (*subjects, *sources)


def ids_of(rows: Rows, keys: Iterable[str]) -> tuple[str, ...]:
    """The ids of everybody who has one of these keys."""
    return tuple(dict.fromkeys(_ids(rows, keys)))


def after(rows: Rows, identity: str, most: int) -> tuple[str, ...]:
    """The ids of at most so many persons from one id on (itself too), in the order of their numbers."""
    asked = f"SELECT id FROM person WHERE {_ORDER} >= ({_FIRST}) ORDER BY {_ORDER[1:-1]} LIMIT ?"  # noqa: S608
    found = rows.execute(asked, (identity, identity, identity, most))
    return tuple(cast("str", each) for (each,) in found)


def alike(rows: Rows, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these persons who share a key with somebody else; a surname alone is no such key."""
    asked = """SELECT 1 FROM person_key k JOIN person_key o ON o.key = k.key AND o.person <> k.person
        WHERE k.person = ? AND k.key NOT LIKE '%-' LIMIT 1"""
    return tuple(each for each in ids if rows.execute(asked, (each,)).fetchone())


def person(rows: Rows, identity: str) -> SubjectNamed | SourceNamed | None:
    """One person as last said, or None when there is none with this id."""
    shape: type[SubjectNamed | SourceNamed] = SubjectNamed if identity.startswith("U") else SourceNamed
    return next(latest.some(rows, "person", shape, (identity,)), None)


def tied(rows: Rows) -> tuple[SubjectNamed, ...]:
    """Every person whose own row says who is the same, or apart from them."""
    return tuple(latest.every(rows, "person", SubjectNamed, asked=_TIED))


def said(rows: Rows) -> tuple[SamenessSaid, ...]:
    """Everything that was said to be same or apart and was not taken back."""
    return tuple(latest.every(rows, "sameness", SamenessSaid))


def _ids(rows: Rows, keys: Iterable[str]) -> Iterator[str]:
    wanted = iter(dict.fromkeys(keys))
    while batch := tuple(islice(wanted, _AT_ONCE)):
        places = ",".join("?" * len(batch))
        asked = f"SELECT DISTINCT person FROM person_key WHERE key IN ({places})"  # noqa: S608
        yield from (cast("str", each) for (each,) in rows.execute(asked, batch))
