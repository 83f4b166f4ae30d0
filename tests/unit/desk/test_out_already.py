"""What is out stays: the same again is the same row, another value in the same place a row beside it."""

from dataclasses import replace
from datetime import date

import pytest

from farbank.desk.out_already import OutSaid, dimension_of, rows_each, rows_out
from farbank.errors import Refused
from farbank.facts.persona import DisclosureNoted
from farbank.reading.proposing.drafted import Several
from farbank.values.span import moment

SAID = OutSaid(persona="P1", dimension="occupation", values=("ferry_clerk",), where="part 1", language="en")
DAY = date(2024, 5, 2)
KNOWN = DisclosureNoted(
    id="D2", label="", persona="P1", dimension="occupation", values=("Ferry Clerk",), where="part 1", language="en",
    published=DAY, verbatim="a clerk", held=replace(moment(DAY, DAY), words="2 May 2024"), note="n", lookup="A2",
    lookup_by="the desk",
)  # fmt: skip


def test_the_first_word_needs_no_label_of_its_own():
    (row,) = rows_out([SAID], ())
    assert (row.section, row.key, row.cell("value"), row.cell("values")) == ("disclosures", "", "ferry_clerk", "")


def test_the_same_again_is_the_row_that_says_it_with_all_that_it_said():
    (row,) = rows_out([SAID], [KNOWN])
    assert row.key == "D2"
    assert row.cell("value") == "Ferry Clerk"
    said = ("published", "verbatim", "when", "lookup", "by", "note")
    assert [row.cell(each) for each in said] == ["2024-05-02", "a clerk", "2 May 2024", "A2", "the desk", "n"]


def test_what_is_new_of_it_is_added_and_bare_rows_stay_bare():
    bare = replace(KNOWN, published=None, held=None, verbatim="", lookup="", lookup_by="", note="")
    (row,) = rows_out([replace(SAID, verbatim="the clerk")], [bare])
    assert (row.cell("verbatim"), row.cell("when"), row.cell("published")) == ("the clerk", "", "")


@pytest.mark.parametrize("other", [{"values": ("teacher",)}, {"channel": "caption"}])
def test_another_value_or_channel_in_the_same_place_is_a_row_beside_it(other):
    (row,) = rows_out([replace(SAID, **other)], [KNOWN])
    assert row.key.startswith("P1 · occupation · part 1 · en · ")


def test_a_place_where_only_a_labelled_row_stands_needs_no_label():
    (row,) = rows_out([replace(SAID, values=("teacher",))], [replace(KNOWN, label="D-OWN")])
    assert row.key == ""


def test_of_several_told_at_once_each_is_told_once_and_none_replaces_another():
    teacher = replace(SAID, values=("teacher", "student"))
    rows = rows_each([SAID, SAID, teacher, teacher], ())
    assert [row and row.key for row in rows] == [
        "",
        None,
        "P1 · occupation · part 1 · en · body · student/teacher",
        None,
    ]
    assert rows[2].cell("values") == Several(words=("teacher", "student"))
    assert rows_each([SAID, SAID], [KNOWN])[1] is None


def test_an_unknown_dimension_is_refused_with_the_nearest():
    assert dimension_of("Event place") == "event_place"
    with pytest.raises(Refused, match="did you mean 'occupation'"):
        dimension_of("ocupation")
