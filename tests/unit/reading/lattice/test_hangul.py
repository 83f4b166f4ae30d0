"""Hangul taken apart and put together, and spoken beside one another."""

import pytest

from farbank.reading.lattice.hangul import Syllable, apart, is_hangul, spoken, together


def said(word, **how):
    return "".join(together(each) for each in spoken(map(apart, word), **how))


@pytest.mark.parametrize("character", ["가", "힣", "회", "령", "값", "의"])
def test_a_syllable_put_together_again_is_the_same(character):
    assert together(apart(character)) == character


def test_a_syllable_that_begins_with_a_vowel_has_no_initial():
    assert apart("안") == Syllable(initial="", vowel="ㅏ", final="ㄴ")


@pytest.mark.parametrize(("character", "whole"), [("한", True), ("ㅎ", False), ("a", False), ("漢", False)])
def test_only_whole_syllables_are_hangul(character, whole):
    assert is_hangul(character) is whole


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("압록강", "암녹강"), ("종로", "종노"), ("신라", "실라"), ("설날", "설랄"), ("독립문", "동님문"), ("해돋이", "해도지"), ("값을", "갑슬"),
     ("좋고", "조코"), ("않다", "안타"), ("싫어", "시러"), ("강아지", "강아지"), ("앞", "압"), ("닭", "닥"), ("꽃밭", "꼳받"), ("몇년", "면년")],
)  # fmt: skip
def test_syllables_change_each_other_as_they_are_spoken(word, sounds):
    assert said(word) == sounds


def test_the_north_keeps_the_liquid():
    assert said("압록강", liquid_stays=True) == "암록강"


def test_nothing_is_spoken_of_nothing():
    assert spoken(()) == ()
