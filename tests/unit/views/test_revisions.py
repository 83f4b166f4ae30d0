"""The draft behind each release is kept as it was written then, whatever is written later."""

import sqlite3
from datetime import UTC, datetime

import pytest

from farbank.facts.case import CaseTitled
from farbank.facts.entry import Entry
from farbank.facts.report import ReportDrafted, ReportReleased
from farbank.facts.revised import RevisionExplained
from farbank.views.revisions import Revisions, entry_of, explained, latest, left

A, B = "a" * 64, "b" * 64


@pytest.fixture
def rows():
    database = sqlite3.connect(":memory:")
    for statement in Revisions.schema:
        database.execute(statement)
    yield database
    database.close()


def fold(rows, *facts):
    for number, fact in enumerate(facts, start=1):
        Revisions().apply(rows, Entry(number=number, at=datetime(2024, 1, number, tzinfo=UTC), by="M1", fact=fact))


def draft(text):
    return ReportDrafted(id="R1", label="R-1", heading="t", text=text)


def gone(package):
    return ReportReleased(report="R1", package=package, files=(("index.html", B),))


def test_each_release_keeps_the_draft_of_its_day(rows):
    fold(rows, draft("one"), gone(A), draft("two"), gone(B), draft("three"))
    assert [(each.package, each.draft.text, each.at.day) for each in left(rows, "R1")] == [(A, "one", 2), (B, "two", 4)]
    assert left(rows, "R1")[0].files == {"index.html": B}
    assert latest(rows, "R1").text == "three"
    assert (entry_of(rows, A), entry_of(rows, B), entry_of(rows, "c")) == (2, 4, 0)


def test_reasons_are_told_in_the_order_given(rows):
    one = RevisionExplained(report="R1", since=A, now=B, because="one")
    two = RevisionExplained(report="R1", since=A, now=B, because="two")
    fold(rows, one, two, CaseTitled(id="case", label="case", name="x"))
    assert [(each.fact, each.at.day) for each in explained(rows, "R1")] == [(one, 1), (two, 2)]


def test_what_was_never_written_never_left(rows):
    fold(rows, gone(A))
    assert (left(rows, "R1"), latest(rows, "R1"), explained(rows, "R1")) == ((), None, ())
