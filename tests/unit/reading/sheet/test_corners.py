"""Corners of the sheet grammar: empty parts, words where lists belong, lists moved to another line."""

import pytest

from farbank.errors import Refused
from farbank.reading.sheet.convert import several
from farbank.reading.sheet.shape import sheet_from
from farbank.reading.sheet.tree import Fields, Listing, Scalar, at_line
from farbank.reading.sheet.yaml import parse_yaml


def scalar(text, line=1):
    return Scalar(text=text, line=line)


def test_a_section_with_nothing_in_it_is_no_fault():
    sheet = parse_yaml("sheet: 1\nitems:\nwithdraw:\n", "desk.yaml")
    assert (sheet.rows, sheet.withdrawals, sheet.faults) == ((), (), ())


def test_a_tree_that_is_nothing_is_an_empty_sheet():
    sheet = sheet_from(scalar(""), "desk.yaml")
    assert (sheet.rows, sheet.faults) == ((), ())


def test_a_single_word_is_no_sheet():
    (fault,) = sheet_from(scalar("word"), "desk.yaml").faults
    assert "a desk sheet begins with a section" in fault.expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [("withdraw: T-1", ["T-1"]), ("withdraw: [T-1, T-2]", ["T-1", "T-2"]), ("withdraw: {T-1: misheard}", ["T-1"]),
     ("withdraw: [{T-1: misheard}, T-2]", ["T-1", "T-2"])],
)  # fmt: skip
def test_what_is_withdrawn_may_be_a_word_a_list_or_words_with_reasons(text, labels):
    sheet = parse_yaml(f"sheet: 1\n{text}\n", "desk.yaml")
    assert [each.label for each in sheet.withdrawals] == labels
    assert sheet.faults == ()


@pytest.mark.parametrize("text", ["withdraw: [[T-1]]", "withdraw: {T-1: [a, b]}", "withdraw: {T-1: {because: x}}"])
def test_what_is_withdrawn_in_another_shape_is_a_fault_with_its_line(text):
    (fault,) = parse_yaml(f"sheet: 1\n{text}\n", "desk.yaml").faults
    assert fault.line == 2


def test_a_single_word_is_a_list_of_one():
    assert several(scalar("a")) == (scalar("a"),)


def test_columns_are_no_list_of_words():
    with pytest.raises(Refused, match="a list of words"):
        several(Fields(entries=((scalar("a"), scalar("b")),), line=1))


def test_a_list_moved_to_another_line_keeps_its_words():
    moved = at_line(Listing(entries=(scalar("a"), Fields(entries=((scalar("b"), scalar("c")),), line=1)), line=1), 9)
    assert moved.line == 9
    assert moved.entries[0] == scalar("a", 9)
    assert moved.entries[1].entries == ((scalar("b", 9), scalar("c", 9)),)
