"""Boxes as they are typed, and lines in which words stand."""

import pytest

from farbank.assemble.covering import Asked, Line, asked, box_on, lines_of_pdf, lines_with, on_page
from farbank.errors import Refused
from farbank.intake.reading import Reading
from farbank.values.box import Box
from farbank.values.picture import Tab


def line(words, page=1, size=()):
    return Line(words=words, box=Box(page=page, x=10, y=20, width=30, height=8), size=size)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,2,3,4", Asked(page=0, sides=("1", "2", "3", "4"))),
        ("2: 1%, 2.5%, 3, 4", Asked(page=2, sides=("1%", "2.5%", "3", "4"))),
    ],
)
def test_a_box_is_four_numbers_in_pixels_or_percent_with_its_page_before_them(typed, read):
    assert asked(typed) == read


@pytest.mark.parametrize("typed", ["", "1,2,3", "1,2,3,4,5", "-1,2,3,4", "a,b,c,d", "1:2:3,4,5,6", "1 %"])
def test_whatever_else_is_no_box(typed):
    with pytest.raises(Refused, match="is no box"):
        asked(typed)


def test_pixels_are_those_of_the_file_and_percent_those_of_the_page():
    assert box_on(asked("100,50,20,10"), 1, (800, 600), 0.5) == Box(page=1, x=50, y=25, width=10, height=5)
    assert box_on(asked("10%,10%,50%,5%"), 3, (800, 600), 0.5) == Box(page=3, x=80, y=60, width=400, height=30)


def test_the_lines_of_a_later_leaf_are_counted_on():
    rows = (("1", "one", "1", "2", "9", "8"), ("2", "two", "1", "2", "1", "2"))
    found = list(lines_of_pdf(Reading(media="", reader="", tabs=(Tab(name="", rows=rows),)), first=4))
    assert [(each.words, each.box) for each in found] == [
        ("one", Box(page=4, x=1, y=2, width=8, height=6)),
        ("two", Box(page=5, x=1, y=2, width=1, height=1)),
    ]


@pytest.mark.parametrize(
    "row", [("1", "x", "1", "2", "3"), ("1", "x", "-1", "2", "3", "4"), ("", "x", "1", "2", "3", "4")]
)
def test_an_answer_that_is_not_of_lines_is_refused(row):
    with pytest.raises(Refused, match="were not read as lines"):
        list(lines_of_pdf(Reading(media="", reader="", tabs=(Tab(name="", rows=(row,)),)), first=1))


def test_words_are_found_across_spaces_and_capitals_on_the_pages_that_leave():
    lines = [line("The  Ferry Clerk, 41"), line("표 설 란"), line("ferry clerk", page=2)]
    assert lines_with(["ferryclerk", "표설란"], lines, range(1, 2)) == tuple(lines[:2])
    with pytest.raises(Refused, match=r"\(5 letters\) stand in no line"):
        lines_with(["ferry"], lines, range(3, 4))
    with pytest.raises(Refused, match="stand in no line"):
        lines_with([" "], lines, range(1, 3))


def test_a_line_is_laid_on_the_page_as_it_is_drawn_rounded_outwards():
    assert on_page(line("x"), 100, 100) == Box(page=1, x=10, y=20, width=30, height=8)
    assert on_page(line("x", size=(60, 60)), 100, 100) == Box(page=1, x=16, y=33, width=51, height=14)
    assert on_page(line("x", size=(0, 60)), 100, 100) == line("x").box
