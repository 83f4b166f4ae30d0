"""Lists of many rows: the right rows on a deep page, found by an index and never by reading or sorting all of them."""

import unicodedata

import pytest

from farbank.facts.case import Withdrawn
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.facts.source import SourceNamed
from farbank.views import catalogue, paged
from farbank.views.paged import ORDERS, Wanted

from .test_views import rows_of

MANY = 400


def item(number):
    return ItemReceived(
        id=f"E{number}", label=f"e-{number}", file_name=f"{number}.txt",
        about=Description(heading=f"{'Quay' if number % 4 else '나루'} {MANY - number:03d}"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def rows():
    return rows_of(*map(item, range(1, MANY + 1)), SourceNamed(id="S1", label="S-REED", kind_of="reporter"))


def ids(rows, begin=0, most=5, **wanted):
    return [each.id for each in paged.page(rows, Wanted(kind="item", **wanted), begin=begin, most=most)]


def test_a_deep_page_holds_the_rows_that_stand_there(rows):
    assert ids(rows, begin=390) == ["E391", "E392", "E393", "E394", "E395"]
    assert ids(rows, begin=390, backwards=True) == ["E10", "E9", "E8", "E7", "E6"]
    assert ids(rows, order="title", most=3) == ["E399", "E398", "E397"]
    assert ids(rows, order="title", begin=299, most=2) == ["E1", "E400"]
    assert ids(rows, order="latest", most=2) == ["E400", "E399"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_filter_gives_the_same_rows_in_every_order(rows, order, backwards):
    found = ids(rows, words="나루 10", order=order, backwards=backwards, most=-1)
    every = ids(rows, order=order, backwards=backwards, most=-1)
    held = {f"E{n}" for n in range(1, MANY + 1) if n % 4 == 0 and "10" in f"e{n} e-{n} {MANY - n:03d} {n}.txt"}
    assert found == [each for each in every if each in held]
    assert paged.count(rows, Wanted(kind="item", words="나루 10")) == len(held)


def test_a_filter_knows_no_capitals_and_no_width(rows):
    assert ids(rows, words="QUAY 399.TXT") == ["E399"]
    assert ids(rows, words="ＱＵＡＹ ３９９") == ["E399", "E1"][::-1]
    assert ids(rows, words=unicodedata.normalize("NFD", "나루"), most=2) == ["E4", "E8"]
    assert ids(rows, words="nothing") == []


def test_a_row_that_was_described_anew_is_filtered_by_its_new_words():
    rows = rows_of(item(1), ItemDescribed(id="E1", label="e-1", about=Description(heading="Lighthouse")))
    assert ids(rows, words="lighthouse 1.txt") == ["E1"]
    assert ids(rows, words="quay") == []


def test_a_description_without_a_heading_keeps_the_words_of_the_title():
    rows = rows_of(item(1), ItemDescribed(id="E1", label="e-one", about=Description(how="by post")))
    assert ids(rows, words="quay e-one") == ["E1"]


def test_a_description_of_a_row_that_is_not_there_adds_none():
    rows = rows_of(ItemDescribed(id="E9", label="e-9", about=Description(heading="Lost")))
    assert ids(rows) == []


def plan(rows, wanted):
    asked, given = paged.asked_for(wanted)
    return [row[3] for row in rows.execute(f"EXPLAIN QUERY PLAN {asked}", (*given, 50, 1000)).fetchall()]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("words", ["", "quay"])
def test_a_page_is_found_by_an_index_and_never_sorted(rows, order, backwards, words):
    steps = plan(rows, Wanted(kind="item", words=words, order=order, backwards=backwards))
    assert steps
    assert not [each for each in steps if each.startswith("SCAN") or "TEMP B-TREE" in each]
    assert steps[0].startswith("SEARCH catalogue USING INDEX")


def test_kinds_are_counted_in_an_index(rows):
    assert dict(catalogue.counted(rows)) == {"item": MANY, "source": 1}
    asked = [row[3] for row in rows.execute(f"EXPLAIN QUERY PLAN {catalogue.COUNTING}").fetchall()]
    assert asked == ["SCAN catalogue USING COVERING INDEX catalogue_counting"]


def test_withdrawn_rows_are_not_counted():
    rows = rows_of(item(1), item(2), Withdrawn(id="E1", because="twice"))
    assert dict(catalogue.counted(rows)) == {"item": 1}


def test_of_many_labels_those_that_begin_alike_may_be_meant(rows):
    assert catalogue.labels_like(rows, "source", "nothing alike") == ("S-REED",)
    assert catalogue.labels_like(rows, "item", "e-39x", most=50) == ("e-39", *(f"e-39{n}" for n in range(10)))
    assert catalogue.labels_like(rows, "item", "xyz", most=50) == ()


def test_rows_are_found_by_the_beginning_of_their_label(rows):
    assert catalogue.begins_with(rows, "e-40", 5) == ("E40", "E400")
    assert catalogue.begins_with(rows, "s-re", 5) == ("S1",)
    assert catalogue.begins_with(rows, "t-", 5) == ()


def test_labels_are_found_wherever_they_stand(rows):
    assert set(catalogue.labelled(rows, ["e-7", "S-REED", "e-9999"])) == {("E7", "e-7"), ("S1", "S-REED")}
