"""What is said around a name in four languages: taken apart, with what is asked for told from what it lies beside."""

import pytest

from farbank.assemble import tables
from farbank.reading.gazetteer.question import asked
from farbank.reading.gazetteer.wording import worded

G = tables.gazetteer()


@pytest.mark.parametrize(
    ("text", "name", "opposite"),
    [
        ("Sanhe, which faces Hoeryong across the river", "Sanhe", "Hoeryong"),
        ("Hyesan, on the other side of the Yalu River from Changbai", "Hyesan", "Changbai"),
        ("Onsong, on the opposite bank from Liangshui", "Onsong", "Liangshui"),
        ("Dandong, just across the border from Sinuiju", "Dandong", "Sinuiju"),
        ("Manpo, opposite the Chinese city of Ji'an", "Manpo", "city of Ji'an"),
        ("남평과 마주 보고 있는 무산군", "무산군", "남평"),
        ("강을 사이에 두고 만포와 마주한 집안", "집안", "만포"),
        ("신의주와 압록강을 사이에 둔 단동", "단동", "신의주"),
        ("회령에서 강 건너편 삼합", "삼합", "회령"),
        ("단동 건너편에 있는 신의주", "신의주", "단동"),
        ("与会宁隔江相望的三合", "三合", "会宁"),
        ("和满浦一江之隔的集安", "集安", "满浦"),
        ("茂山对面的南坪镇", "南坪镇", "茂山"),
        ("新義州の対岸にある丹東", "丹東", "新義州"),
        ("恵山と向かい合う長白", "長白", "恵山"),
    ],
)
def test_what_lies_opposite_is_told_from_what_is_asked_for(text, name, opposite):
    question = asked(text)
    assert (question.name, question.opposite) == (name, (opposite,))


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Toudao, about 30 km north of Ji'an", "Toudao", ("Ji'an",)),
        ("Linjiang, upstream from Ji'an", "Linjiang", ("Ji'an",)),
        ("Liangshui, some 25 kilometres from Tumen", "Liangshui", ("Tumen",)),
        ("Fuyu, between Sanhe and Baijin", "Fuyu", ("Sanhe", "Baijin")),
        ("회령 근처의 삼합", "삼합", ("회령",)),
        ("연길에서 30km 떨어진 룡정", "룡정", ("연길",)),
        ("龙井附近的三合", "三合", ("龙井",)),
        ("延吉市の東の図們市", "図們市", ("延吉市",)),
        ("삼합 근처", "삼합", ()),
        ("鴨緑江を挟んだ満浦", "満浦", ("鴨緑江",)),
        ("압록강을 사이에 두고 있는 만포", "만포", ("압록강",)),
    ],
)
def test_what_lies_near_is_told_from_what_is_asked_for(text, name, near):
    question = asked(text)
    assert (question.name, question.near) == (name, near)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Dandong, on the Chinese side of the Yalu", "Dandong", "china"),
        ("the North Korean city of Sinuiju", "city of Sinuiju", "korea"),
        ("중국 쪽의 도문", "도문", "china"),
        ("朝鲜一侧的南阳", "南阳", "korea"),
        ("ロシア側のハサン", "ハサン", "russia"),
        ("Dandong", "Dandong", ""),
    ],
)
def test_the_side_that_is_said_is_read(text, name, side):
    question = asked(text)
    assert (question.name, question.side) == (name, side)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Dandong's Donggang", "Donggang", ("Dandong",)),
        ("Liudaogou, a town on the Yalu", "Liudaogou", ()),
        ("竜井市の三合鎮", "三合鎮", ("竜井市",)),
        ("丹东市宽甸县长甸镇河口村", "河口村", ("丹东市", "宽甸县", "长甸镇")),
    ],
)
def test_what_a_place_lies_in_is_told_from_what_only_describes_it(text, name, within):
    question = asked(text)
    assert (question.name, question.within) == (name, within)


@pytest.mark.parametrize(
    ("text", "name"), [("opposite Hyesan", "Hyesan"), ("강 건너 도문", "도문"), ("图们江对岸", "图们江"), ("川向こうの恵山", "恵山")]
)  # fmt: skip
def test_a_name_that_only_a_river_parts_from_the_speaker_is_asked_for(text, name):
    assert asked(text).name == name


def test_no_words_are_no_wording():
    assert worded("").asked == ""


def test_a_side_that_is_said_decides_between_places_of_one_name():
    assert G.resolve("Tumen, on the Chinese side").answer == "tumen"
    assert G.resolve("the Chinese port of Dandong").candidates[0].side == "china"
    fewer, more = (G.resolve(words).candidates[0] for words in ("Sakju, on the Chinese side", "Sakju"))
    assert (fewer.id, more.id) == ("sakju", "sakju")
    assert fewer.confidence < more.confidence


def test_a_place_beside_a_river_that_is_named_is_taken_for_one_on_its_banks():
    assert G.resolve("두만강 건너 남양").answer == "namyang"
    assert G.resolve("豆満江を挟んだ南陽").answer == "namyang"


@pytest.mark.parametrize(
    ("words", "near"), [("Andong", ("Daegu", "Yeongju")), ("金华", ("杭州",)), ("Ji'an, Jiangxi Province", ())]
)
def test_a_namesake_elsewhere_is_meant_when_other_places_elsewhere_are_named_with_it(words, near):
    assert G.resolve(words, near=near).answer is None


def test_a_place_without_a_namesake_stays_whatever_is_named_with_it():
    assert G.resolve("Hyesan", near=("Seoul", "Beijing")).answer == "hyesan"


def test_a_chain_that_ends_in_a_village_is_followed_to_it():
    assert G.resolve("辽宁省丹东市宽甸县长甸镇河口村").answer == "hekou-kuandian"


def test_a_name_that_is_listed_does_not_contest_what_the_context_has_decided():
    """Manbo is a romanisation of another town's name, and not of Manpo's."""
    assert G.resolve("Manbo City, Jagang").answer == "manpo"


def test_a_province_of_the_wrong_side_does_not_make_a_place_a_namesake():
    assert G.resolve("Longjing, North Hamgyong").answer == "longjing"


def test_counties_of_one_province_are_taken_for_neighbours():
    assert G.resolve("Unsan", near=("Taechon",)).answer == "unsan"
    assert G.resolve("Unsan", near=("Sunchon",)).answer == "unsan-south-pyongan"
