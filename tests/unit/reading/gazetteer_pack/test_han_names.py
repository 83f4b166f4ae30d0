"""Names from Han characters: as China and Japan print them, and as Mandarin reads them."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.reading.gazetteer_pack import han_names
from farbank.reading.gazetteer_pack.by_hand import Told
from farbank.reading.gazetteer_pack.han_names import parse_forms, pinyin

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))


@pytest.mark.parametrize(
    ("printed", "simplified", "japanese"),
    [
        ("會寧", "会宁", "会寧"), ("惠山", "惠山", "恵山"), ("鴨綠江", "鸭绿江", "鴨緑江"), ("龍井", "龙井", "竜井"),
        ("三池淵", "三池渊", "三池淵"), ("淸津", "清津", "清津"), ("滿浦鎭", "满浦镇", "満浦鎮"), ("威化島", "威化岛", "威化島"),
        ("安岳", "安岳", "安岳"), ("白岩", "白岩", "白岩"), ("古乾原", "古乾原", "古乾原"),
    ],
)  # fmt: skip
def test_a_name_is_printed_as_each_country_prints_it(printed, simplified, japanese):
    assert (lab.HAN.simplified(printed), lab.HAN.japanese(printed)) == (simplified, japanese)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("集安", "Ji'an"),
        ("長白", "Changbai"),
        ("琿春", "Hunchun"),
        ("旅順口", "Lüshunkou"),
        ("十二道溝", "Shi'erdaogou"),
    ],
)
def test_a_name_is_one_word_of_pinyin(name, read):
    assert pinyin(lab.HAN.syllables(name)) == read


def test_a_name_with_a_character_nobody_reads_has_no_pinyin():
    assert lab.HAN.syllables("乭ㄅ") == ()
    rows = tuple(han_names.rows(lab.place(hanja="㐀㐁㐂㐃㐄㐅"), lab.HAN))
    assert lab.said(rows, kind="pinyin") == []


def test_hangul_reads_hanja_syllable_by_syllable():
    assert lab.HAN.reads("회령", "會寧")
    assert lab.HAN.reads("용정", "龍井")
    assert not lab.HAN.reads("비단섬", "緋緞島")
    assert not lab.HAN.reads("회령시", "會寧")


def test_a_county_of_the_north_has_hanja_and_exonyms():
    rows = tuple(han_names.rows(lab.place(), lab.HAN))
    assert [(each.kind, each.script, each.language) for each in rows] == [
        ("hanja", "Hant", "ko"),
        ("exonym", "Hans", "zh"),
        ("exonym", "Jpan", "ja"),
        ("pinyin", "Latn", "zh"),
    ]


def test_a_place_in_china_is_official_as_china_prints_it_and_has_wade_giles():
    rows = tuple(han_names.rows(lab.place(side="china", hanja="圖們"), lab.HAN))
    assert lab.said(rows, kind="official") == ["图们"]
    assert lab.said(rows, kind="wade-giles") == ["T'u-men"]


def test_a_chinese_name_that_no_korean_one_reads_is_not_called_hanja():
    rows = tuple(han_names.rows(lab.place(kind="crossing", north="무산세관", hanja="茂山口岸"), lab.HAN))
    assert lab.said(rows, kind="hanja") == []
    assert lab.said(rows, script="Hant", kind="exonym", language="zh") == ["茂山口岸"]
    assert lab.said(rows, script="Jpan") == []


def test_a_bridge_whose_korean_name_reads_so_has_hanja():
    rows = tuple(
        han_names.rows(lab.place(kind="bridge", north="만포다리", other="만포철교", hanja="滿浦鐵橋"), lab.HAN)
    )
    assert lab.said(rows, kind="hanja") == ["滿浦鐵橋"]


def test_a_second_name_is_a_variant():
    rows = tuple(han_names.rows(lab.place(hanja="恩德;慶興", north="은덕;경흥"), lab.HAN))
    assert lab.said(rows, kind="variant") == ["庆兴", "慶興"]


def test_an_old_name_that_came_simplified_is_kept_in_every_form():
    rows = tuple(han_names.old(lab.place(), Told(text="图们", status="sure"), "Hans", lab.HAN))
    assert [(each.text, each.script) for each in rows] == [("圖們", "Hant"), ("图们", "Hans"), ("図們", "Jpan")]


@pytest.mark.parametrize(("name", "forms"), [("古城", ["古城"]), ("安東", ["安東", "安东"])])
def test_an_old_name_is_kept_once_for_all_who_write_it_alike(name, forms):
    rows = tuple(han_names.old(lab.place(), Told(text=name, status="sure"), "Hant", lab.HAN))
    assert [each.text for each in rows] == forms


def test_new_japanese_forms_are_found_by_the_old_ones_and_rare_ones_are_left_out():
    han = parse_forms(lab.HAN.tables, "恵惠 嶋島\n会會")
    assert han.new_japanese == {"惠": "恵", "會": "会", "龜": "亀"}
    assert han.only_japan == {"恵", "亀"}
