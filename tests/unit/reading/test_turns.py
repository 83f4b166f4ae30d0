"""What comes again: weekdays, the last and the next season or month, the last 12th; doubts are named, never settled."""

from datetime import date

import pytest

from farbank.errors import Refused
from farbank.reading.dates import read_span
from farbank.reading.when.finding import find_spans
from farbank.reading.when.found import NoSpan
from farbank.values.edtf import to_edtf

THURSDAY = date(2024, 2, 15)
MONDAY = date(2023, 11, 6)
FRIDAY = date(2021, 9, 3)
JULY = date(2022, 7, 10)


@pytest.mark.parametrize(
    ("text", "day", "edtf"),
    [
        ("on Friday", THURSDAY, "2024-02-09"),
        ("Friday", FRIDAY, "2021-09-03"),
        ("last Friday", THURSDAY, "2024-02-09"),
        ("last Friday", FRIDAY, "2021-08-27"),
        ("this past Sunday", THURSDAY, "2024-02-11"),
        ("this Friday", THURSDAY, "2024-02-16"),
        ("next Monday", THURSDAY, "2024-02-19"),
        ("the coming Thursday", THURSDAY, "2024-02-22"),
        ("Friday last week", THURSDAY, "2024-02-09"),
        ("last week's Friday", THURSDAY, "2024-02-09"),
        ("since Sunday", THURSDAY, "2024-02-11/.."),
        ("last winter", JULY, "2021-24"),
        ("last November", THURSDAY, "2023-11"),
        ("this past spring", JULY, "2022-21"),
        ("this spring", THURSDAY, "2024-21"),
        ("this winter", THURSDAY, "2023-24"),
        ("next summer", MONDAY, "2024-22"),
        ("this coming spring", THURSDAY, "2024-21"),
        ("the winter before last", JULY, "2020-24"),
        ("the 3rd of last month", THURSDAY, "2024-01-03"),
        ("late last month", THURSDAY, "[2024-01-21..2024-01-31]"),
        ("the year before last", THURSDAY, "2022"),
        ("the day after tomorrow", THURSDAY, "2024-02-17"),
        ("earlier this year", THURSDAY, "[2024-01-01..2024-02-15]"),
        ("later this month", THURSDAY, "[2024-02-15..2024-02-29]"),
        ("the past year", THURSDAY, "2023~/2024-02-15~"),
        ("within the last year", THURSDAY, "2023~/2024-02-15~"),
        ("the nineties", THURSDAY, "199X"),
        ("some twenty-five years ago", THURSDAY, "1999~"),
        ("지난 일요일", THURSDAY, "2024-02-11"),
        ("오는 토요일", THURSDAY, "2024-02-17"),
        ("지난주 토요일", THURSDAY, "2024-02-10"),
        ("지난 12일", THURSDAY, "2024-02-12"),
        ("지난 20일", THURSDAY, "2024-01-20"),
        ("오는 3일", THURSDAY, "2024-03-03"),
        ("오는 28일", THURSDAY, "2024-02-28"),
        ("지난겨울", JULY, "2021-24"),
        ("지난 2019년", THURSDAY, "2019"),
        ("오는 봄", THURSDAY, "2024-21"),
        ("오는 6월", THURSDAY, "2024-06"),
        ("이달 5일", THURSDAY, "2024-02-05"),
        ("金曜日", MONDAY, "2023-11-03"),
        ("去る3日", MONDAY, "2023-11-03"),
        ("来る20日", MONDAY, "2023-11-20"),
        ("昨冬", JULY, "2021-24"),
        ("今冬", MONDAY, "2023-24"),
        ("上周五", MONDAY, "2023-11-03"),
        ("礼拜天", MONDAY, "2023-11-05"),
        ("2023年11月5日 星期天", MONDAY, "2023-11-05"),
        ("去年冬天", JULY, "2021-24"),
    ],
)
def test_it_is_told_from_the_day_of_writing(text, day, edtf):
    assert to_edtf(read_span(text, as_of=day)) == edtf


@pytest.mark.parametrize(
    ("text", "day", "because"),
    [
        ("last Tuesday", THURSDAY, "2024-02-13 or 2024-02-06"),
        ("this Tuesday", THURSDAY, "2024-02-13 or 2024-02-20"),
        ("next Friday", THURSDAY, "2024-02-16 or 2024-02-23"),
        ("by Friday", THURSDAY, "a day to come"),
        ("Monday to Friday", THURSDAY, "every week"),
        ("on Fridays", THURSDAY, "not a date"),
        ("last winter", THURSDAY, "the one that is running"),
        ("this winter", JULY, "the one before or the one to come"),
        ("next winter", JULY, "2022-12-01 or 2023-12-01"),
        ("the coming winter", THURSDAY, "the one that is running"),
        ("the winter of last year", THURSDAY, "December 2022, or in December 2023"),
        ("last week's end", THURSDAY, "not a date"),
        ("earlier this week", MONDAY, "leaves no days"),
        ("지난 월요일", THURSDAY, "two readings"),
        ("지난 15일", THURSDAY, "written on such a day"),
        ("지난 31일", date(2024, 3, 15), "no day 31"),
        ("금요일까지", THURSDAY, "a day to come"),
        ("周一至周五", MONDAY, "every week"),
        ("昨冬", THURSDAY, "December 2022, or in December 2023"),
        ("今冬", JULY, "has two readings"),
        ("last summer", date(1, 4, 1), "no reading before"),
        ("the coming spring", date(9998, 12, 24), "no reading after"),
        ("on Friday", None, "means nothing without the day"),
        ("지난 12일", None, "means nothing without the day"),
        ("last winter", None, "means nothing without the day"),
    ],
)
def test_what_may_be_another_is_refused_with_the_reason(text, day, because):
    with pytest.raises(Refused, match=because):
        read_span(text, as_of=day)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the first three months of 2020", "2020-33"),
        ("the last ten days of July 2018", "[2018-07-22..2018-07-31]"),
        ("the first ten days of July 2018", "[2018-07-01..2018-07-10]"),
        ("the final quarter of 2021", "2021-36"),
        ("the last two months of 2021", "[2021-11..2021-12]"),
        ("the week beginning 5 August 2020", "[2020-08-05..2020-08-11]"),
        ("the week ending on 8 March 2020", "[2020-03-02..2020-03-08]"),
        ("the evening of April 25, 2012", "2012-04-25"),
        ("1st half of 2022", "2022-40"),
        ("year-end 2013", "2013-39"),
        ("the month of August 2020", "2020-08"),
        ("14 and 15 May 2018", "2018-05-14/2018-05-15"),
        ("May 14 and 15, 2018", "2018-05-14/2018-05-15"),
        ("March and April 2017", "2017-03/2017-04"),
        ("summer and autumn of 2020", "2020-22/2020-23"),
        ("no earlier than March 2018", "[2018-03..]"),
        ("2020 or later", "[2020..]"),
        ("2020 or earlier", "[..2020]"),
        ("on or before 31 December 2015", "[..2015]"),
        ("2015 or so", "2015~"),
        ("beginning in 2019", "2019/.."),
        ("10-Oct-2020", "2020-10-10"),
    ],
)
def test_further_words_of_the_press_are_read(text, edtf):
    assert to_edtf(read_span(text)) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "March and May 2017",
        "14 and 16 May 2018",
        "the first forty days of July 2018",
        "the last fourteen months of 2020",
        "the first three months of May 2020",
        "the evening of May 2020",
        "the night of 5 May 2020",
        "late last Friday afternoon",
    ],
)
def test_what_only_looks_like_them_is_refused(text):
    with pytest.raises(Refused):
        read_span(text, as_of=THURSDAY)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("They left on Friday, the Sunday Times says, and came back last winter.", ["Friday", "last winter"]),
        ("Every Monday, each Friday, on Good Friday, Mondays, Sunday-best, a friday.", []),
        (
            "It rained on Tuesday Kim said, earlier this year, in the mid-nineties.",
            ["Tuesday", "earlier this year", "mid-nineties"],
        ),
        ("On Friday, 5 May 2022, in his nineties, in 2019 and later in 2020.", ["Friday, 5 May 2022", "2019", "2020"]),
        (
            "매주 월요일 모인다. 지난 9일 떠나 금요일에 왔고 오는 봄에 간다. 월요일마다.",
            ["지난 9일", "금요일", "오는 봄"],
        ),
        ("毎週金曜日に。土曜日に着き、来る日も来る日も。日曜市。", ["土曜日"]),
        ("每周五开会，一周三次，上周五来的，两周一次。", ["上周五"]),
    ],
)
def test_in_a_text_one_day_is_found_and_habits_are_not(text, pieces):
    found = find_spans(text, as_of=JULY)
    assert [text[each.start : each.end] for each in found] == pieces


def test_a_weekday_without_the_day_of_writing_says_what_it_lacks():
    (only,) = find_spans("They left on Friday.")
    assert isinstance(only.span, NoSpan)
    assert "--as-of" not in only.span.because
    assert "means nothing without the day it was written" in only.span.because
