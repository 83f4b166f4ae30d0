"""Periods of the calendar, and the days that it does not have."""

from datetime import date

import pytest

from farbank.errors import Refused
from farbank.values import period


def test_winter_runs_into_the_next_year():
    assert period.season(2019, 4) == (date(2019, 12, 1), date(2020, 2, 29))


def test_the_last_part_of_a_short_month_ends_with_the_month():
    assert period.days(2021, 2, 21, 31) == (date(2021, 2, 21), date(2021, 2, 28))


def test_pieces_of_a_year_lie_side_by_side():
    assert period.quarter(2020, 3) == (date(2020, 7, 1), date(2020, 9, 30))
    assert period.third(2020, 3) == (date(2020, 9, 1), date(2020, 12, 31))
    assert period.half(2020, 1) == (date(2020, 1, 1), date(2020, 6, 30))


def test_a_week_runs_from_monday_to_sunday():
    assert period.week(date(2020, 8, 5)) == (date(2020, 8, 3), date(2020, 8, 9))


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: period.day(2021, 2, 29),
        lambda: period.day(2021, 2, 0),
        lambda: period.months(2021, 13, 13),
        lambda: period.months(0, 1, 1),
        lambda: period.season(9999, 4),
        lambda: period.years(9990, 10000),
        lambda: period.quarter(2020, 5),
        lambda: period.half(2020, 0),
        lambda: period.shifted(date.max, 1),
        lambda: period.week(date.max),
    ],
)
def test_what_the_calendar_does_not_have_is_refused(impossible):
    with pytest.raises(Refused):
        impossible()
