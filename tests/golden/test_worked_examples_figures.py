"""Arrivals as they were known on each day, and the four sums that went wrong in print."""

from datetime import date

import pytest

from farbank.facts.figure import FigureObserved
from farbank.judgement.figure_words import count_words
from farbank.judgement.identity import identity_failures
from farbank.judgement.revision import as_of
from farbank.values.count import Count
from farbank.values.span import Span, moment

VINTAGES = """
../1998 947 exact A 2012-01-11
1999 148 exact A 2003-10-05
2000 312 exact A 2003-10-05
2001 583 exact A 2003-10-05
2001 583 exact A 2011-07-14
1999/2001 1043 exact A 2024-01-18
2002 1140 exact P 2003-10-05
2002 1138 exact A 2011-07-14
2002 1142 exact A 2023-06-30
2009 2927 exact A 2012-01-11
2009 2929 exact A 2013-01-02
2009 2914 exact A 2016-11-14
2012 1400 approx F 2012-11-14
2012 1508 exact P 2013-01-02
2012 1502 exact A 2014-01-02
2021 63 exact A 2022-01-20
2023 180 approx P 2023-12-31
2023 196 exact A 2024-01-18
2024 236 exact A 2025-01-17
2025 224 exact A 2026-01-20
2025 223 exact A 2026-02-04
2024-01/2024-09 181 exact P 2024-11-01
"""


def ref(text):
    first, _, last = text.partition("/")
    last = last or first
    start = None if first == ".." else date.fromisoformat(f"{first}-01" if len(first) > 4 else f"{first}-01-01")
    end = date.fromisoformat(f"{last}-30" if len(last) > 4 else f"{last}-12-31")
    return Span(start=(start, start), end=(end, end), words=text)


def figure(number, interval, value, known_from, *, precision="exact", flags="A", sex="total", relay=""):
    return FigureObserved(
        id=f"G{number}",
        label=f"{interval} {sex}",
        series="V1",
        ref=ref(interval),
        value=Count(value=value, precision=precision),
        flags=(flags,),
        known_from=moment(date.fromisoformat(known_from), date.fromisoformat(known_from)),
        dims=(("sex", sex),),
        relay=relay,
    )


def vintages():
    rows = [each.split() for each in VINTAGES.strip().splitlines()]
    return [
        figure(number, row[0], int(row[1]), row[4], precision=row[2], flags=row[3])
        for number, row in enumerate(rows, start=1)
    ]


def on(day, interval):
    (row,) = [each for each in as_of(vintages(), date.fromisoformat(day)) if each.ref.words == interval]
    return row


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2012-01-11", "2,927"),
        ("2013-01-01", "2,927"),
        ("2013-01-02", "2,929"),
        ("2016-11-13", "2,929"),
        ("2024-04-01", "2,914"),
    ],
)
def test_arrivals_of_2009_were_told_three_ways(day, value):
    assert count_words(on(day, "2009").value) == value


def test_the_figure_for_2023_was_about_180_and_then_196():
    early, late = on("2023-12-31", "2023"), on("2024-01-18", "2023")
    assert (count_words(early.value), early.words) == ("about 180", ("first release", "provisional"))
    assert (count_words(late.value), late.words) == ("196", ("revised (was about 180, from 2024-01-18)",))
    assert [count_words(each.value) for each in late.was] == ["about 180"]
    assert late.first is not None
    assert late.first.id == early.id


def test_a_value_told_again_is_no_revision():
    row = on("2020-01-01", "2001")
    assert (row.was, row.words) == ((), ("first release",))


def test_a_year_that_was_told_of_before_its_end_is_a_partial_period():
    assert "partial period" in on("2012-11-14", "2012").words
    assert on("2012-11-14", "2012").words[0] == "first release"
    assert "partial period" not in on("2014-01-02", "2012").words
    assert on("2014-01-02", "2012").words == ("revised (was 1,508, from 2014-01-02)",)


def test_nine_months_are_a_partial_period_and_no_year():
    assert "partial period" in on("2024-11-01", "2024-01/2024-09").words


def test_a_year_that_is_over_and_not_told_of_is_not_yet_published():
    assert on("2024-12-31", "2024").words == ("not yet published",)
    assert not [each for each in as_of(vintages(), date(2024, 12, 30)) if each.ref.words == "2024"]


def test_the_whole_series_adds_up():
    assert identity_failures(vintages()) == ()


def printed(*rows):
    return [figure(90 + number, *row[:3], sex=row[3], relay="a newspaper") for number, row in enumerate(rows)]


def test_26_men_and_216_women_are_not_236():
    rows = printed(
        ("2024", 26, "2025-01-17", "men"), ("2024", 216, "2025-01-17", "women"), ("2024", 236, "2025-01-17", "total")
    )
    (found,) = identity_failures(rows)
    assert found.what == "sexes sum to total"
    assert found.because == "26 men and 216 women make 242, not 236, in 2024"


def test_ten_women_and_20_men_are_not_12():
    rows = printed(
        ("2020", 20, "2020-07-01", "남"), ("2020", 10, "2020-07-01", "여"), ("2020", 12, "2020-07-01", "합계")
    )
    (found,) = identity_failures(rows)
    assert "20 men and 10 women make 30, not 12" in found.because


def test_1043_labelled_2001_is_the_number_of_three_years():
    found = identity_failures([*vintages(), figure(90, "2001", 1043, "2023-06-30", relay="a chart")])
    labels = [each.because for each in found if each.what == "label against interval"]
    assert "1,043 is labelled 2001-01-01 to 2001-12-31, though it is the number of 1999-01-01 to 2001-12-31" in labels

    alone = [each for each in vintages() if each.ref.words != "1999/2001"]
    (summed,) = identity_failures([*alone, figure(90, "2001", 1043, "2023-06-30", relay="a chart")])
    assert "the sum from 1999-01-01 on" in summed.because


def test_1043_labelled_2001_in_words_is_caught_on_its_own():
    row = figure(90, "1999/2001", 1043, "2024-01-18")
    mislabelled = FigureObserved(
        id="G1",
        label="x",
        series="V1",
        ref=Span(start=row.ref.start, end=row.ref.end, words="2001"),
        value=row.value,
        known_from=row.known_from,
    )
    (found,) = identity_failures([mislabelled])
    assert "labelled 2001, though its interval is 1999-01-01 to 2001-12-31" in found.because


def test_181_in_a_table_as_2024_is_january_to_september():
    found = identity_failures([*vintages(), figure(90, "2024", 181, "2024-12-01", relay="a table")])
    assert {each.what for each in found} == {"label against interval"}
    assert "2024-01-01 to 2024-09-30" in found[0].because


def test_parts_must_make_their_whole():
    years = [
        figure(1, "1999", 148, "2003-10-05"),
        figure(2, "2000", 312, "2003-10-05"),
        figure(3, "2001", 583, "2003-10-05"),
    ]
    (found,) = identity_failures([*years, figure(4, "1999/2001", 1050, "2024-01-18")])
    assert (found.what, found.figures) == ("parts sum to whole", ("G1", "G2", "G3", "G4"))
    assert "make 1,043, and 1,050 is given" in found.because


def test_cumulative_figures_differ_by_what_lies_between():
    rows = [figure(1, "../2019", 33523, "2020-01-20"), figure(2, "../2020", 33752, "2021-01-20")]
    assert identity_failures([*rows, figure(3, "2020", 229, "2021-01-20")]) == ()
    (found,) = identity_failures([*rows, figure(3, "2020", 230, "2021-01-20")])
    assert found.what == "cumulative differences"
    (shrunk,) = identity_failures(
        [figure(1, "../2019", 33523, "2020-01-20"), figure(2, "../2020", 33000, "2021-01-20")]
    )
    assert "33,523 is given for ... to 2019-12-31, more than 33,000" in shrunk.because


def test_a_sum_of_approximate_numbers_is_not_held_against_anybody():
    rows = [
        figure(1, "2024", 26, "2025-01-17", sex="men"),
        figure(2, "2024", 216, "2025-01-17", sex="women"),
        figure(3, "2024", 236, "2025-01-17", precision="approx"),
    ]
    assert identity_failures(rows) == ()


def test_sexes_of_different_releases_are_not_added():
    rows = [
        figure(1, "2024", 26, "2025-01-17", sex="men"),
        figure(2, "2024", 216, "2025-02-17", sex="women"),
        figure(3, "2024", 236, "2025-01-17"),
        figure(4, "2024", 5, "2025-01-17", sex="unknown"),
    ]
    assert identity_failures(rows) == ()


@pytest.mark.parametrize(
    ("year", "men", "women", "total"), [(2009, 662, 2252, 2914), (2021, 40, 23, 63), (2023, 32, 164, 196)]
)
def test_the_ministry_table_by_sex_adds_up(year, men, women, total):
    rows = printed(
        (f"{year}", men, "2024-01-18", "men"),
        (f"{year}", women, "2024-01-18", "women"),
        (f"{year}", total, "2024-01-18", "total"),
    )
    assert identity_failures(rows) == ()
    assert identity_failures(rows[::-1]) == ()
