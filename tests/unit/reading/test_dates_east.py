"""Korean, Japanese and Chinese dates: what their words mean, and what is refused."""

import csv
from datetime import date
from pathlib import Path

import pytest

from farbank.errors import Refused
from farbank.reading.dates import language_of, read_span
from farbank.reading.when.conventions import RULES
from farbank.reading.when.east.first_signs import branches, first_signs
from farbank.reading.when.east.lunar import lunar_span
from farbank.reading.when.east.numerals import number
from farbank.reading.when.eras import BY_WORD
from farbank.values.edtf import NoEdtf, to_edtf

WRITTEN = date(2024, 4, 24)  # a Wednesday
NAMES = {rule.name for rule in RULES}


def edtf(text, **given):
    said = to_edtf(read_span(text, **given))
    return said.because if isinstance(said, NoEdtf) else said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2020년 8월 31일", "2020-08-31"),
        ("2020년 8월말", "[2020-08-21..2020-08-31]"),
        ("이천이십년 십일월 십일일", "2020-11-11"),
        ("2020년 3/4분기", "2020-35"),
        ("2020년 34주차", "[2020-08-17..2020-08-23]"),
        ("2020년 8월 5일이 있는 주", "[2020-08-03..2020-08-09]"),
        ("60·70년대", "196X/197X"),
        ("2020년 1~2분기", "2020-33/2020-34"),
        ("2019-20년 겨울", "2019-24"),
        ("2020년 초봄", "2020-03"),
        ("2020年第三四半期", "2020-35"),
        ("2019年から2020年にかけての冬", "2019-24"),
        ("昭和62年〜平成5年", "1987/1993"),
        ("平成5年から7年まで", "1993/1995"),
        ("1960年代から70年代にかけて", "196X/197X"),
        ("20世纪60年代至70年代", "196X/197X"),
        ("2020年8月上半月", "[2020-08-01..2020-08-15]"),
        ("从2019年直到2023年", "2019/2023"),
        ("到2018年3月为止", "../2018-03"),
        ("最近三年", "2021~/2024-04-24~"),
        ("지난 6개월 동안", "2023-10~/2024-04-24~"),
        ("上个月5日", "2024-03-05"),
        ("3일 전", "2024-04-21~"),
        ("보름 전", "2024-04-09~"),
        ("석 달 전", "2024-01~"),
        ("세 해 전", "2021~"),
        ("2002년 7월 1일 전후", "2002-07-01~"),
        ("2022년 1~3월", "2022-01/2022-03"),
        ("2월 3~5일", "2024-02-03/2024-02-05"),
        ("2週間前", "[2024-04-08~..2024-04-14~]"),
        ("8월~10월", "2023-08/2023-10"),
        ("12월~2월", "2023-12/2024-02"),
        ("2020년 12월부터 2월까지", "2020-12/2021-02"),
        ("上世纪末", "[1967..2000]"),
    ],
)
def test_words_and_what_they_mean(text, meant):
    span = read_span(text, language="", as_of=WRITTEN)
    assert to_edtf(span) == meant
    assert set(span.rule.split(" + ")) <= NAMES


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("2020년 4월 31일", "no day 31"),
        ("2020년 13월", "no month 13"),
        ("2020년 60주차", "no week 60"),
        ("2020년 8월 31일(화)", "was a Monday"),
        ("주체112(2024)년", "names two years"),
        ("昭和70年", "no date of showa"),
        ("令和元年4月", "no date of reiwa"),
        ("明治3年", "no date of meiji"),
        ("1995년대", "ends in 0"),
        ("작년", "without the day"),
        ("上世纪", "without the day"),
        ("8월 15일", "which year"),
        ("90년대 초", "which hundred years"),
        ("지난 4월", "two readings"),
        ("2월 30일", "no date that the calendar has"),
        ("2月30日", "no date that the calendar has"),
        ("2023년부터 2020년까지", "cannot end"),
        ("2018-20년 겨울", "only a winter"),
        ("2020년 3분기 전반", "not a date"),
        ("음력 2023년 13월", "no month 13"),
        ("음력 2023년 8월 31일", "no day 31"),
        ("음력 1523년", "from 1900"),
        ("기원전 100년", "not a date"),
        ("민족의 명절", "not a date"),
        ("15일", "not a date"),
        ("十十月", "not a date"),
        ("三三十月", "not a date"),
        ("令和零年", "not a date"),
        ("到2018年3月", "not a date"),
        ("2020년과 2023년", "not a date"),
        ("2020년부터 이후", "not a date"),
        ("2020년 3월 5~8월", "not a date"),
        ("2020년 이후 2023년", "not a date"),
        ("三月十五", "not a date"),
        ("이듬해 봄", "not a date"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text, because):
    needs_a_day = because in {"without the day", "which year", "which hundred years"}
    with pytest.raises(Refused, match=because):
        read_span(text, language="", as_of=None if needs_a_day else WRITTEN)


def test_han_that_two_languages_read_otherwise_is_refused_until_one_is_named():
    with pytest.raises(Refused, match=r"in Chinese \.\. to 2019-12-31 or in Japanese \.\. to 2020-12-31"):
        read_span("2020年以前", language="")
    with pytest.raises(Refused, match="two readings"):
        read_span("2020年以前")
    assert read_span("2020年以前", language="ja").latest == date(2020, 12, 31)
    assert read_span("2020年以前", language="zh").latest == date(2019, 12, 31)
    assert read_span("2020年8月以前から", language="zh").language == "zh"


def test_the_language_is_named_by_the_signs_where_none_is_given():
    assert [language_of(text) for text in ("8월", "8月から", "昭和62年", "8月以後", "去年三个月", "May")] == [
        "ko", "ja", "ja", "zh", "zh", "en",
    ]  # fmt: skip
    assert read_span("令和5年", language="").language == "ja"


def test_figures_with_a_letter_for_the_era_are_japanese():
    assert edtf("H31年4月30日", language="ja") == "2019-04-30"
    with pytest.raises(Refused, match="not a date"):
        read_span("H31年4月30日x", language="en")


def test_centuries_are_joined_too_though_edtf_has_no_words_for_it():
    span = read_span("19~20세기")
    assert (span.start, span.end) == ((date(1801, 1, 1), date(1900, 12, 31)), (date(1901, 1, 1), date(2000, 12, 31)))
    assert read_span("1~2분기", as_of=WRITTEN).earliest == date(2024, 1, 1)


def test_before_the_calendar_there_is_nothing():
    with pytest.raises(Refused, match="no reading before"):
        read_span("8월 15일", as_of=date(1, 1, 1))


def test_every_day_of_mid_autumn_lies_in_the_lunar_span():
    for real in (date(2006, 10, 6), date(2014, 9, 8), date(2020, 10, 1), date(2023, 9, 29), date(2025, 10, 6)):
        span = lunar_span(real.year, 8, 15, leap=False)
        assert span.first <= real <= span.last
        assert span.first != span.last


def test_every_lunar_new_year_and_the_leap_months_lie_in_their_spans():
    for real in (date(1985, 2, 20), date(1966, 1, 21), date(2023, 1, 22), date(2024, 2, 10)):
        span = lunar_span(real.year, 1, 1, leap=False)
        assert span.first <= real <= span.last
    leap = lunar_span(2023, 2, 1, leap=True)
    assert leap.first <= date(2023, 3, 22) <= leap.last
    assert read_span("음력 2023년 윤 2월").calendar == "lunar"
    assert lunar_span(2023, None, None, leap=False).first <= date(2023, 1, 22)
    assert lunar_span(2023, None, None, leap=False).last >= date(2024, 2, 9)


def test_a_lunar_date_is_flagged_and_never_one_day():
    for text in ("음력 2023년 8월 15일", "农历2023年八月十五", "旧暦2023年8月15日", "2023年八月初五"):
        span = read_span(text, language="")
        assert span.calendar == "lunar"
        assert span.first < span.last


def test_numerals_count_by_sign_or_by_weight_or_not_at_all():
    assert [number(each) for each in ("2020", "二〇二〇", "二千二十", "廿一", "이천이십", "十十", "二三十", "百", "석", "다")] == [
        2020, 2020, 2020, 21, 2020, -1, -1, 100, 3, -1,
    ]  # fmt: skip


def test_the_first_signs_of_a_pattern_are_all_that_its_matches_can_begin_with():
    assert first_signs(r"(?<![가-힣])(?:약|대략)(?=x)|[a-c]?d|\( ?e") == frozenset("약대abcd(")
    assert first_signs("[-~]x|(?:a|b)?c") == frozenset("-~abc")
    assert branches("a|(?:b|c)|[|]") == ("a", "(?:b|c)", "[|]")
    assert "令和" in BY_WORD


def test_every_row_of_the_open_set_is_read_as_it_says():
    from evaluation.score_dates import wrong  # noqa: PLC0415

    assert not list(wrong("dates.tsv"))


def test_no_row_stands_in_both_sets():
    sets = []
    for name in ("dates.tsv", "dates_unseen.tsv", "dates_fresh.tsv"):
        with (Path(__file__).parents[3] / "evaluation" / name).open(encoding="utf-8", newline="") as file:
            rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
            sets.append([tuple(row[:3]) for row in rows][1:])
    assert all(len(set(each)) == len(each) for each in sets)
    assert not set(sets[0]) & set(sets[1])
    assert not (set(sets[0]) | set(sets[1])) & set(sets[2])
