"""The lattice: any script in, keys in four channels out, with the steps in words."""

import pytest

from farbank.assemble.tables import han_tables
from farbank.errors import Refused
from farbank.reading.lattice.clean import cleaned
from farbank.reading.lattice.han import folded, merged, parse_han, read
from farbank.reading.lattice.readings import readings, scripts

HAN = han_tables()


def keys(text, channel):
    return {each.key for each in readings(text, HAN) if each.channel == channel}


HOERYONG = "hwelyon"


@pytest.mark.parametrize(
    "text",
    ["회령", "會寧", "会宁", "会寧", "Hoeryŏng", "Hoiryong", "Хверён", "フェリョン", "會령", "Hoe령", "Ноеryоng"],
)
def test_one_korean_name_has_one_korean_key_in_every_script(text):
    assert HOERYONG in keys(text, "korean")


@pytest.mark.parametrize("text", ["龙井", "龍井", "竜井", "Longjing", "Lungching", "룽징", "Лунцзин"])
def test_one_chinese_name_has_one_mandarin_key(text):
    assert "loNjiN" in keys(text, "mandarin")


@pytest.mark.parametrize("text", ["会寧", "会宁", "Kainei", "カイネイ", "かいねい", "会ネイ"])
def test_one_japanese_reading_has_one_key(text):
    assert "kainei" in keys(text, "japanese")


def test_simplified_characters_are_folded_before_they_are_read():
    """宁 alone is another character, read 저; hanja libraries make 회저 of 会宁."""
    korean = {step for each in readings("会宁", HAN) for step in each.steps if "Korean" in step}
    assert korean == {"read as Korean 회녕", "read as Korean 회령", "read as Korean 회영"}


@pytest.mark.parametrize(
    ("forms", "one"),
    [
        ("会會", "会"),
        ("寧宁", "宁"),
        ("満滿满", "满"),
        ("竜龍龙", "龙"),
        ("図圖图", "图"),
        ("鎮鎭镇", "鎭"),
        ("浜濱滨", "滨"),
    ],
)
def test_all_forms_of_a_character_are_compared_as_one(forms, one):
    assert {merged(each, HAN) for each in forms} == {one}


def test_characters_are_folded_to_what_korea_prints_and_folding_again_changes_nothing():
    assert folded("会宁龙井満浦図們", HAN) == "會寧龍井滿浦圖們"
    assert folded("會寧龍井滿浦圖們", HAN) == "會寧龍井滿浦圖們"


def test_a_reading_says_what_was_done():
    steps = {each.steps for each in readings("Sa\u200bkju", HAN) if each.channel == "korean"}
    assert steps == {("characters that cannot be seen were left out", "read as Korean in Latin letters")}


def test_the_souths_beginning_of_a_word_is_another_way():
    ways = [each for each in readings("룡정", HAN) if each.channel == "korean"]
    assert [each.key for each in ways][:2] == ["lyoncon", "yoncon"]
    assert ways[1].steps[-1] == "the South drops ㄹ or ㄴ at the beginning"


@pytest.mark.parametrize("text", ["", "123", "!!", "\u200b", "東" * 100, "ａ" * 200])
def test_what_is_no_name_has_no_readings(text):
    assert readings(text, HAN) == ()


def test_scripts_that_do_not_belong_together_are_read_and_say_so():
    (way,) = {each.steps for each in readings("сам합ジン", HAN)}
    assert way == ("the scripts are mixed",)


def test_a_script_nobody_here_reads_has_no_readings_of_it():
    assert list(scripts("ไทย")) == ["Zyyy"] * 3
    assert all(each.key for each in readings("ไทย", HAN))


def test_a_name_with_many_readings_is_followed_only_so_far():
    assert len(readings("行樂行樂行樂行樂", HAN)) < 60


def test_characters_without_a_reading_stand_for_themselves():
    assert read("朔?", HAN.korean) == ((("삭", "?"), 0),)


@pytest.mark.parametrize(
    ("written", "clean"),
    [("ＳＡＫＪＵ", "SAKJU"), ("Сакju", "Cakju"), ("Sakju\u202e", "Sakju"), ("P’yŏngyang", "P'yŏngyang"), ("Hye–san", "Hye-san"), ("\ud800x", "x"), ("Мусан", "Мусан")],
)  # fmt: skip
def test_a_name_is_cleaned(written, clean):
    assert cleaned(written).text == clean


@pytest.mark.parametrize("table", ["korean", "traditional"])
def test_a_table_with_a_fault_is_refused_with_its_line(table):
    tables = parse_han({"korean": "가\t可\t\n가", "traditional": "會\t会\n會"}.__getitem__)
    with pytest.raises(Refused, match="line 2"):
        len(getattr(tables, table))


def test_a_table_of_han_characters_is_read_once_and_only_when_it_is_asked():
    asked = []
    tables = parse_han(lambda name: asked.append(name) or "會\t会\n")
    assert asked == []
    assert (folded("会寧", tables), folded("会", tables), asked) == ("會寧", "會", ["traditional"])
    assert (list(tables.simplified), len(tables.simplified)) == (["会"], 1)
