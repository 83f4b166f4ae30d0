"""A box covers all it was asked to cover and says little of its size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Refused
from farbank.values.box import SMALLEST, Box, fitted

PAGE = 1000, 800


def box(x, y, width, height, page=1):
    return Box(page=page, x=x, y=y, width=width, height=height)


@pytest.mark.parametrize("wrong", [(0, 0, 0, 1), (0, 0, 1, 0), (-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, 1, 1, 0)])
def test_a_box_has_a_place_and_a_size(wrong):
    with pytest.raises(Refused, match="a box lies on a page"):
        box(*wrong)


@pytest.mark.parametrize(("x", "y"), [(1000, 0), (0, 800)])
def test_a_box_outside_the_page_is_refused_with_its_size(x, y):
    with pytest.raises(Refused, match="which is 1000 x 800 pixels"):
        fitted(box(x, y, 5, 5), *PAGE)


@given(st.integers(0, 999), st.integers(0, 799), st.integers(1, 1500), st.integers(1, 1500), st.integers(1, 3))
def test_a_box_is_never_smaller_than_what_was_asked_for_and_never_leaves_the_page(x, y, width, height, page):
    drawn = fitted(box(x, y, width, height, page), *PAGE)
    assert drawn.page == page
    assert drawn.x <= x
    assert drawn.y <= y
    assert drawn.x + drawn.width >= min(x + width, PAGE[0])
    assert drawn.y + drawn.height >= min(y + height, PAGE[1])
    assert drawn.x + drawn.width <= PAGE[0]
    assert drawn.y + drawn.height <= PAGE[1]


def test_names_of_three_syllables_and_of_four_to_twelve_letters_get_boxes_of_one_size_each():
    words = {fitted(box(200, 300, width, 30), *PAGE) for width in range(56, 140)}
    assert len(words) <= 2


def test_a_face_keeps_about_its_shape_and_a_line_is_four_or_eight_times_as_long_as_high():
    face = fitted(box(200, 300, 40, 52), *PAGE)
    assert (face.width, face.height) == (64, 96)
    line, longer = fitted(box(200, 300, 90, 30), *PAGE), fitted(box(200, 300, 240, 30), *PAGE)
    assert (line.width / line.height, longer.width / longer.height) == (4, 8)
    standing = fitted(box(200, 300, 30, 90), *PAGE)
    assert (standing.width, standing.height) == (line.height, line.width)


def test_the_smallest_box_can_be_seen():
    dot = fitted(box(500, 500, 1, 1), *PAGE)
    assert (dot.width, dot.height) == (SMALLEST * 3 // 2, SMALLEST)
