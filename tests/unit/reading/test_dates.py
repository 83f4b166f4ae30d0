"""Vague dates: every row of the house conventions, and what is refused with both readings."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

import farbank
from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.when.conventions import HOUSE, RULES, Conventions
from farbank.values.edtf import NoEdtf, to_edtf

WRITTEN = date(2024, 4, 24)  # a Wednesday
CASES = Path(farbank.__file__).parent / "cases"
NAMES = {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2020-08-31", "2020-08-31"),
        ("2020/08/31", "2020-08-31"),
        ("2020. 8. 31.", "2020-08-31"),
        ("2020-08", "2020-08"),
        ("202X", "202X"),
        ("202x", "202X"),
        ("2020~", "2020~"),
        ("24 April 2024", "2024-04-24"),
        ("April 24, 2024", "2024-04-24"),
        ("Wednesday, 24 April 2024", "2024-04-24"),
        ("on Wed. 24 April 2024", "2024-04-24"),
        ("24 April 2024 (Wed)", "2024-04-24"),
        ("the 24th of April 2024", "2024-04-24"),
        ("2024 April 24", "2024-04-24"),
        ("12 Sept. 2020", "2020-09-12"),
        ("24/04/2024", "2024-04-24"),
        ("04.24.2024", "2024-04-24"),
        ("03/03/2021", "2021-03-03"),
        ("May 2023", "2023-05"),
        ("2023 May", "2023-05"),
        ("in August, 2020", "2020-08"),
        ("2020", "2020"),
        ("the year 2020", "2020"),
        ("early August 2020", "[2020-08-01..2020-08-10]"),
        ("mid-August 2020", "[2020-08-11..2020-08-20]"),
        ("late August 2020", "[2020-08-21..2020-08-31]"),
        ("LATE AUGUST 2020", "[2020-08-21..2020-08-31]"),
        ("late February 2021", "[2021-02-21..2021-02-28]"),
        ("the end of August 2020", "[2020-08-21..2020-08-31]"),
        ("early 2020", "2020-37"),
        ("the middle of 2020", "2020-38"),
        ("late in 2020", "2020-39"),
        ("the early 1990s", "[1990..1993]"),
        ("mid-2000s", "[2004..2006]"),
        ("late 1990s", "[1997..1999]"),
        ("early 20th century", "[1901..1933]"),
        ("mid 20th century", "[1934..1966]"),
        ("late nineteenth century", "[1867..1900]"),
        ("spring 1987", "1987-21"),
        ("summer of 2023", "2023-22"),
        ("fall 2023", "2023-23"),
        ("1987 autumn", "1987-23"),
        ("winter 2020", "2020-24"),
        ("the winter of 2019-20", "2019-24"),
        ("2019/20 winter", "2019-24"),
        ("winter 2019-2020", "2019-24"),
        ("early winter 2020", "2020-12"),
        ("mid winter 2020", "2021-01"),
        ("late summer 2020", "2020-08"),
        ("Q3 2020", "2020-35"),
        ("2020 Q3", "2020-35"),
        ("3Q 2020", "2020-35"),
        ("the third quarter of 2020", "2020-35"),
        ("the first half of 2020", "2020-40"),
        ("the first half of the 1990s", "[1990..1994]"),
        ("second half of the 20th century", "[1951..2000]"),
        ("the mid-to-late 1990s", "[1994..1999]"),
        ("Juche 112", "2023"),
        ("H2 2020", "2020-41"),
        ("2H 2020", "2020-41"),
        ("2020 H1", "2020-40"),
        ("first half of August 2020", "[2020-08-01..2020-08-15]"),
        ("the latter half of August 2020", "[2020-08-16..2020-08-31]"),
        ("the 1990s", "199X"),
        ("the 1990's", "199X"),
        ("the 2000s", "200X"),
        ("the 1900s", "19XX~"),
        ("20th century", "[1901..2000]"),
        ("the twentieth century", "[1901..2000]"),
        ("2020-W34", "[2020-08-17..2020-08-23]"),
        ("the week of Wednesday, 5 August 2020", "[2020-08-03..2020-08-09]"),
        ("2020년", "2020"),
        ("2020년 8월", "2020-08"),
        ("2020년 8월 31일", "2020-08-31"),
        ("2020年8月31日", "2020-08-31"),
        ("２０２０年８月", "2020-08"),
    ],
)
def test_one_period(text, edtf):
    span = read_span(text)
    assert to_edtf(span) == edtf
    assert span.start == span.end
    assert span.rule in NAMES


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("since 2020", "2020/.."),
        ("since late 2020", "2020-39/.."),
        ("from 2020", "2020/.."),
        ("from May 2020 onwards", "2020-05/.."),
        ("2020 on", "2020/.."),
        ("until 2019", "../2019"),
        ("up to 2019", "../2019"),
        ("by 2020", "[..2020]"),
        ("no later than May 2020", "[..2020-05]"),
        ("before 2020", "[..2019]"),
        ("before late August 2020", "[..2020-08-20]"),
        ("prior to 2020-03-01", "[..2020-02]"),
        ("after 2019", "[2020..]"),
        ("after the end of 2019", "[2020..]"),
        ("as of December 2023", "2023-12"),
        ("around 1990", "1990~"),
        ("c. 1990", "1990~"),
        ("circa May 1990", "1990-05~"),
        ("since about 1990", "1990~/.."),
        ("../1998", "../1998"),
        ("2020/..", "2020/.."),
        ("2019/2023", "2019/2023"),
        ("[2020-08-21..2020-08-31]", "[2020-08-21..2020-08-31]"),
        ("from 2020 to 2023", "2020/2023"),
        ("from 1959 until 1984", "1959/1984"),
        ("between 2020 and 2022", "2020/2022"),
        ("since 2020 until 2023", "2020/2023"),
        ("2020-2023", "2020/2023"),
        ("2019 to the present", "2019/.."),
        ("since 2019 until now", "2019/.."),
        ("2020–2023", "2020/2023"),
        ("2020 ~ 2023", "2020/2023"),
        ("2019-20", "2019/2020"),
        ("1959-84", "1959/1984"),
        ("2019/20", "2019/2020"),
        ("2020 to 2023", "2020/2023"),
        ("from late 2019 to mid-2020", "2019-39/2020-38"),
        ("late-2019 – mid-2020", "2019-39/2020-38"),
        ("from about 2019 to 2023", "2019~/2023~"),
        ("May to June 2021", "2021-05/2021-06"),
        ("May–June 2021", "2021-05/2021-06"),
        ("December to February 2021", "2020-12/2021-02"),
        ("between 3 and 5 May 2020", "2020-05-03/2020-05-05"),
        ("20-31 August 2020", "2020-08-20/2020-08-31"),
        ("August 20 to 31, 2020", "2020-08-20/2020-08-31"),
        ("May 5 to June 8, 2020", "2020-05-05/2020-06-08"),
        ("the 1960s and 70s", "196X/197X"),
        ("the 1960s and 1970s", "196X/197X"),
    ],
)
def test_what_stands_around_a_period(text, edtf):
    span = read_span(text)
    assert to_edtf(span) == edtf
    assert set(span.rule.split(" + ")) <= NAMES


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("last year", "2023"),
        ("next year", "2025"),
        ("this month", "2024-04"),
        ("last month", "2024-03"),
        ("next week", "[2024-04-29..2024-05-05]"),
        ("yesterday", "2024-04-23"),
        ("late last year", "2023-39"),
        ("August of this year", "2024-08"),
        ("two weeks ago", "[2024-04-08~..2024-04-14~]"),
        ("three years ago", "2021~"),
        ("20 years ago", "2004~"),
        ("5 months ago", "2023-11~"),
        ("for 60 years", "1964~/2024-04-24~"),
        ("over the past ten years", "2014~/2024-04-24~"),
        ("the last 10 years", "2014~/2024-04-24~"),
        ("since last year", "2023/.."),
        ("24 April", "2024-04-24"),
        ("25 April", "2023-04-25"),
        ("29 February", "2024-02-29"),
        ("late August", "[2023-08-21..2023-08-31]"),
        ("winter", "2023-24"),
        ("since August", "2023-08/.."),
        ("'90s", "199X"),
        ("the late 60s", "[1967..1969]"),
        ("in the 60s and 70s", "196X/197X"),
    ],
)
def test_words_that_need_the_day_they_were_written(text, edtf):
    assert to_edtf(read_span(text, as_of=WRITTEN)) == edtf
    with pytest.raises(Refused) as refusal:
        read_span(text)
    assert "--as-of" in refusal.value.advice


def test_the_past_few_years_go_from_five_to_two_years_back_up_to_then():
    span = read_span("the past few years", as_of=WRITTEN)
    assert span.start == (date(2019, 4, 24), date(2022, 4, 24))
    assert span.end == (WRITTEN, WRITTEN)
    assert span.approximate
    assert isinstance(to_edtf(span), NoEdtf)


def test_years_back_from_a_leap_day_end_in_february():
    assert read_span("the past few years", as_of=date(2024, 2, 29)).earliest == date(2019, 2, 28)


def test_until_and_by_differ_in_what_they_say_of_the_end():
    until, by = read_span("until 2019"), read_span("by 2019")
    assert until.end == (date(2019, 1, 1), date(2019, 12, 31))
    assert by.end == (None, date(2019, 12, 31))
    assert until.open_start
    assert by.open_start


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2021", ("3 April 2021", "4 March 2021")),
        ("3.4.2021", ("3 April 2021", "4 March 2021")),
        ("2020-21", ("from 2020 to 2021", "2020-03-01 to 2020-05-31")),
        ("2009/10", ("2009-10", "from 2009 to 2010")),
        ("before the end of 2020", ("2020-09-01", "2020-12-31")),
        ("after the beginning of 2020", ("2020-01-01", "2020-04-30")),
    ],
)
def test_two_readings_are_both_named(text, readings):
    with pytest.raises(Refused) as refusal:
        read_span(text)
    assert all(reading in str(refusal.value) for reading in readings)
    assert refusal.value.advice


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "between 1 and"),
        ("x" * 201, "between 1 and"),
        ("31/02/2020", "in either order"),
        ("5/6/21", "which century"),
        ("2020-02-30", "no day 30"),
        ("31 September 2020", "no day 31"),
        ("2021-13", "no month 13"),
        ("2020-W54", "no week 54"),
        ("0 May 2020", "no day 0"),
        ("2023 to 2020", "cannot end"),
        ("spring 2019-20", "only a winter"),
        ("winter 2019-22", "only a winter"),
        ("early Q3 2020", "no house rule"),
        ("the first half of Q3 2020", "halves are read"),
        ("the week of August 2020", "one of its days"),
        ("since 2019/2020", "vague twice over"),
        ("by ../1998", "vague twice over"),
        ("2020-08-31T10:00", "time of day"),
        ("20200831", "not EDTF"),
        ("Monday", "means nothing without the day"),
        ("since before 2020", "not a date"),
        ("before the pandemic", "not a date"),
        ("until further notice", "not a date"),
        ("by whenever", "not a date"),
        ("after lunch", "not a date"),
        ("from here to eternity", "not a date"),
        ("around noon", "not a date"),
        ("as of now", "not a date"),
        ("early foo", "not a date"),
        ("here-there", "not a date"),
        ("3 and 5 May 2020", "not a date"),
        ("Tuesday, 31 August 2020", "was a Monday"),
        ("Juche 112 (2024)", "is 2023, not 2024"),
        ("2O20", "not a date"),
        ("5 Мay 2020", "only look alike"),
        ("١٢ May 2020", "figures of a script"),
        ("5 May \u202e2020", "turn the direction"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text, because):
    with pytest.raises(Refused, match=because):
        read_span(text)


def test_before_the_calendar_there_is_nothing():
    for text in ("5000 years ago", "before 0001", "last year", "the past few years"):
        with pytest.raises(Refused):
            read_span(text, as_of=date(1, 1, 1))


def test_a_leap_day_waits_for_the_last_leap_year():
    assert read_span("29 February", as_of=date(2023, 6, 1)).earliest == date(2020, 2, 29)


def test_a_yearless_day_with_no_earlier_year_is_refused():
    with pytest.raises(Refused, match="no reading before"):
        read_span("25 April", as_of=date(1, 1, 1))


def test_a_span_keeps_the_words_as_written_and_their_language():
    span = read_span(" late August  2020 ", language="en")
    assert span.words == "late August  2020"
    assert span.language == "en"
    assert read_span("2020년 8월", language="ko").language == "ko"


def test_a_case_may_replace_the_conventions():
    thirds = Conventions(month=((1, 9), (10, 19), (20, 31)))
    assert read_span("late August 2020", conventions=thirds).earliest == date(2020, 8, 20)
    assert read_span("late August 2020", conventions=HOUSE).earliest == date(2020, 8, 21)


def test_every_rule_has_words_and_a_note_and_its_own_name():
    assert all(rule.words and rule.note for rule in RULES)
    assert len(NAMES) == len(RULES)


def test_every_date_in_the_shipped_cases_is_read():
    found = []
    for sheet in CASES.glob("*/*.yaml"):
        keys = "when|acquired|published|written|given|until"
        found += re.findall(rf"\b(?:{keys}): (\"[^\"]+\"|[^,}}\n]+)", sheet.read_text(encoding="utf-8"))
    with (CASES / "border" / "arrivals.csv").open(encoding="utf-8") as table:
        found += [row[key] for row in csv.DictReader(table) for key in ("ref", "known_from")]
    assert len(found) > 60
    for words in found:
        assert read_span(words.strip().strip('"')).rule
