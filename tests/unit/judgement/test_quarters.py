"""Calendar quarters, written and counted."""

from datetime import date

import pytest

from farbank.errors import Refused
from farbank.judgement.quarters import Quarter, parse_quarter, quarter_of, through, window


@pytest.mark.parametrize("text", ["2023-Q3", "2023Q3", "2023 q3", "2023-08", "2023-8", "2023-09-30"])
def test_a_quarter_is_written_in_several_ways(text):
    assert parse_quarter(text) == Quarter(2023, 3)
    assert str(parse_quarter(text)) == "2023-Q3"


@pytest.mark.parametrize("text", ["2023", "", "Q3", "2023-13", "2023-00", "2023-Q5", "soon"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(Refused):
        parse_quarter(text)


def test_a_window_runs_from_the_first_quarter_of_its_from_to_the_last_of_its_to():
    assert window("2020", "2023") == (Quarter(2020, 1), Quarter(2023, 4))
    assert window("2020-Q2", "2021-05") == (Quarter(2020, 2), Quarter(2021, 2))
    with pytest.raises(Refused, match="cannot end"):
        window("2023", "2020")


def test_quarters_follow_each_other_across_years():
    assert [str(each) for each in through(Quarter(2022, 4), Quarter(2023, 2))] == ["2022-Q4", "2023-Q1", "2023-Q2"]
    assert Quarter(2023, 1).index - Quarter(2022, 4).index == 1


def test_a_day_lies_in_its_quarter():
    for day in (date(2023, 1, 1), date(2023, 3, 31), date(2023, 12, 31), date(2024, 2, 29)):
        found = quarter_of(day)
        assert found.first_day <= day <= found.last_day


@pytest.mark.parametrize(("year", "number"), [(2023, 0), (2023, 5), (0, 1), (10_000, 1)])
def test_a_quarter_that_no_calendar_has_is_refused(year, number):
    with pytest.raises(Refused):
        Quarter(year, number)
