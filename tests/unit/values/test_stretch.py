"""Stretches of a line, in shares and never in kilometres."""

from fractions import Fraction

import pytest

from farbank.errors import Refused
from farbank.values.count import WHOLE
from farbank.values.ids import LineId
from farbank.values.stretch import NamedLength, Stretch, around

LINE = LineId("B1")


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 4), (0, WHOLE + 1)])
def test_a_stretch_lies_on_its_line(start, end):
    with pytest.raises(Refused):
        Stretch(line=LINE, version=1, start=start, end=end)


def test_a_stretch_knows_its_share_exactly():
    assert Stretch(line=LINE, version=1, start=0, end=WHOLE // 4).share == Fraction(1, 4)


@pytest.mark.parametrize(
    ("centre", "extent", "start", "end"),
    [
        (WHOLE // 2, Fraction(1, 10), 450_000_000, 550_000_000),
        (10_000_000, Fraction(1, 10), 0, 100_000_000),
        (WHOLE, Fraction(1, 10), 900_000_000, WHOLE),
        (0, Fraction(3), 0, WHOLE),
        (WHOLE, Fraction(3, 2), 0, WHOLE),
    ],
)
def test_a_stretch_around_a_place_keeps_its_length_at_the_ends_of_the_line(centre, extent, start, end):
    found = around(LINE, 1, centre, extent)
    assert (found.start, found.end) == (start, end)


def test_a_compilers_length_is_more_than_nothing():
    assert NamedLength(compiler="X", metres=1).precision == "approx"
    with pytest.raises(Refused, match="by X"):
        NamedLength(compiler="X", metres=0)
