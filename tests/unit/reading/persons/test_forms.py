"""A name in every other script, each form with its rule and its share, and guesses called so."""

import pytest

from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.forms import forms_of


def forms(text):
    reader = name_reader()
    return forms_of(reader.read(text), reader.spellings)


def texts(text):
    return {each.text for each in forms(text)}


def test_from_hangul_come_both_states_three_romanisations_kana_and_cyrillic():
    found = texts("류설희")
    assert {"유설희", "류설희", "Yu Seol-hui", "Yoo Seol-hui", "Ryu Sŏl Hŭi", "ユ・ソルヒ", "Ю Соль Хи"} <= found


@pytest.mark.parametrize("text", ["Pyo Seol-ran", "Phyo Sol Ran", "P'yo Sŏl-lan", "ピョ・ソルラン", "表雪兰", "표설란"])
def test_every_form_can_be_made_from_any_form(text):
    assert {"표설란", "Pyo Seol-ran", "P'yo Sŏl-ran", "Phyo Sŏl Ran", "ピョ・ソルラン"} <= texts(text)


def test_from_characters_come_their_older_and_newer_form_and_their_chinese_and_japanese_readings():
    found = texts("張国栄")
    assert {"張國榮", "张国荣", "Zhang Guorong", "Cho Kokuei", "장국영"} <= found


def test_characters_with_no_reading_have_no_form_by_it():
    assert not [each for each in forms("金㐽") if each.language in {"zh", "ja"} and each.script == "Latn"]


def test_characters_are_only_guessed_from_sounds_and_the_guess_is_called_one():
    guessed = [each for each in forms("표설란") if each.script == "Hani"]
    assert [each.guess for each in guessed] == [True]
    assert guessed[0].share < 1
    assert "guess" in guessed[0].rule
    assert not [each for each in forms("김뷁") if each.guess]


def test_the_share_of_a_form_is_that_of_what_it_was_made_from():
    shares = {each.text: each.share for each in forms("Kim Jong Hun") if each.rule.startswith("Hangul, as the South")}
    assert set(shares) >= {"김정훈", "김종훈"}
    assert sum(shares.values()) <= 1


def test_a_syllable_that_is_in_no_table_is_not_spelled():
    assert forms("김뷁") == ()


def test_a_name_that_is_not_korean_has_no_forms():
    assert forms("Zbigniew Szczepaniak") == ()


def test_a_given_name_alone_has_forms_without_a_surname():
    assert {"Seol-ran", "ソルラン"} <= texts("설란")


def test_no_form_is_made_twice():
    found = forms("Kim Yong Chol")
    assert len({(each.text, each.rule) for each in found}) == len(found)
