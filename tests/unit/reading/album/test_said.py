"""What the names of letters and folders may say of when and where."""

import pytest

from farbank.reading.album.said import said_in, said_in_text
from farbank.reading.dates import read_span

PLACES = {"Hyesan": "Hyesan", "혜산": "Hyesan", "Port Ells": "Port Ells"}


def said(name):
    return [(each.what, each.words, each.means) for each in said_in(name, read_span, lambda word: PLACES.get(word, ""))]


@pytest.mark.parametrize(
    ("name", "words", "means"),
    [
        ("1987-03 Hyesan/012", "1987-03", "1987-03-01 to 1987-03-31"),
        ("1987.03.15 from mother", "1987.03.15", "1987-03-15 to 1987-03-15"),
        ("1987_03/012", "1987_03", "1987-03-01 to 1987-03-31"),
        ("letters of 1987", "1987", "1987-01-01 to 1987-12-31"),
        ("late August 2020/012", "late August 2020", "2020-08-21 to 2020-08-31"),
        ("since 2020", "since 2020", "2020-01-01 to …"),
    ],
)
def test_a_date_in_a_name_is_proposed(name, words, means):
    assert ("written", words, means) in said(name)


@pytest.mark.parametrize("name", ["012", "3012-1", "letter 1987-13-45x", "20", "x" * 500])
def test_a_number_is_no_date(name):
    assert said(name) == []


def test_places_of_one_and_two_words_are_proposed_once_and_the_nearest_name_comes_first():
    assert [each for each in said("Hyesan/혜산 Port Ells Hyesan_Hyesan") if each[0] == "where"] == [
        ("where", "Port Ells", "Port Ells"),
        ("where", "혜산", "Hyesan"),
        ("where", "Hyesan", "Hyesan"),
    ]


def test_the_first_times_of_which_a_text_speaks_are_proposed_each_once():
    text = "1987년 3월 2일. 아들에게. 1987년 3월 2일에 비가 왔다. Since 1986 nobody wrote. 1985년 6월, 1984년 7월, 13월 45일."
    found = [(each.words, each.means, each.stands) for each in said_in_text(text)]
    assert found[0] == ("1987년 3월 2일", "1987-03-02 to 1987-03-02", "text")
    assert len({words for words, _, _ in found}) == len(found) == 3


def test_a_text_that_speaks_of_no_time_proposes_none():
    assert said_in_text("아들에게. 잘 지내느냐. 03/04/2021") == ()
