"""Copies are found from their original and the other way, with who made them; the latest with boxes counts in print."""

import sqlite3
from datetime import UTC, datetime

import pytest

from farbank.facts.entry import Entry
from farbank.facts.item import ItemReceived
from farbank.facts.redacted import ItemRedacted
from farbank.values.box import Box
from farbank.views.redactions import Redactions, latest_cover, redactions

BOX = Box(x=16, y=32, width=64, height=16)


@pytest.fixture
def rows():
    database = sqlite3.connect(":memory:")
    for statement in Redactions.schema:
        database.execute(statement)
    yield database
    database.close()


def fold(rows, *facts):
    for number, fact in enumerate(facts, start=1):
        entry = Entry(number=number, at=datetime(2024, 1, number, tzinfo=UTC), by=f"M{number}", fact=fact)
        Redactions().apply(rows, entry)


def made(of, item, **more):
    return ItemRedacted(of=of, item=item, tool="t", because="b", **more)


def test_a_copy_is_found_from_both_sides_with_who_made_it_and_when(rows):
    fold(rows, made("E1", "E5"), ItemReceived(id="E1", label=""), made("E1", "E6"), made("E2", "E7"))
    assert [(each.fact.item, each.by, each.at.day) for each in redactions(rows, "E1")] == [
        ("E5", "M1", 1),
        ("E6", "M3", 3),
    ]
    assert [each.fact.of for each in redactions(rows, "E7")] == ["E2"]
    assert redactions(rows, "E9") == ()


def test_the_latest_copy_with_boxes_counts_also_when_it_was_not_dealt_with_yet(rows):
    fold(
        rows,
        made("E1", "E5", boxes=(BOX,), people_dealt_with=True),
        made("E1", "E6", boxes=(BOX,)),
        made("E1", "E7", without_sound=True, people_dealt_with=True),
    )
    assert latest_cover(rows, "E1").item == "E6"
    assert latest_cover(rows, "E5").people_dealt_with
    assert latest_cover(rows, "E7") is None
