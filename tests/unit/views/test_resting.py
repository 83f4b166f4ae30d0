"""What rests on what: asked upwards, the latest word on each row."""

import pytest

from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.views import resting
from farbank.views.resting import Resting

from .test_views import rows_of


def bears(*on):
    return tuple(Bearing(on=each, stance="supports", strength="moderate") for each in on)


FACTS = (
    SourceNamed(id="S1", label="S-REED", kind_of="reporter"),
    ItemReceived(id="E1", label="E-1", source="S1", about=Description(heading="a letter", collection="K1")),
    ItemReceived(id="E2", label="E-2", about=Description(heading="its scan", derived_from="E1")),
    ItemReceived(id="E3", label="E-3", about=Description(heading="a crop of the scan", derived_from="E2")),
    StatementMade(id="T1", label="T-1", item="E3", says="the ferry lies still"),
    FindingDrawn(id="F1", label="F-1", text="no ferry sails", rests_on=bears("T1")),
)


@pytest.fixture
def rows():
    return rows_of(*FACTS, shelf=[Resting()])


def test_each_way_of_resting_is_told_apart(rows):
    assert resting.standing_on(rows, "locked", ["S1"]) == {"S1", "E1"}
    assert resting.standing_on(rows, "given", ["K1"]) == {"E1"}
    assert resting.standing_on(rows, "made", ["E1"]) == {"E2"}
    assert resting.standing_on(rows, "bears", ["T1"]) == {"F1"}
    assert resting.below(rows, "locked", ["E1"]) == {"E1", "S1"}
    assert resting.standing_on(rows, "bears", []) == set()


def test_what_was_made_of_what_was_made_is_reached(rows):
    assert resting.made_from(rows, ["E1"]) == {"E2", "E3"}
    assert resting.made_from(rows, ["E3"]) == set()


def test_items_made_from_one_another_in_a_ring_end():
    ring = [
        ItemReceived(id=f"E{n}", label="", about=Description(heading="x", derived_from=f"E{n % 3 + 1}"))
        for n in (1, 2, 3)
    ]
    assert resting.made_from(rows_of(*ring, shelf=[Resting()]), ["E1"]) == {"E1", "E2", "E3"}


def test_a_new_word_takes_the_place_of_the_old_one():
    again = FindingDrawn(id="F1", label="F-1", text="no ferry sails", rests_on=bears("T2"))
    rows = rows_of(*FACTS, again, shelf=[Resting()])
    assert resting.standing_on(rows, "bears", ["T1"]) == set()
    assert resting.standing_on(rows, "bears", ["T2"]) == {"F1"}


def test_a_description_that_names_no_source_leaves_the_item_with_its_source():
    said = ItemDescribed(id="E1", label="E-1", about=Description(heading="a letter, read again"))
    rows = rows_of(*FACTS, said, shelf=[Resting()])
    assert resting.standing_on(rows, "locked", ["S1"]) == {"S1", "E1"}
    assert resting.standing_on(rows, "given", ["K1"]) == set()


def test_a_description_that_names_one_gives_the_item_to_it():
    said = ItemDescribed(id="E1", label="E-1", source="S2", about=Description(heading="a letter", derived_from="E9"))
    rows = rows_of(*FACTS, said, shelf=[Resting()])
    assert resting.standing_on(rows, "locked", ["S1"]) == {"S1"}
    assert resting.standing_on(rows, "locked", ["S2"]) == {"E1"}
    assert resting.standing_on(rows, "made", ["E9"]) == {"E1"}


def test_many_rows_are_asked_after_at_once(rows):
    assert resting.standing_on(rows, "locked", [f"E{n}" for n in range(1, 1500)]) == {"E1", "E2", "E3", "T1"}
