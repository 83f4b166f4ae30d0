"""Totals without segments, and one length against every compiler's line."""

import runpy
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.errors import Refused
from farbank.judgement.tally import across_compilers, tally_share

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))


def count(value, precision="exact", high=None):
    return a.Count(value=value, precision=precision, high=high)


def test_a_survey_that_says_nothing_leaves_everything_possible():
    found = tally_share(a.tally(length=1000))
    assert (found.looked, found.present) == ((0, 1), (0, 1))


def test_what_was_found_absent_lowers_what_can_be_there():
    found = tally_share(a.tally(length=1000, looked=count(800), present=count(200), absent=count(300)))
    assert found.looked == (Fraction(4, 5), Fraction(4, 5))
    assert found.present == (Fraction(1, 5), Fraction(7, 10))


def test_an_absence_of_at_most_so_much_rules_nothing_out():
    assert tally_share(a.tally(length=1000, absent=count(300, "at_most"))).present == (0, 1)


@pytest.mark.parametrize(
    ("looked", "bounds"),
    [
        (count(100, "at_least"), (Fraction(1, 10), 1)),
        (count(100, "at_most"), (0, Fraction(1, 10))),
        (count(100, "range", 300), (Fraction(1, 10), Fraction(3, 10))),
        (count(100, "approx"), (Fraction(1, 10), Fraction(1, 10))),
    ],
)
def test_the_length_looked_at_is_as_firm_as_it_was_given(looked, bounds):
    assert tally_share(a.tally(length=1000, looked=looked)).looked == bounds


def test_numbers_that_do_not_fit_their_line_stay_within_it():
    found = tally_share(a.tally(length=1000, looked=count(100), present=count(1500), absent=count(900)))
    assert found.looked == (1, 1)
    assert found.present == (1, 1)


def test_a_tally_needs_the_length_of_its_line_and_a_line_its_compilers():
    with pytest.raises(Refused, match="Y-Y1"):
        tally_share(a.tally(length=0))
    with pytest.raises(Refused):
        across_compilers(321_000, ())
    assert across_compilers(2_000_000, a.line().lengths) == (1, 1)
