"""Spans: four days, open ends, and what they may claim of each other."""

from datetime import date

import pytest

from farbank.errors import Refused
from farbank.values.span import FIRST_DAY, LAST_DAY, Span, between, moment

JAN, MARCH, DEC = date(2020, 1, 1), date(2020, 3, 31), date(2020, 12, 31)
NEVER = (None, None)


def test_a_moment_starts_and_ends_in_the_same_days():
    year = moment(JAN, DEC, precision="year")
    assert year.start == year.end == (JAN, DEC)
    assert (year.earliest, year.latest, year.open_start, year.open_end) == (JAN, DEC, False, False)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((DEC, JAN), (DEC, DEC)),
        ((JAN, JAN), (DEC, JAN)),
        ((MARCH, None), (JAN, None)),
        ((None, DEC), (None, JAN)),
    ],
)
def test_a_span_that_ends_before_it_starts_is_refused(start, end):
    with pytest.raises(Refused, match="cannot end"):
        Span(start=start, end=end)


def test_an_open_end_can_be_compared_and_says_that_it_is_open():
    ever = Span(start=NEVER, end=NEVER)
    assert ever.open_start
    assert ever.open_end
    assert (ever.first, ever.last) == (FIRST_DAY, LAST_DAY)
    assert ever.contains(moment(JAN, DEC))
    assert not moment(JAN, DEC).contains(ever)


def test_spans_meet_when_one_day_lies_in_both():
    assert moment(JAN, MARCH).meets(moment(MARCH, DEC))
    assert not moment(JAN, JAN).meets(moment(MARCH, DEC))


def test_what_starts_in_a_year_and_ends_in_its_march_started_by_march():
    span = between(moment(JAN, DEC), moment(date(2020, 3, 1), MARCH))
    assert span.start == (JAN, MARCH)
    assert span.end == (date(2020, 3, 1), MARCH)
    assert span.precision == "interval"


def test_what_starts_in_december_of_a_year_ends_no_earlier():
    span = between(moment(date(2020, 12, 1), DEC), moment(JAN, DEC))
    assert span.end == (date(2020, 12, 1), DEC)


def test_an_interval_that_ends_before_it_starts_is_refused():
    with pytest.raises(Refused, match="cannot end"):
        between(moment(MARCH, DEC), moment(JAN, JAN))


def test_about_on_one_side_is_about_for_the_whole():
    assert between(moment(JAN, JAN, approximate=True), moment(DEC, DEC)).approximate
    assert not between(moment(JAN, JAN), moment(DEC, DEC)).approximate


def test_open_sides_stay_open_between_two_spans():
    ever = Span(start=NEVER, end=NEVER)
    assert between(ever, moment(JAN, DEC)).start == NEVER
    assert between(moment(JAN, DEC), ever).end == NEVER
