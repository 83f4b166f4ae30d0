"""A span is drawn as wide as its doubt, inside whole months or whole years."""

from datetime import date

import pytest

from farbank.values.span import Span, moment
from farbank.web.screens.span_drawn import WIDE, drawn_span


def drawn(first, last, **more):
    return drawn_span(moment(date.fromisoformat(first), date.fromisoformat(last), **more))


def test_days_of_one_month_stand_in_that_month():
    late = drawn("2020-08-21", "2020-08-31", words="late August 2020")
    assert (late.first, late.last) == (date(2020, 8, 1), date(2020, 8, 31))
    assert late.left > WIDE // 2
    assert late.left + late.width <= WIDE - 8
    assert late.words == "late August 2020"
    assert WIDE // 4 <= late.middle <= WIDE * 3 // 4


def test_many_days_stand_in_their_years_and_december_has_its_last_day():
    assert (drawn("2020-03-01", "2021-02-01").first, drawn("2020-03-01", "2021-02-01").last) == (
        date(2020, 1, 1), date(2021, 12, 31),
    )  # fmt: skip
    assert drawn("2020-12-05", "2020-12-06").last == date(2020, 12, 31)


def test_wider_doubt_is_a_wider_mark_and_one_day_is_still_seen():
    assert drawn("2020-08-01", "2020-08-31").width > drawn("2020-08-10", "2020-08-20").width
    one = drawn("2020-08-10", "2020-08-10")
    assert one.width >= 4
    assert one.words == "2020-08-10"
    assert drawn("2020-08-10", "2020-08-12").words == "2020-08-10 – 2020-08-12"


@pytest.mark.parametrize("end", ["start", "end"])
def test_an_open_end_reaches_the_edge(end):
    day = date(2020, 8, 10)
    span = Span(start=(None, day), end=(day, day)) if end == "start" else Span(start=(day, day), end=(day, None))
    found = drawn_span(span)
    assert (found.left == 0) is (end == "start")
    assert (found.left + found.width == WIDE) is (end == "end")


def test_what_nobody_knows_is_not_drawn():
    assert drawn_span(Span(start=(None, None), end=(None, None))) is None
