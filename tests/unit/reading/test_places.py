"""Places beside a line: found exactly, in any script, or answered with the reason."""

import csv
from pathlib import Path

import pytest

import farbank
from farbank.errors import Refused
from farbank.reading.lines import parse_line
from farbank.reading.places import LinePlaces, folded, parse_places_csv, without_admin
from farbank.values.place import LinePlace, NoPlace

TABLES = Path(farbank.__file__).parent / "tables"
LINE = parse_line((TABLES / "lines" / "yalu-tumen-1.json").read_text(encoding="utf-8"))
TEXT = (TABLES / "places" / "yalu-tumen.csv").read_text(encoding="utf-8")
PLACES = LinePlaces(parse_places_csv(TEXT, LINE))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sinuiju", "sinuiju"),
        ("Chunggang", "chunggang"),
        ("Hyesan", "hyesan"),
        ("Taehongdan", "taehongdan"),
        ("Hoeryong", "hoeryong"),
        ("Sonbong", "sonbong"),
        ("Sonbong (Rason)", "sonbong"),
        ("Sakju County, North Pyongan", "sakju"),
        ("across from Sakju County, North Pyongan Province", "sakju"),
        ("near Samhapjin, opposite Hoeryong", "sanhe"),
        ("near Samhapjin in Yongzheng City, Yanbian", "sanhe"),
        ("near Nowhere, opposite Hoeryong", "hoeryong"),
        ("opposite Hoeryong", "hoeryong"),
        ("the city of Hoeryong", "hoeryong"),
        ("Hoeryong-si", "hoeryong"),
        ("Sonbong-guyok", "sonbong"),
        ("Yongzheng City", "longjing"),
        ("ＳＡＫＪＵ", "sakju"),
        ("Sinŭiju", "sinuiju"),
        ("Ji’an City", "jian"),
        ("kimhyongjik-gun", "kim-hyong-jik"),
        ("회령시", "hoeryong"),
        ("함경북도 회령시", "hoeryong"),
        ("중강진", "chunggang"),
        ("龙井市", "longjing"),
        ("龍井", "longjing"),
        ("吉林省龙井市", "longjing"),
        ("三合镇", "sanhe"),
        ("会寧", "hoeryong"),
        ("长白朝鲜族自治县", "changbai"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(text, place):
    found = PLACES.resolve(text)
    assert isinstance(found, LinePlace), found
    assert found.id == place


def test_an_unknown_name_is_answered_with_the_nearest_and_never_guessed():
    answer = PLACES.resolve("Sakjoo")
    assert isinstance(answer, NoPlace)
    assert answer.text == "Sakjoo"
    assert "Sakju" in answer.because


@pytest.mark.parametrize("text", ["Paris", "", "  ", "near", "opposite Paris", "Tumen River", "Atlantis, Sakju County"])
def test_what_is_not_there_is_not_found(text):
    answer = PLACES.resolve(text)
    assert isinstance(answer, NoPlace)
    assert answer.because


def test_one_name_for_two_places_is_not_decided():
    head = "id,side,share,en,ko\n"
    rows = "a,korea,1,Alpha,남양\nb,korea,2,Beta,남양\n"
    answer = LinePlaces(parse_places_csv(head + rows, LINE)).resolve("남양")
    assert isinstance(answer, NoPlace)
    assert "Alpha, Beta" in answer.because


def test_places_come_with_side_river_and_share_in_order_of_the_rivers():
    by_id = {place.id: place for place in PLACES.places}
    assert by_id["sakju"].side == "korea"
    assert by_id["sanhe"].side == "china"
    assert (by_id["sakju"].river, by_id["hoeryong"].river) == ("yalu", "tumen")
    order = ["sinuiju", "sakju", "manpo", "chunggang", "hyesan", "taehongdan", "musan", "hoeryong", "onsong", "sonbong"]
    shares = [by_id[each].share for each in order]
    assert shares == sorted(shares)
    assert abs(by_id["sanhe"].share - by_id["hoeryong"].share) < 5_000_000


def test_every_shipped_share_is_that_of_its_position():
    rows = list(csv.DictReader(TEXT.splitlines()))
    bare = ["id,side,lat,lon,en", *(f"{row['id']},{row['side']},{row['lat']},{row['lon']},x" for row in rows)]
    computed = {place.id: place for place in parse_places_csv("\n".join(bare), LINE)}
    for row in rows:
        assert computed[row["id"]].share == int(row["share"]), row["id"]
        assert computed[row["id"]].river == row["river"], row["id"]


def test_no_shipped_name_belongs_to_two_places():
    seen = {}
    for place in PLACES.places:
        for _, name in place.names:
            assert seen.setdefault(folded(name), place.id) == place.id, name


def test_every_shipped_place_has_its_korean_and_chinese_name():
    for place in PLACES.places:
        assert {"en", "ko", "ko-Hani", "zh", "ja"} <= {language for language, _ in place.names}, place.id
        assert place.names[0][0] == "en"


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Sakju County", "sakju"), ("Hyesan-si", "hyesan"), ("Yanbian Korean Autonomous Prefecture", "yanbian"),
     ("龙井市", "龙井"), ("회령 시", "회령"), ("Sakju", "sakju"), ("시", "시"), ("County", "county")],
)  # fmt: skip
def test_words_that_say_what_kind_of_place_it_is_are_taken_off(name, bare):
    assert without_admin(name) == bare


HEAD = "id,side,lat,lon,share,en\n"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "columns"),
        ("id,en,colour\n", "columns"),
        ("side,en\n", "columns"),
        (HEAD + ",korea,,,1,X\n", "line 2 .* id and an English name"),
        (HEAD + "x,korea,,,1,\n", "line 2 .* id and an English name"),
        (HEAD + "x,moon,,,1,X\n", "line 2 .* side"),
        (HEAD + "x,korea,,,1,X\nx,korea,,,2,Y\n", "each id once"),
        (HEAD + "x,korea,,,-1,X\n", "line 2 .* between 0"),
        (HEAD + "x,korea,,,half,X\n", "line 2 .* whole share"),
        (HEAD + "x,korea,here,,,X\n", "line 2 .* whole share"),
        (HEAD + "x,korea,NaN,1,,X\n", "line 2 .* whole share"),
        (HEAD + "x,korea,1,inf,,X\n", "line 2 .* whole share"),
        (HEAD + "x\n", "line 2"),
    ],
)
def test_a_table_with_a_fault_is_refused_with_its_line(text, because):
    with pytest.raises(Refused, match=because):
        parse_places_csv(text, LINE)


def test_a_newsroom_may_leave_share_and_river_to_the_line():
    (place,) = parse_places_csv(HEAD + "x,china,42.48,129.74,,X\n\n", LINE)
    assert place.river == "tumen"
    assert abs(place.share - 822_000_000) < 5_000_000
    assert (place.line, place.version) == (LINE.line, LINE.version)
