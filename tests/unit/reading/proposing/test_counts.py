"""Counts: how many, of what, how firmly, and the days they were true of."""

from datetime import date

import pytest


def one(read, text, language=""):
    found = read(text, "count", language=language)
    assert len(found) == 1, found
    return found[0].value


@pytest.mark.parametrize(
    ("text", "value", "unit", "precision"),
    [
        ("They met 12 traders.", 12, "traders", "exact"),
        ("They met about 12 North Korean traders.", 12, "North Korean traders", "approx"),
        ("More than 93,000 Koreans left.", 93_000, "Koreans", "at_least"),
        ("Up to 100,000 yen may be sent.", 100_000, "yen", "at_most"),
        ("Fewer than forty people came.", 40, "people", "at_most"),
        ("Forty people or more came.", 40, "people", "at_least"),
        ("Some 1,000 or more people came.", 1000, "people", "at_least"),
        ("Hundreds of letters came.", 100, "letters", "at_least"),
        ("Only one defector came.", 1, "defector", "exact"),
        ("It cost $2.5 million then.", 2_500_000, "dollars", "exact"),
        ("A 20-km stretch was closed.", 20, "km", "exact"),
        ("Prices rose 35 percent.", 35, "percent", "exact"),
        ("Prices rose 3.5% again.", 3.5, "percent", "exact"),
        ("Half a dozen of the boats sank.", 6, "boats", "exact"),
        ("주민 20여 명이 왔다.", 20, "명", "at_least"),
        ("약 300미터 끊겼다.", 300, "미터", "approx"),
        ("최대 5명이 탔다.", 5, "명", "at_most"),
        ("열두 차례 갔다.", 12, "차례", "exact"),
        ("수백 명이 모였다.", 100, "명", "at_least"),
        ("쌀 3만 원이다.", 30_000, "원", "exact"),
        ("住民15人が来た。", 15, "人", "exact"),
        ("およそ200メートル途切れる。", 200, "メートル", "approx"),
        ("3人以上が来た。", 3, "人", "at_least"),
        ("大约20人被拘留。", 20, "人", "approx"),
        ("三百元收到了。", 300, "元", "exact"),
        ("至少200名居民到场。", 200, "名", "at_least"),
        ("数十人が集まった。", 10, "人", "at_least"),
    ],
)
def test_a_number_has_its_unit_and_how_firmly_it_is_meant(read, text, value, unit, precision):
    said = one(read, text)
    assert (float(said.value), said.unit, said.precision) == (float(value), unit, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Part 2 and page 14 and Room 39.",
        "He is 47 years old.",
        "an 80-year-old woman",
        "at 10:30 or 7 p.m.",
        "version 1.2.3 of COVID-19",
        "One of them left.",
        "It has a number of faults.",
        "In May 2020 nothing came.",
        "제3장 12호실 47세",
        "第三章 47歳",
        "第三章 47岁",
        "한 사람은 떠났다.",
        "一人娘がいる。",
        "Hundreds came.",
        "He read the number 1987 aloud.",
    ],
)
def test_ages_ordinals_labels_times_and_years_are_no_counts(read, text):
    assert read(text, "count") == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30 people", 20, 30),
        ("1,000 to 2,000 people", 1000, 2000),
        ("five or six men", 5, 6),
        ("3~5명이 왔다", 3, 5),
        ("3〜5人が来た", 3, 5),
    ],
)
def test_a_range_has_both_ends(read, text, low, high):
    said = one(read, text)
    assert (said.value, said.high, said.precision) == (low, high, "range")


def test_a_sum_is_no_range_and_a_range_runs_upwards(read):
    assert [each.value.value for each in read("He saw 20 dogs and 30 cats.", "count")] == [20, 30]
    assert one(read, "30 to 20 people").high is None
    assert one(read, "5~3명이 왔다").high is None
    assert one(read, "It lay between two villages.").value == 2


def days(said):
    return (said.period.earliest, said.period.latest) if said.period else None


def test_each_number_of_a_list_has_its_own_year_and_the_unit_of_the_first(read):
    found = read("The high point was in 2009 (2,914 people); it fell to 229 in 2020 and 63 in 2021.", "count")
    assert [(int(each.value.value), each.value.unit, days(each.value)[0].year) for each in found] == [
        (2914, "people", 2009),
        (229, "people", 2020),
        (63, "people", 2021),
    ]


def test_the_number_of_a_day_inside_a_period_is_provisional(read):
    said = one(read, "It rose to around 180 people as of December 2023.")
    assert (said.provisional, said.precision, days(said)) == (True, "approx", (date(2023, 12, 1), date(2023, 12, 31)))


@pytest.mark.parametrize("text", ["So far 12 people came.", "229명(잠정)이다.", "暫定で229人だ。", "初步数字为229人。"])
def test_a_number_that_is_called_provisional_is(read, text):
    assert one(read, text).provisional


def test_days_before_a_number_belong_to_it_where_that_is_the_custom(read):
    found = read("2019년 1,047명에서 2020년 229명으로 줄었다.", "count")
    assert [(int(each.value.value), days(each.value)[0].year) for each in found] == [(1047, 2019), (229, 2020)]


def test_the_only_days_of_a_sentence_belong_to_its_number_but_not_to_money(read):
    assert days(one(read, "During 2021 the group that works there met 40 people.")) is not None
    assert days(one(read, "During 2021 the group that works there paid 40 yuan.")) is None


def test_a_bare_number_without_days_or_a_neighbour_is_no_count(read):
    assert read("The answer was 42.", "count") == []


def test_a_year_is_no_number_of_people(read):
    assert [int(each.value.value) for each in read("They met 12 people; he said 1850 aloud.", "count")] == [12]


def test_a_phrase_without_a_plural_is_no_unit(read):
    assert read("There were 12 very old tall sad things.", "count") == []
