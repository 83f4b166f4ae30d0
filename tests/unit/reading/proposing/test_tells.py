"""An article in four languages with everything in it that could tell of a person: each of it is proposed."""

import pytest

from farbank.reading.proposing.passages import page_of
from farbank.reading.proposing.tells import age_value, tells

ARTICLES = {
    "en": (
        ("A 41-year-old ferry clerk from Hyesan, a mother of twin sons, told us of it in May 2023. She works at the "
        "customs house, has a brother and was seen in Musan. The market was empty. She had left."),
        {
            "age": "41", "occupation": "clerk", "residence": "Hyesan", "children": "mother of twin sons",
            "sex": "female", "family": "mother", "event_time": "May 2023", "workplace": "at the customs house",
            "siblings": "brother", "event_place": "Musan",
        },
    ),
    "ko": (
        "혜산에 사는 40대 여성은 두 아들을 키우고 있다. 그는 2023년 5월 무산에서 남동생을 만났다고 말했다. 남편은 탄광에서 일한다.",
        {
            "residence": "Hyesan", "age": "40s", "sex": "female", "children": "아들을 키우", "event_time": "2023년 5월",
            "event_place": "Musan", "siblings": "남동생", "spouse": "남편", "workplace": "탄광",
        },
    ),
    "ja": (
        "恵山市に住む40代の女性は、2人の息子を育てながら病院に勤務する看護師だ。弟と夫が日本にいる。2023年5月に茂山で見たという。",
        {
            "residence": "Hyesan", "age": "40s", "sex": "female", "children": "息子を育て", "workplace": "病院",
            "occupation": "看護師", "siblings": "弟", "spouse": "夫", "event_time": "2023年5月", "event_place": "Musan",
        },
    ),
    "zh": (
        "住在惠山市的一名四十多岁的女工独自抚养两个儿子。她2023年5月在茂山见到了弟弟和丈夫。",
        {
            "residence": "Hyesan", "age": "40s", "sex": "female", "occupation": "女工", "children": "抚养两个儿子",
            "family": "独自抚养", "event_time": "2023年5月", "event_place": "Musan", "siblings": "弟弟", "spouse": "丈夫",
        },
    ),
}  # fmt: skip


@pytest.fixture
def told(read):
    return lambda text, printed_as="": tells(page_of(text), read(text), printed_as)


@pytest.mark.parametrize("language", ARTICLES)
def test_everything_that_tells_of_a_person_is_proposed_with_its_words(told, language):
    text, wanted = ARTICLES[language]
    found = told(text)
    said = {(each.dimension, each.value) for each in found}
    assert {*wanted.items()} <= said
    assert all(text[each.start : each.end] == each.text and each.language == language for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "The market was empty in May 2023. Prices rose at the customs house in Musan.",
        "2023년 5월 무산 장마당은 비어 있었다.",
        "2023年5月、茂山の市場は空だった。",
        "2023年5月，茂山的市场空无一人。",
    ],
)
def test_a_text_about_nobody_tells_of_nobody(told, text):
    assert told(text) == ()


def test_a_child_or_a_brother_gives_away_no_sex_of_whom_it_is_told(told):
    found = told("A 41-year-old clerk with a daughter, from Hyesan, said so.")
    assert "sex" not in {each.dimension for each in found}


def test_korean_words_for_siblings_say_the_sex_of_whoever_speaks(told):
    found = told("혜산에 사는 40대 주민은 두 아이를 키우고 있다. 언니는 무산에 있다. 형은 없다.")
    assert {each.value for each in found if each.dimension == "sex"} == {"female", "male"}


def test_the_words_by_which_somebody_is_known_are_looked_for(told):
    text = "Ms. Kim is 52 years old. The sea was calm."
    assert told(text) == ()
    assert [(each.dimension, each.value) for each in told(text, "ms. kim") if each.dimension == "age"] == [
        ("age", "52")
    ]


def test_a_home_the_gazetteer_does_not_know_is_taken_from_the_words_beside(told):
    homes = {
        "A single mother in her forties who lives in Port Ells said so.": "Port Ells",
        "모래마을에 사는 40대 여성은 두 아들을 키운다.": "모래마을",
        "砂村に住む40代の女性が息子を育てている。": "砂村",
        "住在沙村的一名四十多岁的女工独自抚养儿子。": "沙村",
    }
    for text, home in homes.items():
        found = [each.value for each in told(text) if each.dimension == "residence"]
        assert any(home.startswith(each) or each == home for each in found), (text, found)


def test_a_month_and_the_beginning_of_a_name_are_no_home_and_no_workplace(told):
    found = told("A 41-year-old clerk in Port Ells with two sons was seen in May 2023.")
    assert ("workplace", "in Port") not in {(each.dimension, each.value) for each in found}
    assert "May" not in {each.value for each in found if each.dimension == "residence"}


def test_days_and_words_without_a_name_beside_them_are_no_home(told):
    found = told("A 41-year-old clerk from Hyesan in May 2023, a mother of twins, said so.")
    assert {each.value for each in found if each.dimension == "residence"} == {"Hyesan"}
    assert "residence" not in {each.dimension for each in told("住在的一名四十多岁的女工独自抚养儿子。")}


def test_a_place_where_nobody_lives_is_where_it_happened(told):
    found = told("A 41-year-old clerk with two sons said that in Musan, in Port Ells and in Onsong it was quiet.")
    assert {each.value for each in found if each.dimension == "event_place"} >= {"Musan", "Onsong"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("41-year-old", "41"), ("in her early forties", "40s"), ("in his 50s", "50s"), ("aged 33", "33"),
        ("40대", "40s"), ("41세", "41"), ("사십대", "40s"), ("40代", "40s"), ("四十代", "40s"), ("41歳", "41"),
        ("40多岁", "40s"), ("四十多岁", "40s"), ("elderly", "elderly"), ("born in 1979", "born in 1979"),
    ],
)  # fmt: skip
def test_ages_are_said_as_the_gate_counts_them(words, value):
    assert age_value(words) == value


def test_a_month_behind_the_word_for_from_is_no_home(told):
    assert "residence" not in {each.dimension for each in told("A trader from May 2023 said so.")}
    assert "residence" not in {each.dimension for each in told("A farmer living in May 2023 said so.")}
