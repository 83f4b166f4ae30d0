"""Tables of prints and of what a machine read: the latest counts, and what was read counts before what was not."""

import sqlite3
from datetime import UTC, datetime

import pytest

from farbank.facts.entry import Entry
from farbank.facts.item import ItemReceived
from farbank.facts.likeness import Print, PrintTaken
from farbank.facts.recognised import TextRecognised
from farbank.views.likenesses import Likenesses, Printed, prints, unprinted
from farbank.views.recognised import Recognised, recognised

BITS = "0123456789abcdef" * 4


@pytest.fixture
def rows():
    database = sqlite3.connect(":memory:")
    for fold in (Likenesses, Recognised):
        for statement in fold.schema:
            database.execute(statement)
    yield database
    database.close()


def fold(rows, *facts, start=1):
    for number, fact in enumerate(facts, start=start):
        entry = Entry(number=number, at=datetime(2024, 1, 1, tzinfo=UTC), by="M1", fact=fact)
        Likenesses().apply(rows, entry)
        Recognised().apply(rows, entry)


def fold_more(rows, *facts):
    fold(rows, *facts, start=1 + rows.execute("SELECT coalesce(max(entry), 0) FROM picture").fetchone()[0])


def taken(item, *bits, method="m"):
    each = (Print(leaf=leaf, bits=one) if one else Print(leaf=leaf, could_not="x") for leaf, one in enumerate(bits, 1))
    return PrintTaken(item=item, method=method, prints=tuple(each))


def read(of, item="", *could_not):
    return TextRecognised(of=of, item=item, engine="e", languages=("ko",), could_not=could_not)


def test_prints_stand_in_the_order_of_items_and_leaves_and_reasons_are_no_prints(rows):
    fold(rows, taken("E10", BITS), taken("E9", BITS, "", BITS[::-1]), ItemReceived(id="E1", label=""))
    assert prints(rows) == (
        Printed(item="E9", leaf=1, bits=BITS),
        Printed(item="E9", leaf=3, bits=BITS[::-1]),
        Printed(item="E10", leaf=1, bits=BITS),
    )


def test_prints_taken_anew_replace_the_old_ones_and_another_method_asks_for_new_ones(rows):
    fold(rows, taken("E9", BITS, BITS), taken("E9", BITS[::-1], method="n"), taken("E10", ""))
    assert [each.bits for each in prints(rows)] == [BITS[::-1]]


def test_pictures_wait_in_the_order_received_until_a_print_is_taken_by_the_method(rows):
    pictures = [ItemReceived(id=each, label="", media="image/png") for each in ("E10", "E9", "E3")]
    fold(rows, *pictures, ItemReceived(id="E4", label="", media="text/plain"))
    assert unprinted(rows, "m") == ("E10", "E9", "E3")
    fold_more(rows, taken("E9", BITS, method="m"), taken("E3", "", method="m"))
    assert (unprinted(rows, "m"), unprinted(rows, "n")) == (("E10",), ("E10", "E9", "E3"))
    fold_more(rows, ItemReceived(id="E10", label="", media="text/plain"))
    assert unprinted(rows, "m") == ()


def test_the_latest_reading_counts_and_is_found_by_either_item(rows):
    fold(rows, read("E1", "E5"), read("E1", "E6"), read("E2", "", "page 1: x"))
    assert recognised(rows, "E1").item == "E6"
    assert recognised(rows, "E5").of == "E1"
    assert recognised(rows, "E2").could_not == ("page 1: x",)
    assert recognised(rows, "E3") is None


def test_a_reading_by_which_nothing_was_read_does_not_hide_an_earlier_one(rows):
    fold(rows, read("E1", "E5"), read("E1", "", "page 1: x"))
    assert recognised(rows, "E1").item == "E5"
