"""The pack: the same sources give the same bytes, and a row that cannot be filled is named."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.errors import Complained
from farbank.reading.gazetteer_pack.building import build

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gazetteer_lab.py"))))


def test_the_same_sources_give_the_same_text_in_any_order_of_rows():
    places = lab.place(), lab.place(id="hoeryong", north="회령", hanja="會寧", en="Hoeryong")
    one, other = build(lab.sources(*places)), build(lab.sources(*reversed(places)))
    assert (one.places_csv(), one.names_csv()) == (other.places_csv(), other.names_csv())
    assert [each.id for each in one.places] == ["hoeryong", "musan"]


def test_a_share_is_that_of_the_nearest_point_of_the_line():
    (place,) = build(lab.sources(lab.place())).places
    assert (place.line, place.river, place.share, place.source) == ("yalu-tumen", "tumen", "733955568", "hand")


def test_a_place_away_from_the_rivers_has_no_share():
    (place,) = build(lab.sources(lab.place(river="", lat="39.03", lon="125.75"))).places
    assert (place.line, place.share) == ("", "")


def test_degrees_that_are_not_given_are_those_of_geonames():
    (place,) = build(lab.sources(lab.place(geonames="1", lat="", lon=""), geonames=(lab.entry(),))).places
    assert (place.lat, place.lon, place.source) == ("42.2261", "129.2078", "geonames:1")


def test_a_place_beyond_the_end_of_the_line_says_so():
    (place,) = build(lab.sources(lab.place(river="yalu", lat="39.81", lon="124.23", note="an island"))).places
    assert place.share == "0"
    assert place.note == "an island; beyond the end of the line as it is drawn; its share is that of the end"


def test_a_number_that_geonames_does_not_have_is_named_with_its_line():
    with pytest.raises(Complained, match=r"lab\.csv:2: musan: no entry 7 in this GeoNames"):
        build(lab.sources(lab.place(geonames="7")))


def test_a_row_without_degrees_is_named_with_its_line():
    with pytest.raises(Complained, match=r"lab\.csv:2: musan: lat and lon"):
        build(lab.sources(lab.place(lat="")))


def test_a_name_in_two_scripts_is_named_with_its_line():
    with pytest.raises(Complained, match=r"lab\.csv:2: musan: one script in '무산茂山'"):
        build(lab.sources(lab.place(other="무산茂山")))


def test_names_stand_in_the_columns_that_they_came_from():
    place = lab.place(kana="ムサン", colonial="Mosan", press="Musan County", old="안동;安東;Antung", other="Мусан")
    names = build(lab.sources(place)).names
    assert lab.said(names, script="Jpan", source="hand") == ["ムサン"]
    assert lab.said(names, kind="colonial") == ["Mosan"]
    assert lab.said(names, kind="press") == ["Musan County"]
    assert lab.said(names, kind="old", source="hand") == ["안동", "安東", "Antung"]
    assert lab.said(names, script="Cyrl", language="ru", kind="variant") == ["Мусан"]


def test_another_name_of_a_place_abroad_is_an_exonym():
    names = build(lab.sources(lab.place(side="china", other="난핑"))).names
    assert "난핑" in lab.said(names, kind="exonym")


def test_a_name_is_said_once_of_a_kind():
    names = build(lab.sources(lab.place(press="Musan;Musan"))).names
    assert lab.said(names, kind="press") == ["Musan"]


def test_a_name_that_stands_there_already_is_no_variant():
    names = build(lab.sources(lab.place(other="무산;茂山"))).names
    assert lab.said(names, kind="variant") == []
