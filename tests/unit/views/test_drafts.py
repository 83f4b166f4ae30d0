"""Every draft stays, with the record that holds it and who wrote it."""

import sqlite3
from datetime import UTC, datetime

import pytest

from farbank.facts.case import CaseTitled
from farbank.facts.entry import Entry
from farbank.facts.report import ReportDrafted
from farbank.views.drafts import Drafts, last_entry, written


@pytest.fixture
def rows():
    database = sqlite3.connect(":memory:")
    for statement in Drafts.schema:
        database.execute(statement)
    yield database
    database.close()


def draft(text, own="R1"):
    return ReportDrafted(id=own, label="R-1", heading="t", text=text)


def test_every_draft_stays_and_the_latest_comes_first(rows):
    facts = draft("one"), draft("other", "R2"), CaseTitled(id="case", label="", name="c"), draft("two")
    for number, fact in enumerate(facts, start=1):
        at = datetime(2024, 1, number, tzinfo=UTC)
        Drafts().apply(rows, Entry(number=number, at=at, by=f"M{number}", fact=fact))
    found = [(each.entry, each.at.day, each.by, each.draft.text) for each in written(rows, "R1")]
    assert found == [(4, 4, "M4", "two"), (1, 1, "M1", "one")]
    assert (last_entry(rows, "R1"), last_entry(rows, "R2"), last_entry(rows, "R3")) == (4, 2, 0)
