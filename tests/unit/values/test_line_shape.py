"""The course of a line: shares to points and back, rivers and sides."""

from dataclasses import replace

import pytest

from farbank.errors import Refused
from farbank.values.count import WHOLE
from farbank.values.ids import LineId
from farbank.values.line_shape import DEGREE, LineShape

HALF = WHOLE // 2
BENT = LineShape(
    line=LineId("test"), version=1, title="Test", attribution="ours",
    points=((0, 0), (10 * DEGREE, 0), (10 * DEGREE, 10 * DEGREE)), shares=(0, HALF, WHOLE),
    left="north", right="south", rivers=("lower", "upper"), splits=(HALF,), window=(0, 0, 1, 1),
)  # fmt: skip


def test_a_share_between_two_points_lies_between_them():
    assert BENT.at(0) == (0, 0)
    assert BENT.at(HALF // 2) == (5 * DEGREE, 0)
    assert BENT.at(WHOLE) == (10 * DEGREE, 10 * DEGREE)


def test_a_stretch_is_drawn_through_the_points_inside_it():
    assert BENT.course(HALF // 2, HALF + HALF // 2) == ((5 * DEGREE, 0), (10 * DEGREE, 0), (10 * DEGREE, 5 * DEGREE))
    assert BENT.course(HALF, HALF) == ((10 * DEGREE, 0), (10 * DEGREE, 0))
    with pytest.raises(Refused):
        BENT.course(HALF, 0)


def test_the_river_changes_at_the_split():
    assert [BENT.river(share) for share in (0, HALF - 1, HALF, WHOLE)] == ["lower", "lower", "upper", "upper"]


def test_the_nearest_point_knows_its_share_and_its_side():
    north, south = BENT.nearest((5 * DEGREE, DEGREE)), BENT.nearest((5 * DEGREE, -DEGREE))
    assert north.share == south.share == HALF // 2
    assert (north.side, south.side) == ("north", "south")
    assert north.position == (5 * DEGREE, 0)


def test_beyond_an_end_the_end_is_nearest():
    assert BENT.nearest((-5 * DEGREE, -DEGREE)).share == 0
    assert BENT.nearest((10 * DEGREE, 20 * DEGREE)).share == WHOLE


def test_a_point_given_twice_does_not_stop_the_search():
    doubled = replace(BENT, points=((0, 0), (0, 0), (10 * DEGREE, 0)))
    assert doubled.nearest((0, 0)).share == 0


@pytest.mark.parametrize("share", [-1, WHOLE + 1])
def test_a_share_outside_the_line_is_refused(share):
    for ask in (BENT.at, BENT.river):
        with pytest.raises(Refused):
            ask(share)


@pytest.mark.parametrize(
    "wrong",
    [
        {"points": ((0, 0),), "shares": (0,)},
        {"shares": (0, WHOLE)},
        {"shares": (1, HALF, WHOLE)},
        {"shares": (0, HALF, WHOLE - 1)},
        {"shares": (0, WHOLE, WHOLE)},
        {"rivers": ("one",)},
    ],
)
def test_a_line_that_is_none_is_refused(wrong):
    with pytest.raises(Refused):
        replace(BENT, **wrong)
