"""What readers are told of a figure."""

import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.facts.figure import FigureObserved
from farbank.judgement.figure_words import count_words, reader_words, whole_months
from farbank.judgement.identity import identity_failures
from farbank.judgement.revision import as_of
from farbank.judgement.tiling import tiles
from farbank.values.span import Span

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))


def figure(value=5, *flags, name="G1", ref=None, known="2024-01-20", **more):
    row = {
        "id": name,
        "label": name,
        "series": "V1",
        "ref": ref or a.days("2023-01-01", "2023-12-31"),
        "value": None if value is None else a.Count(value=value),
        "flags": flags,
        "known_from": a.days(known, known),
    }
    return FigureObserved(**{**row, **more})


@pytest.mark.parametrize(
    ("flags", "words"),
    [(("L",), "compiler stopped publishing"), (("Q", "P"), "compiler stopped publishing"), ((), "not yet published")],
)
def test_a_figure_that_was_not_given_says_why(flags, words):
    assert reader_words(figure(None, *flags), ()) == (words,)


@pytest.mark.parametrize("flag", ["B", "D"])
def test_a_changed_definition_is_said(flag):
    assert reader_words(figure(5, flag, "P"), ()) == ("first release", "provisional", "definition changed")


def test_a_revision_names_the_value_before_it_and_the_day():
    assert reader_words(figure(6), (figure(4), figure(5)))[0] == "revised (was 5, from 2024-01-20)"


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2024-01-01", "2024-09-30", 9),
        ("2023-01-01", "2023-12-31", 12),
        ("2023-02-01", "2023-02-28", 1),
        ("2023-01-02", "2023-12-31", 0),
        ("2023-01-01", "2023-12-30", 0),
        ("9999-12-01", "9999-12-31", 1),
    ],
)
def test_whole_months_are_counted(first, last, months):
    assert whole_months(a.days(first, last)) == months


def test_open_intervals_have_no_months():
    assert whole_months(Span(start=(None, None), end=(date(2023, 1, 1), date(2023, 1, 31)))) == 0


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "no figure"),
        (a.Count(value=1043), "1,043"),
        (a.about(180), "about 180"),
        (a.Count(value=489, precision="at_least"), "at least 489"),
        (a.Count(value=9, precision="at_most"), "at most 9"),
        (a.Count(value=10, precision="range", high=20), "10 to 20"),
    ],
)
def test_counts_are_printed_as_firmly_as_they_were_given(count, words):
    assert count_words(count) == words


def test_of_two_figures_of_one_day_the_later_recorded_is_the_newer_and_relays_are_named():
    (row,) = as_of([figure(7, name="G10", relay="B"), figure(6, name="G9", relay="A")], date(2024, 2, 1))
    assert (row.id, row.relayed_by) == ("G10", ("B",))
    assert [each.id for each in row.was] == ["G9"]


def test_an_open_interval_that_nobody_told_of_yet_has_no_row():
    open_ended = Span(start=(date(2020, 1, 1), date(2020, 1, 1)), end=(None, None))
    assert as_of([figure(ref=open_ended)], date(2023, 1, 1)) == ()


def test_a_figure_that_says_nothing_of_its_day_is_never_known():
    unknown = Span(start=(None, None), end=(None, None))
    (row,) = as_of([figure(known_from=unknown)], date(2024, 2, 1))
    assert row.value is None


def test_parts_of_one_length_fill_a_year_and_a_gap_does_not():
    quarters = [
        figure(n, name=f"G{n}", ref=a.days(*days))
        for n, days in enumerate(
            [
                ("2023-01-01", "2023-03-31"),
                ("2023-04-01", "2023-06-30"),
                ("2023-07-01", "2023-09-30"),
                ("2023-10-01", "2023-12-31"),
            ],
            1,
        )
    ]
    year = (date(2023, 1, 1), date(2023, 12, 31))
    assert tiles(year, quarters[::-1]) == tuple(quarters)
    assert tiles(year, [quarters[0], quarters[2], quarters[3]]) == ()
    assert tiles(year, quarters[:3]) == ()
    assert [each.what for each in identity_failures([*quarters, figure(11, name="G9")])] == ["parts sum to whole"]
    assert identity_failures([*quarters, figure(10, name="G9")]) == ()


def test_a_year_without_the_year_before_it_is_no_sum():
    years = [(148, "2019"), (312, "2021"), (460, "2021")]
    rows = [
        figure(value, name=f"G{n}", ref=a.days(f"{y}-01-01", f"{y}-12-31"), known=f"2022-0{n}-01")
        for n, (value, y) in enumerate(years, 1)
    ]
    assert identity_failures(rows) == ()
