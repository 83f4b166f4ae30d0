"""Ages and children's ages: read from words, carried to another day, and found to be one or not."""

from datetime import date

import pytest

from farbank.judgement.ages import Ages, ages, ages_of_child, one_growing


def band(first, last):
    return Ages(first=first, last=last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("41", (41, 41)),
        ("41 years old", (41, 41)),
        ("40s", (40, 49)),
        ("40대", (40, 49)),
        ("40代", (40, 49)),
        ("40-49", (40, 49)),
        ("40 to 44", (40, 44)),
        ("in her forties", (40, 49)),
        ("late teens", (10, 19)),
        ("49-40", None),
        ("41st infantry", None),
        ("middle-aged", None),
        ("of the nineties band", None),
    ],
)
def test_an_age_is_read_from_digits_and_decades(words, expected):
    found = ages(words)
    assert (found and (found.first, found.last)) == expected


def test_an_age_on_another_day_is_as_wide_as_the_part_of_a_year_leaves_it():
    assert band(35, 35).on(date(2018, 5, 1), date(2024, 8, 1)) == band(41, 42)
    assert band(35, 35).on(date(2018, 5, 1), date(2018, 5, 1)) == band(35, 35)
    assert band(1, 1).on(date(2024, 5, 1), date(2020, 5, 1)) == band(0, 0)
    assert band(30, 39).width == 10


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("daughter 13", ("daughter", (13, 13))),
        ("a son aged 6 to 8", ("son", (6, 8))),
        ("딸 대학생", ("daughter", (16, 30))),
        ("child in primary school", ("", (5, 12))),
        ("twin sons", None),
        ("daughter 199", ("daughter", (19, 19))),
    ],
)
def test_a_childs_age_is_read_from_a_number_or_a_stage_of_school(words, expected):
    found = ages_of_child(words)
    assert (found and (found[0], (found[1].first, found[1].last))) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("daughter 13", 2020), ("daughter at university", 2024), True),
        (("daughter 13", 2020), ("daughter at university", 2021), False),
        (("daughter at university", 2024), ("daughter 13", 2020), True),
        (("daughter 13", 2020), ("son at university", 2024), False),
        (("child in kindergarten", 2018), ("schoolgirl", 2022), True),
        (("twin sons", 2018), ("schoolgirl", 2022), False),
    ],
)
def test_a_child_grows(one, other, same):
    told, later = ((words, date(year, 6, 1)) for words, year in (one, other))
    assert one_growing(told, later) is same
