"""Regions: percent of a page, the same at every size, and never over its edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Refused
from farbank.values.region import WHOLE, Region, region_in, region_of, region_typed

HALF = Region(page=2, left=1050, top=2000, width=3000, height=500)


def test_a_region_is_told_as_a_place_in_an_item_and_as_a_box_to_cover():
    assert HALF.words == "page 2, region 10.5%,20%,30%,5%"
    assert HALF.box == "2:10.5%,20%,30%,5%"


@given(
    st.integers(1, 9999), st.integers(0, WHOLE - 1), st.integers(0, WHOLE - 1),
    st.integers(1, WHOLE), st.integers(1, WHOLE),
)  # fmt: skip
def test_its_words_name_it_and_nothing_else(page, left, top, width, height):
    region = Region(page=page, left=left, top=top, width=min(width, WHOLE - left), height=min(height, WHOLE - top))
    assert region_in(region.words) == region


@pytest.mark.parametrize(
    "words",
    ["", "page 1", "page 0, region 1%,1%,1%,1%", "page 1, region 1,1,1,1", "page 1, region 1%,1%,0%,1%",
     "page 1, region 100%,1%,1%,1%", "page 1, region 10%,20%,30%,5% and more"],
)  # fmt: skip
def test_other_places_name_no_region(words):
    assert region_in(words) is None


def test_numbers_are_percent_or_pixels_of_the_file():
    typed = region_typed(1, ("10", "20 %", "120px", "60 px"), (1200, 600))
    assert typed == Region(page=1, left=1000, top=2000, width=1000, height=1000)


def test_what_reaches_over_an_edge_ends_there():
    assert region_typed(1, ("90", "90", "30", "30"), (0, 0)).sides == ("90%", "90%", "10%", "10%")
    assert region_of(1, (50, 0, 100, 100), (100, 200)).sides == ("50%", "0%", "50%", "50%")


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (("a", "1", "1", "1"), "no side"),
        (("1", "1", "5px", "1"), "how many pixels"),
        (("1", "1", "0", "1"), "a width and a height"),
        (("-1", "1", "1", "1"), "no side"),
        (("101", "1", "1", "1"), "a width and a height"),
    ],
)
def test_numbers_that_are_no_region_are_refused(sides, said):
    with pytest.raises(Refused, match=said):
        region_typed(1, sides, (0, 0))


def test_a_region_is_never_made_over_an_edge():
    with pytest.raises(Refused, match="lies on its page"):
        Region(page=1, left=9000, top=0, width=2000, height=10)
