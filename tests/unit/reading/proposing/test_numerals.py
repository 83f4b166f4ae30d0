"""Numerals in figures and words."""

from decimal import Decimal

import pytest

from farbank.reading.proposing import numerals


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("1,047", 1047),
        ("2.5 million", 2_500_000),
        ("three", 3),
        ("twenty-three", 23),
        ("a hundred", 100),
        ("two hundred and five", 205),
        ("three hundred thousand", 300_000),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("1 thousand", 1000),
        ("one million two hundred thousand", 1_200_000),
    ],
)
def test_english_numerals_are_read(words, value):
    assert numerals.english(words) == value


@pytest.mark.parametrize("words", ["", "many", "half a loaf", "twenty-some", "9" * 40, "1.2345678901"])
def test_what_is_no_english_numeral_is_none(words):
    assert numerals.english(words) is None


@pytest.mark.parametrize(("words", "value"), [("두", 2), ("열두", 12), ("스물세", 23), ("마흔", 40), ("스무", 20)])
def test_native_korean_numerals_are_read(words, value):
    assert numerals.korean_native(words) == value


@pytest.mark.parametrize("words", ["", "두두두", "천", "열x"])
def test_what_is_no_native_numeral_is_none(words):
    assert numerals.korean_native(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,047", 1047),
        ("3만", 30_000),
        ("3만 5천", 35_000),
        ("1만2000", 12_000),
        ("3万5000", 35_000),
        ("二十三", 23),
        ("삼백", 300),
        ("十二万三千", 123_000),
        ("二〇二三", 2023),
        ("两百", 200),
        ("1.5万", 15_000),
        ("百", 100),
    ],
)
def test_sino_korean_japanese_and_chinese_numerals_are_read(words, value):
    assert numerals.eastern(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "人", "3人", "  "])
def test_what_is_no_eastern_numeral_is_none(words):
    assert numerals.eastern(words) is None
