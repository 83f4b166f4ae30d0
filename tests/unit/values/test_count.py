"""Counts as firm as they were given, shares without floats."""

from fractions import Fraction

import pytest

from farbank.errors import Refused
from farbank.values.count import WHOLE, Count, four_places, metres, parts, percent


@pytest.mark.parametrize(
    ("count", "bounds"),
    [
        (Count(value=5), (5, 5)),
        (Count(value=5, precision="approx"), (5, 5)),
        (Count(value=5, precision="at_least"), (5, 99)),
        (Count(value=5, precision="at_most"), (0, 5)),
        (Count(value=5, precision="range", high=7), (5, 7)),
    ],
)
def test_a_count_allows_what_its_words_allow(count, bounds):
    assert count.bounds(99) == bounds


def test_at_least_has_no_upper_end_of_its_own():
    assert Count(value=5, precision="at_least").bounds() == (5, None)


@pytest.mark.parametrize(
    "wrong",
    [{"precision": "range"}, {"high": 9}, {"precision": "range", "high": 4}],
    ids=["no end", "no range", "turned"],
)
def test_a_range_has_two_numbers_in_order_and_nothing_else_has(wrong):
    with pytest.raises(Refused):
        Count(value=5, **wrong)


def test_shares_are_parts_of_a_thousand_million():
    assert parts("0.9") == 900_000_000
    assert parts(" 1 ") == WHOLE
    assert parts("0") == 0


@pytest.mark.parametrize("text", ["1.1", "-0.1", "nan", "inf", "x", ""])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(Refused):
        parts(text)


def test_kilometres_become_whole_metres():
    assert metres("1,418") == 1_418_000
    assert metres("0.11") == 110


@pytest.mark.parametrize("text", ["-1", "far", "inf", "nan"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(Refused):
        metres(text)


def test_a_share_leaves_the_house_with_four_places():
    assert four_places(Fraction(1, 3)) == 0.3333
    assert four_places(0.00005) in {0.0, 0.0001}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(value=2914), "2,914"),
        (Count(value=1400, precision="approx"), "about 1,400"),
        (Count(value=5, precision="at_least"), "at least 5"),
        (Count(value=5, precision="at_most"), "at most 5"),
        (Count(value=180, precision="range", high=1960), "180-1,960"),
    ],
)
def test_a_count_says_itself_as_it_was_given(count, said):
    assert str(count) == said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [((Fraction(1, 4), Fraction(1, 4)), "25 %"), ((Fraction(1, 3), Fraction(1)), "33.33-100 %"), ((Fraction(0), Fraction(0)), "0 %")],
)  # fmt: skip
def test_a_share_says_from_what_to_what_it_is_known(bounds, said):
    assert percent(bounds) == said
