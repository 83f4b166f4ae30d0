"""EDTF: what it can say goes out and comes in unchanged; what a span cannot hold is refused."""

from datetime import date

import pytest

from farbank.errors import Refused
from farbank.values.edtf import NoEdtf, from_edtf, to_edtf
from farbank.values.span import Span, moment

D = date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020-08-31", D(2020, 8, 31), D(2020, 8, 31), "day"),
        ("2020-02", D(2020, 2, 1), D(2020, 2, 29), "month"),
        ("2020", D(2020, 1, 1), D(2020, 12, 31), "year"),
        ("0987", D(987, 1, 1), D(987, 12, 31), "year"),
        ("202X", D(2020, 1, 1), D(2029, 12, 31), "decade"),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31), "century"),
        ("1987-21", D(1987, 3, 1), D(1987, 5, 31), "season"),
        ("2020-24", D(2020, 12, 1), D(2021, 2, 28), "season"),
        ("2020-35", D(2020, 7, 1), D(2020, 9, 30), "quarter"),
        ("2020-37", D(2020, 1, 1), D(2020, 4, 30), "part"),
        ("2020-41", D(2020, 7, 1), D(2020, 12, 31), "half"),
        ("[2020-08-21..2020-08-31]", D(2020, 8, 21), D(2020, 8, 31), "part"),
        ("[2020-01..2020-02]", D(2020, 1, 1), D(2020, 2, 29), "part"),
        ("[2004..2006]", D(2004, 1, 1), D(2006, 12, 31), "part"),
        ("[..2020]", None, D(2020, 12, 31), "open"),
        ("[2020-03..]", D(2020, 3, 1), None, "open"),
    ],
)
def test_a_moment_comes_in_and_goes_out_the_same(text, first, last, precision):
    span = from_edtf(text)
    assert span.start == span.end == (first, last)
    assert span.precision == precision
    assert to_edtf(span) == text


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2019/2023", (D(2019, 1, 1), D(2019, 12, 31)), (D(2023, 1, 1), D(2023, 12, 31)), "interval"),
        ("2024-01/2024-09", (D(2024, 1, 1), D(2024, 1, 31)), (D(2024, 9, 1), D(2024, 9, 30)), "interval"),
        ("2020-39/..", (D(2020, 9, 1), D(2020, 12, 31)), (None, None), "open"),
        ("../1998", (None, None), (D(1998, 1, 1), D(1998, 12, 31)), "open"),
        ("1998/", (D(1998, 1, 1), D(1998, 12, 31)), (D(1998, 1, 1), None), "open"),
        ("/1998", (None, D(1998, 12, 31)), (D(1998, 1, 1), D(1998, 12, 31)), "open"),
        ("../..", (None, None), (None, None), "open"),
    ],
)
def test_an_interval_comes_in_and_goes_out_the_same(text, start, end, precision):
    span = from_edtf(text)
    assert (span.start, span.end, span.precision) == (start, end, precision)
    assert to_edtf(span) == text


@pytest.mark.parametrize("text", ["2020~", "2019~/2023~", "[..2020~]", "[2020-08-21~..2020-08-31~]", "2019~/.."])
def test_about_comes_in_and_goes_out_the_same(text):
    assert from_edtf(text).approximate
    assert to_edtf(from_edtf(text)) == text


@pytest.mark.parametrize(
    ("text", "same"), [("2004-XX", "2004"), ("2004-06-XX", "2004-06"), ("2004-XX-XX", "2004"), ("2004-25", "2004-21"),
                       ("2004-29", "[2004-09..2004-11]")],
)  # fmt: skip
def test_another_spelling_of_the_same_days_is_read(text, same):
    assert from_edtf(text).start == from_edtf(same).start


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("2020?", "doubtful"),
        ("2020%", "doubtful"),
        ("{1960..1965}", "no gaps"),
        ("[1960,1965]", "no gaps"),
        ("2020-08-31T10:00", "time of day"),
        ("2020-13", "no month 13"),
        ("2021-02-29", "no day 29"),
        ("2023/2019", "cannot end"),
        ("[2023..2019]", "comes before"),
        ("[..]", "says nothing"),
        ("/", "says nothing"),
        ("../", "says nothing"),
        ("/..", "says nothing"),
        ("0000", "no year 0"),
        ("9999-24", "no year"),
        ("Y17000", "not EDTF"),
        ("1XXX", "not EDTF"),
        ("2019/2020/2021", "not EDTF"),
        ("foo", "not EDTF"),
    ],
)
def test_what_a_span_cannot_hold_is_refused_with_the_reason(text, because):
    with pytest.raises(Refused, match=because):
        from_edtf(text)


def test_ends_vaguer_than_a_named_period_keep_their_days_and_no_edtf():
    vague = (D(2020, 8, 21), D(2020, 8, 31))
    year = (D(2023, 1, 1), D(2023, 12, 31))
    for span in (
        Span(start=vague, end=year),
        Span(start=(D(2019, 1, 1), D(2019, 12, 31)), end=(vague[0], D(2023, 1, 5))),
    ):
        answer = to_edtf(span)
        assert isinstance(answer, NoEdtf)
        assert "vaguer" in answer.because
    assert isinstance(to_edtf(Span(start=(D(2019, 1, 1), None), end=year)), NoEdtf)


def test_about_ever_cannot_be_said():
    assert isinstance(to_edtf(Span(start=(None, None), end=(None, None), approximate=True)), NoEdtf)


def test_whole_years_that_are_no_decade_are_a_set():
    assert to_edtf(moment(D(2001, 1, 1), D(2010, 12, 31))) == "[2001..2010]"
    assert to_edtf(moment(D(1901, 1, 1), D(2000, 12, 31))) == "[1901..2000]"
