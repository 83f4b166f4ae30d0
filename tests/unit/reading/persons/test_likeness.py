"""What two names say for one bearer: agreement on a rare name is worth much, on a common one little."""

import pytest

from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.likeness import NOTHING, likeness


def name(text, **said):
    return name_reader().read(text, **said)


def like(one, other, **said):
    return likeness(name(one), name(other, **said), name_reader().frequencies)


def bits(one, other, **said):
    return like(one, other, **said).bits


def test_a_rare_name_is_worth_more_than_a_common_one():
    assert bits("표설란", "표설란") > bits("김영철", "김영철") + 8


def test_a_spelling_that_leaves_it_open_is_worth_less_than_one_that_does_not():
    assert bits("김정훈", "김정훈") > bits("김정훈", "Kim Jong Hun") > 5


def test_a_reason_says_what_both_may_be_and_how_many_bear_it():
    assert like("Pyo Seol-ran", "表雪蘭").because.startswith("both may be 표설란, borne by fewer than one in 1,000,000")
    assert like("Gim Yeongcheol", "김영철").because.startswith("both may be 김영철, borne by about one in ")


def test_one_syllable_that_differs_counts_against_and_more_so_where_it_is_farther():
    near, far = bits("표설란", "표솔란"), bits("표설란", "표만란")
    assert bits("표설란", "표설란") - 8 > near > far > 0
    assert "differ in one syllable: 표설란, 표솔란" in like("표설란", "표솔란").because
    assert 0 < bits("남궁민수", "황보민수") < bits("남궁민수", "남궁민수")


def test_two_syllables_that_differ_are_another_name():
    assert bits("표설란", "표만호") == NOTHING


def test_a_name_of_another_length_is_another_name():
    assert bits("김설란", "김란") == NOTHING


def test_a_part_alone_is_compared_as_a_part():
    assert like("설란", "표설란").part == "given"
    assert like("Pyo", "표설란").part == "surname"
    assert bits("설란", "표설란") < bits("표설란", "표설란")


def test_names_in_no_table_are_compared_as_spelled():
    assert bits("Zbigniew Szczepaniak", "Szczepaniak Zbigniew") == 12
    assert bits("Zbigniew Szczepaniak", "Zbigniew Szczepanik") == 6
    assert bits("Zbigniew Szczepaniak", "Zbigniev Szczepaniak") == 6
    assert bits("Zbigniew Szczepaniak", "Wojciech Szczepaniak") == NOTHING
    assert bits("Bob", "Rob") == NOTHING


def test_the_same_characters_say_more_than_the_same_sound_and_others_speak_against():
    assert bits("表雪蘭", "表雪蘭") > bits("表雪蘭", "표설란") > bits("表雪蘭", "表雪鸞")
    assert "with other characters" in like("表雪蘭", "表雪鸞").because


def test_characters_that_somebody_guessed_say_little_either_way():
    heard = bits("表雪蘭", "표설란")
    assert heard - 3 < bits("表雪蘭", "表雪鸞", guess=True) < heard
    assert bits("表雪蘭", "表雪蘭", guess=True) < bits("表雪蘭", "表雪蘭")
    assert "somebody guessed them" in like("表雪蘭", "表雪鸞", guess=True).because


def test_characters_do_not_make_a_likeness_where_the_names_have_none():
    assert bits("表雪蘭", "朴正洙") == NOTHING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Yong Chol", "キム・ヨンチョル"),
        ("표설란", "표솔란"),
        ("설란", "Pyo Seol-ran"),
        ("Anna Maria", "Maria Ana"),
    ],
)
def test_it_is_the_same_whichever_is_asked_first(one, other):
    assert like(one, other).bits == pytest.approx(like(other, one).bits)
    assert like(one, other).because == like(other, one).because
