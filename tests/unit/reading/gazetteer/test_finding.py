"""Places in running text: where they stand, in four languages, and nothing that is none."""

import pytest

from farbank.assemble.tables import gazetteer
from farbank.reading.gazetteer.finding import find_places
from farbank.reading.gazetteer.own import parse_own, with_own

G = gazetteer()


def named(text):
    found = find_places(text, G)
    assert all(text[each.start : each.end] == each.text for each in found)
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Photo taken in Sakju County, North Pyongan Province.", ["Sakju County", "North Pyongan Province"]),
        ("This is near Samhapjin in Yongzheng City.", ["Samhapjin", "Yongzheng City"]),
        ("They left north Hamgyong for Yanji", ["north Hamgyong", "Yanji"]),
        ("The Yalu River and the Tumen\nRiver freeze.", ["Yalu River", "Tumen\nRiver"]),
        ("He met Kim Jong Suk. Kim Jong Suk County is far.", ["Kim Jong Suk County"]),
        ("Foo County was never heard of, nor Bar.", ["Foo County"]),
        ("Пограничники в Хверён и Мусан.", ["Хверён", "Мусан"]),
        ("함경북도 회령시에서 계획이 무산됐다.", ["함경북도", "회령시"]),
        ("무산군과 신의주의 강변, 신의주시 주민", ["무산군", "신의주", "신의주시"]),
        ("혜산이라 하는데 혜산나무는 아니다", []),
        ("집안에서 놀았다", []),
        ("무산에서는 무산까지 무산 무산행 열차", ["무산", "무산", "무산"]),
        ("무산으로 갔다. 협상 무산으로 인해 무산에 사는 그가", ["무산", "무산"]),
        ("회령과 무산을, 혜산·무산, 계획과 무산을", ["회령", "무산", "혜산", "무산"]),
        ("혜산에서는 회령까지 신의주로는", ["혜산", "회령", "신의주"]),
        ("I'm here. I'd go, we're late, they've left", []),
        ("Since then Singye and Singye County were quiet.", ["Singye", "Singye County"]),
        ("온천은 평남의 온천군에 많고 세포는 작다", ["평남", "온천군"]),
        ("朔風、鉄道", []),
        ("吉林省延边朝鲜族自治州龙井市三合镇对岸是会宁。", ["吉林省", "延边朝鲜族自治州", "龙井市", "三合镇", "会宁"]),
        ("咸鏡北道会寧市とヘサン", ["咸鏡北道", "会寧市", "ヘサン"]),
        ("in Ho\u200beryong-si", ["Ho\u200beryong-si"]),
        ("nothing to see here, 아무것도 없다, 何もない", []),
        ("", []),
    ],
)
def test_places_are_found_where_they_stand(text, places):
    assert named(text) == places


def test_a_mention_carries_the_wider_wording_for_the_resolver():
    phrases = [each.phrase for each in find_places("Sakju County, North Hamgyong; 함경북도 회령시, 吉林省龙井市", G)]
    assert phrases == [
        "Sakju County, North Hamgyong",
        "North Hamgyong",
        "함경북도",
        "함경북도 회령시",
        "吉林省",
        "吉林省龙井市",
    ]


def test_a_long_line_takes_time_in_proportion_to_its_length():
    text = "Sakju County and words " * 2_000
    assert len(find_places(text, G)) == 2_000


def test_a_name_of_one_character_is_not_looked_for_in_a_text():
    mine = with_own(G, parse_own("id,names\nhut,갑;Hut"))
    assert [each.text for each in find_places("갑에서 Hut 갑", mine)] == ["Hut"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The whole length of the Tumen and Yalu rivers.", ["tumen-river", "yalu-river"]),
        ("They waded the Tumen river at night.", ["tumen-river"]),
        ("In Tumen, and on the Yalu River, ice forms.", ["tumen", "yalu-river"]),
        ("The counties lie apart: Sakju, Uiju and Musan counties.", ["sakju", "uiju", "musan"]),
        ("Between Tumen and the Yalu river.", ["tumen", "yalu-river"]),
    ],
)
def test_a_word_for_the_kind_in_small_letters_is_said_of_every_name_before_it(text, meant):
    asked = [(each.phrase, ()) for each in find_places(text, G)]
    assert [G.resolve(phrase, near=near).answer for phrase, near in asked] == meant


def test_how_far_a_town_is_from_a_river_is_not_told_by_the_middle_of_the_river():
    (first, *_) = G.resolve("Yalu River", near=("Sakju", "Uiju", "Sakju")).candidates
    assert first.reasons[1:] == ("on the same river as Sakju", "on the same river as Uiju")
