"""What comes back from the process that looks for faces is checked before it is a proposal."""

import pytest

from farbank.intake.faces.form import Proposed, proposed_in
from farbank.values.box import Box
from farbank.values.picture import Pixels, Tab

PAGE = Pixels(width=40, height=30, rgb=bytes(3 * 40 * 30))


def told(*rows):
    return (Tab(name="faces", rows=rows),)


def test_the_surest_stands_first():
    found = proposed_in(told(("1", "2", "8", "9", "40"), ("10", "2", "8", "9", "91")), 3, PAGE)
    assert found == (
        Proposed(box=Box(page=3, x=10, y=2, width=8, height=9), sure=91),
        Proposed(box=Box(page=3, x=1, y=2, width=8, height=9), sure=40),
    )


def test_no_face_is_an_answer():
    assert proposed_in(told(), 1, PAGE) == ()


@pytest.mark.parametrize(
    "row",
    [
        ("1", "2", "8", "9"),
        ("1", "2", "8", "9", "sure"),
        ("-1", "2", "8", "9", "40"),
        ("1", "2", "0", "9", "40"),
        ("1", "2", "40", "9", "40"),
        ("1", "25", "8", "9", "40"),
        ("1", "2", "8", "9999999", "40"),
    ],
)
def test_what_is_no_place_on_the_page_is_no_answer(row):
    assert proposed_in(told(row), 1, PAGE) is None


def test_too_many_rows_or_tabs_are_no_answer():
    assert proposed_in((), 1, PAGE) is None
    assert proposed_in(told(*[("1", "2", "8", "9", "40")] * 1_001), 1, PAGE) is None
