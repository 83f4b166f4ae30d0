"""What words about a place mean, on the shipped gazetteer: found, refused, undecided, each with its reasons."""

import pytest

from farbank.assemble.tables import gazetteer

G = gazetteer()


def answer(text, *near):
    return G.resolve(text, near=near)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hoeryong", "hoeryong"),
        ("会宁", "hoeryong"),
        ("함경북도 회령시", "hoeryong"),
        ("咸鏡北道会寧市", "hoeryong"),
        ("Kainei", "hoeryong"),
        ("カイネイ", "hoeryong"),
        ("Хверён", "hoeryong"),
        ("H\u200boeryоng City", "hoeryong"),
        ("吉林省龙井市三合镇", "sanhe"),
        ("Samhap-jin", "sanhe"),
        ("Lungching", "longjing"),
        ("Yongzheng City", "longjing"),
        ("Tumen City", "tumen"),
        ("Tumen River", "tumen-river"),
        ("Mt Paektu", "paektu"),
        ("the city of Hyesan", "hyesan"),
        ("City of Hyesan", "hyesan"),
        ("Sinuiju, opposite Dandong", "sinuiju"),
        ("opposite Hoeryong", "hoeryong"),
        ("신의주 맞은편 단동", "dandong"),
        ("会宁对岸的三合", "sanhe"),
        ("Ji'an, Jilin Province", "jian"),
        ("Sakju (North Pyongan)", "sakju"),
    ],
)
def test_a_place_is_found_in_any_script_and_wording(text, place):
    found = answer(text)
    assert found.answer == place, found
    assert found.candidates[0].reasons
    assert found.candidates[0].confidence > 4000


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Paris", "no place here"),
        ("Suwon", ""),
        ("Nanping, Fujian", "Fujian is not here"),
        ("Andong, South Korea", "South Korea is not here"),
        ("三河市", ""),
        ("Seoul", "Seoul in South Korea"),
        ("Amazon River", ""),
        ("", "no name"),
        ("near", ""),
        ("1234", ""),
        ("東" * 500, ""),
    ],
)
def test_what_is_not_here_is_answered_so_with_the_reason(text, because):
    found = answer(text)
    assert found.answer is None
    assert because in " ".join(found.reasons)
    assert found.reasons


def test_a_wrong_province_is_reported_and_the_place_found_all_the_same():
    found = answer("Sakju County, north Hamkyung")
    assert found.answer == "sakju"
    assert "Sakju is in North Pyongan, not in North Hamgyong" in found.candidates[0].reasons


def test_a_form_of_the_press_is_answered_with_the_names_of_the_place_itself():
    (reason, *_) = answer("Yongzheng City").candidates[0].reasons
    assert reason == "Yongzheng is a form used in the press, not one of its own names; it is Longjing 龙井"


def test_a_wrong_kind_is_reported():
    assert (
        "it is a city, not a county" in answer("Hyesan Province").candidates[0].reasons
        or answer("Hyesan Province").answer
    )


def test_places_named_together_decide_between_namesakes():
    assert answer("Toudao", "Helong").answer == "toudao-helong"
    assert answer("Toudao", "Jian").answer == "toudao-jian"
    alone = answer("Toudao")
    assert alone.answer is None
    assert "may be" in alone.reasons[0]
    assert {"toudao-helong", "toudao-jian"} <= {each.id for each in alone.candidates}


def test_a_distance_is_told_as_a_reason():
    assert any("km from Hoeryong" in each for each in answer("Sanhe", "Hoeryong").candidates[0].reasons)


def test_all_places_of_a_text_are_each_others_context():
    first, second = G.resolve_all(("Toudao", "Helong"))
    assert (first.answer, second.answer) == ("toudao-helong", "helong")


def test_a_name_that_is_also_a_word_or_a_person_says_so():
    assert "the same words are also the name of a person" in answer("Kim Jong Suk").candidates[0].reasons
    assert not any("the same words" in each for each in answer("Kim Jong Suk County").candidates[0].reasons)
    assert any("a household" in each for each in answer("집안").candidates[0].reasons)


def test_a_namesake_far_away_takes_confidence_from_an_answer():
    assert answer("Ji'an").candidates[0].confidence < answer("Ji'an, Jilin").candidates[0].confidence


def test_han_that_only_sounds_the_same_is_another_name():
    """三河 is read Sanhe as 三合 is."""
    assert answer("三河镇").answer is None
    assert answer("三合镇").answer == "sanhe"


def test_a_candidate_carries_where_it_is():
    (one, *_) = answer("Sakju").candidates
    assert (one.side, one.river, one.line, one.kind) == ("korea", "yalu", "yalu-tumen", "county")
    assert one.admin == ("North Pyongan", "North Korea")
    assert one.share is not None
    assert dict(one.names)["ko"] == "삭주"
    assert dict(one.names)["ko-Hani"] == "朔州"


def test_what_is_said_about_the_reading_is_kept():
    steps = answer("Chungkangjin").candidates[0].steps
    assert any("letter from" in each for each in steps) or steps


@pytest.mark.parametrize("near", ["Fujian", "", "xyzzy", "near"])
def test_context_that_says_nothing_changes_no_answer(near):
    assert answer("Hoeryong", near).answer == "hoeryong"


@pytest.mark.parametrize("name", ["압록강 상류", "압록강 중류", "두만강 하류", "두만강 하구"])
def test_the_part_of_a_river_that_is_said_behind_it_belongs_to_its_name(name):
    assert name in {each.text for each in G.places[G.resolve(name).answer].names}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Siniuju", "no place here is called 'Siniuju'; the nearest names are Sinuiju"),
        ("Springfield", "no place here is called 'Springfield'"),
    ],
)
def test_only_names_that_are_near_are_told_as_the_nearest(name, told):
    assert G.resolve(name).reasons == (told,)
