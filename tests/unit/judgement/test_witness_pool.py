"""Who could have spoken: people, women among them, and how small an event all of them may have missed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from farbank.judgement.revision import FigureRow
from farbank.judgement.witness_pool import witness_pool
from farbank.values.count import Count
from farbank.values.span import Span


def row(year, value, **dims):
    days = date(year, 1, 1), date(year, 12, 31)
    return FigureRow(
        series="K1", ref=Span(start=(days[0], days[0]), end=(days[1], days[1]), words=str(year)),
        dims=tuple(dims.items()), id="", value=None if value is None else Count(value=value), flags=(),
        known_from=None, first=None, was=(), relayed_by=(), words=(),
    )  # fmt: skip


def test_the_ministry_s_arrivals_of_2021_could_have_missed_what_touches_four_in_a_hundred():
    rows = [row(2021, 63, sex="total"), row(2021, 23, sex="women")]
    (pool,) = witness_pool("people", rows)
    assert (pool.people, pool.women, pool.ref.words) == (63, Fraction(23, 63), "2021")
    assert pool.heard == pytest.approx(1 - 0.05 ** (1 / 63))
    assert 0.046 < pool.heard < 0.047


def test_a_series_that_counts_something_else_has_no_witnesses():
    assert witness_pool("won", [row(2021, 63)]) == ()


def test_what_was_not_given_and_what_is_divided_by_something_else_is_no_pool():
    assert witness_pool("People", [row(2021, None), row(2021, 10, sex="", region="north")]) == ()


@pytest.mark.parametrize("women", [None, 70])
def test_women_are_told_only_where_they_are_a_part_of_the_people(women):
    rows = [row(2021, 63)] + ([] if women is None else [row(2021, women, sex="female")])
    assert [pool.women for pool in witness_pool("people", rows)] == [None]


def test_where_nobody_could_speak_no_event_is_large_enough():
    (pool,) = witness_pool("people", [row(2022, 0), replace(row(2022, 0, sex="women"))])
    assert (pool.heard, pool.women) == (None, None)
