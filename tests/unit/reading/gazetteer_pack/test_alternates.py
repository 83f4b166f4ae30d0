"""Labels of GeoNames: evidence, weighed against what was written by hand."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.reading.gazetteer_pack import alternates
from farbank.reading.gazetteer_pack.building import build

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))


def added(place, *labels, wrong=()):
    pack = build(lab.sources(place, geonames=(lab.entry(*labels),), wrong=[("1", each) for each in wrong]))
    return [(each.text, each.kind, each.status) for each in pack.names if each.source == "geonames"]


def test_a_japanese_reading_of_the_hanja_is_sure_and_colonial():
    assert added(lab.place(geonames="1"), "Mosan", "Mozan") == [
        ("Mosan", "colonial", "sure"),
        ("Mozan", "colonial", "sure"),
    ]


def test_another_spelling_of_the_korean_name_is_a_sure_variant():
    assert added(lab.place(geonames="1", north="회령", hanja="會寧", en="Hoeryong"), "Hoenyong") == [
        ("Hoenyong", "variant", "sure")
    ]


def test_a_han_name_that_nothing_bears_out_is_doubtful():
    assert added(lab.place(geonames="1"), "開城") == [("開城", "variant", "doubtful")]


def test_a_latin_or_cyrillic_label_that_nothing_bears_out_is_left_out():
    assert added(lab.place(geonames="1"), "Kaesong", "Кэсон") == []


@pytest.mark.parametrize(
    "label",
    [
        "musan", "musan-eub", "MUS", "Musanas 2", "무산2동", "Müsan", "موسان", "무산읍", "무산", "Musan-ŭp", "茂山邑", "Mu-san", "М", "郡",
    ],
)  # fmt: skip
def test_what_is_known_or_a_code_or_made_by_a_machine_says_nothing_new(label):
    assert added(lab.place(geonames="1"), label) == []


def test_a_wrong_label_is_left_out():
    assert added(lab.place(geonames="1"), "開城", wrong=("開城",)) == []


def test_a_label_is_said_once():
    assert added(lab.place(geonames="1"), "Mosan", "Mosan-up") == [("Mosan", "colonial", "sure")]


def test_latin_labels_are_taken_on_the_korean_side_only():
    china = lab.place(geonames="1", side="china", north="도문", hanja="圖們", en="Tumen")
    assert added(china, "Tomon", "图们市", "圖門") == [("圖門", "variant", "sure")]


def test_administrative_words_and_marks_make_no_new_name():
    assert alternates.plain("Hyesan-si") == alternates.plain("Hyesan") == alternates.plain("Hye San")
    assert alternates.plain("혜산시") == "혜산" == alternates.plain("혜산 시")
    assert alternates.plain("구읍로동자구") == "구읍"
