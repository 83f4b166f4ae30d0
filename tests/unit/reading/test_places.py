"""Places beside a line: found by a listed name, in any script, or answered with the reason."""

import pytest

from farbank.assemble.tables import gazetteer, place_names, places_along, resolve_place
from farbank.reading.gazetteer.along import LinePlaces
from farbank.reading.gazetteer.own import parse_own, with_own
from farbank.values.ids import LineId
from farbank.values.place import LinePlace, NoPlace

PLACES = places_along("yalu-tumen")


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


def test_a_name_that_only_sounds_alike_is_named_and_never_taken():
    answer = PLACES.resolve("Sakjoo")
    assert isinstance(answer, NoPlace)
    assert answer.text == "Sakjoo"
    assert "Sakju" in answer.because


@pytest.mark.parametrize(
    "text", ["Paris", "", "  ", "near", "opposite Paris", "Tumen River", "Atlantis, Sakju County", "Pyongyang"]
)
def test_what_is_not_there_is_not_found(text):
    answer = PLACES.resolve(text)
    assert isinstance(answer, NoPlace)
    assert answer.because


def test_one_name_for_two_places_is_not_decided():
    own = parse_own(
        "id,kind,names,side,line,river,share\na,town,Alpha;남양골,korea,yalu-tumen,yalu,1\nb,town,Beta;남양골,korea,yalu-tumen,yalu,2\n"
    )
    mine = LinePlaces(gazetteer=with_own(gazetteer(), own), line=LineId("yalu-tumen"), version=1)
    answer = mine.resolve("남양골")
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
    assert by_id["sakju"].names[0] == ("en", "Sakju")


def test_no_names_are_known_along_a_line_of_ones_own():
    answer = resolve_place("Sakju", LineId("coast"))
    assert isinstance(answer, NoPlace)
    assert "coast" in answer.because


def test_every_name_along_the_line_can_be_told():
    assert {"Sakju", "삭주", "三合镇"} <= set(place_names())
