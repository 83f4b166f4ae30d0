import sqlite3
from datetime import UTC, datetime

import pytest

from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.keeping.ledger.folding import Folding
from farbank.values.ids import MemberId

MANY = 1_200  # more than are open at the same time
ENTRIES = [
    Entry(number=n, at=datetime(2026, 11, 22, tzinfo=UTC), by=MemberId("M1"), fact=Withdrawn(id=f"T{n}", because=""))
    for n in range(1, MANY + 1)
    if n % 100 != 1  # the numbers of commits are left out
]


class Numbers:
    version = 1

    def __init__(self, name):
        self.name = name
        self.tables = (name,)
        self.schema = (f"CREATE TABLE {name} (number INTEGER)",)

    def apply(self, rows, entry):
        rows.execute(f"INSERT INTO {self.name} VALUES (?)", (entry.number,))


@pytest.fixture
def rows():
    with sqlite3.connect(":memory:", isolation_level=None) as rows:
        rows.execute("CREATE TABLE kept_fold (name TEXT PRIMARY KEY, version INTEGER, folded INTEGER)")
        yield rows
    rows.close()


def seen(rows, name):
    return [number for (number,) in rows.execute(f"SELECT number FROM {name} ORDER BY rowid")]


def after(number):
    return iter([each for each in ENTRIES if each.number > number])


def test_every_fold_sees_every_entry_once_and_in_order(rows):
    Folding(rows, [Numbers("a"), Numbers("b")]).level(MANY, after)
    assert seen(rows, "a") == seen(rows, "b") == [each.number for each in ENTRIES]


def test_entries_are_opened_once_for_all_folds_together(rows):
    asked = []

    def opened(number):
        asked.append(number)
        return after(number)

    Folding(rows, [Numbers("a"), Numbers("b"), Numbers("c")]).level(MANY, opened)
    assert asked == [0]


def test_a_fold_that_was_left_behind_catches_up_and_the_others_see_nothing_twice(rows):
    Folding(rows, [Numbers("a")]).level(700, lambda number: (e for e in after(number) if e.number <= 700))
    both = Folding(rows, [Numbers("a"), Numbers("b")])
    assert not both.are_level(700)
    both.level(MANY, after)
    assert seen(rows, "a") == seen(rows, "b") == [each.number for each in ENTRIES]
    assert both.are_level(MANY)


def test_a_fold_of_a_new_version_begins_anew_and_the_others_stay(rows):
    Folding(rows, [Numbers("a"), Numbers("b")]).level(MANY, after)
    rows.execute("INSERT INTO b VALUES (0)")
    newer = Numbers("a")
    newer.version = 2
    Folding(rows, [newer, Numbers("b")]).level(MANY, after)
    assert seen(rows, "a") == [each.number for each in ENTRIES]
    assert seen(rows, "b") == [*(each.number for each in ENTRIES), 0]
