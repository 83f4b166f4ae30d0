"""Batches: which files came in together is told by the facts alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlcipher3

from farbank.facts.entry import Entry
from farbank.facts.item import Description, ItemRead, ItemReceived, ReceiptNoted
from farbank.facts.source import SourceNamed
from farbank.values.handling import SealedObject, Secret
from farbank.views.deliveries import Deliveries, batch, batch_of, batches, count, deliveries, last_come

START = datetime(2024, 1, 1, 9, tzinfo=UTC)
SEALED = SealedObject(name="a" * 64, identity=Secret("x"), digest="b" * 64, size=3)


def item(number, how="by hand", source="S1", **about):
    described = Description(how=how, **about)
    return ItemReceived(
        id=f"E{number}", label="", source=source, file_name=f"{number}.txt", original=SEALED, about=described
    )


@pytest.fixture
def told():
    """Folds facts, one entry a minute, or as many minutes later as stands before a fact."""

    def fold(*facts, by="M1"):
        rows = sqlcipher3.connect(":memory:", isolation_level=None)
        for statement in Deliveries.schema:
            rows.execute(statement)
        at = START
        for number, each in enumerate(facts, start=1):
            minutes, fact = each if isinstance(each, tuple) else (1, each)
            at += timedelta(minutes=minutes)
            member = by if isinstance(by, str) else by[number - 1]
            Deliveries().apply(rows, Entry(number=number, at=at, by=member, fact=fact))
        return rows

    return fold


def firsts(rows):
    return [each.first for each in batches(rows)]


def test_files_from_one_source_in_one_way_are_one_batch_named_by_its_first_entry(told):
    rows = told(SourceNamed(id="S1", label="S-REED", kind_of="donor"), item(1), item(2), ReceiptNoted(item="E1", file_name="again.txt", how="by hand"))  # fmt: skip
    (only,) = batches(rows)
    assert (only.first, only.last, only.source, only.how, only.by) == (2, 4, "S1", "by hand", "M1")
    assert (only.files, only.again, only.new) == (3, 1, 2)
    assert [(each.item, each.file, each.again) for each in deliveries(rows, 2)] == [
        ("E1", "1.txt", False), ("E2", "2.txt", False), ("E1", "again.txt", True),
    ]  # fmt: skip
    assert batch(rows, 2) == only
    assert batch(rows, 3) is None
    assert (batch_of(rows, "E2"), batch_of(rows, "E9"), count(rows)) == (2, 0, 1)


@pytest.mark.parametrize(
    "apart",
    [item(2, source="S2"), item(2, how="by mail"), (61, item(2))],
    ids=["another source", "another way", "an hour later"],
)
def test_another_source_or_way_or_an_hour_makes_another_batch(told, apart):
    assert firsts(told(item(1), apart)) == [2, 1]


def test_another_member_makes_another_batch(told):
    assert firsts(told(item(1), item(2), by=("M1", "M2"))) == [2, 1]


def test_a_batch_is_closed_once_its_files_are_looked_into(told):
    read = ItemRead(item="E1", reader="text 1")
    assert firsts(told(item(1), read, item(2))) == [3, 1]
    assert firsts(told(read, item(1), item(2))) == [2]


def test_a_long_intake_stays_one_batch(told):
    assert firsts(told(*((50, item(number)) for number in range(1, 6)))) == [1]


def test_what_was_attached_belongs_to_the_batch_of_its_carrier_however_late(told):
    attached = item(3, how="attached to E1", derived_from="E1", derivation="attachment")
    again = ReceiptNoted(item="E3", file_name="once more.txt", how="attached to E2")
    rows = told(item(1), item(2, how="by mail"), attached, again)
    assert [(each.item, each.carrier) for each in deliveries(rows, 1)] == [("E1", ""), ("E3", "E1")]
    assert [(each.item, each.carrier) for each in deliveries(rows, 2)] == [("E2", ""), ("E3", "E2")]
    assert [(each.first, each.last) for each in batches(rows)] == [(2, 2), (1, 1)]


def test_what_was_made_here_or_has_no_bytes_or_no_carrier_is_in_no_batch(told):
    crop = item(2, derived_from="E1", derivation="crop")
    page = replace(item(3), original=None)
    lost = item(4, derived_from="E9", derivation="attachment")
    rows = told(item(1), crop, page, lost)
    assert [each.item for each in deliveries(rows, 1)] == ["E1"]
    assert firsts(rows) == [1]


def test_a_receipt_of_an_item_of_which_no_batch_is_known_has_no_source(told):
    (only,) = batches(told(ReceiptNoted(item="E7", file_name="7.txt")))
    assert (only.source, only.again) == ("", 1)


def test_a_page_of_batches_and_of_files_is_cut_where_it_is_asked(told):
    rows = told(*(item(number, how=f"way {number // 2}") for number in range(2, 8)))
    assert firsts(rows) == [5, 3, 1]
    assert [each.first for each in batches(rows, begin=1, most=1)] == [3]
    assert [each.item for each in deliveries(rows, 3, begin=1, most=1)] == ["E5"]


def test_when_a_name_came_last_is_known(told):
    rows = told(item(1), (30, item(2)), (100, ReceiptNoted(item="E1", file_name="1.txt", how="by hand")))
    assert last_come(rows, "2.txt") == (START + timedelta(minutes=31), "E2")
    assert last_come(rows, "1.txt") == (START + timedelta(minutes=131), "E1")
    assert last_come(rows, "3.txt") is None
