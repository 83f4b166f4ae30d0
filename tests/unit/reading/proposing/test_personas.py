"""Descriptions of one person who could be a source."""

import pytest

CASES = [
    (
        "the reporting partner, who is a single mother raising her middle-school daughter",
        {"family", "children", "ties"},
    ),
    ("a 47-year-old former miner from Musan", {"age", "occupation", "residence"}),
    ("a seamstress in Hoeryong, a widow who lives with her mother-in-law", {"occupation", "residence", "family"}),
    ("an 80-year-old Korean-Japanese woman in a prefecture of Kansai", {"age", "origin", "sex", "residence"}),
    ("a former border guard now living in Yanji", {"service", "residence"}),
    ("a farmer from the paramilitary", {"occupation", "service"}),
    ("회령시에 사는 40대 여성", {"residence", "age", "sex"}),
    ("무산광산에서 일하는 두 아이의 아버지", {"occupation", "children", "workplace"}),
    ("会寧市に住む50代の女性", {"residence", "age", "sex"}),
    ("一人娘を育てる縫製工場の労働者", {"family", "occupation", "workplace"}),
    ("住在惠山的40多岁商人", {"residence", "age", "occupation"}),
    ("一名独自抚养女儿的纺织女工", {"family", "children", "occupation"}),
]
AROUND = {"en": "“It is closed,” said {}.", "ko": "{}이 말했다.", "ja": "{}は話した。", "zh": "{}说，河边关了。"}


def language(text):
    return "en" if text.isascii() else "ko" if "에" in text else "ja" if any("ぁ" <= c <= "ヿ" for c in text) else "zh"


@pytest.mark.parametrize(("words", "dimensions"), CASES)
def test_a_description_says_what_the_gate_would_ask_about(read, words, dimensions):
    found = read(AROUND[language(words)].format(words), "persona")
    assert len(found) == 1, found
    assert found[0].text.endswith(words[-6:])
    assert dimensions <= {name for name, _ in found[0].value.dimensions}


@pytest.mark.parametrize(
    "text",
    [
        "A man stood there.",
        "The captain told us so.",
        "One fisherman said so.",
        "Officials and researchers met.",
        "한 주민이 말했다.",
        "住民は話した。",
        "居民们说。",
    ],
)
def test_somebody_who_could_be_anybody_is_not_described(read, text):
    assert read(text, "persona") == []


def test_a_description_ends_where_the_story_goes_on(read):
    found = read("A 60-year-old farmer from Onsong crossed the ice and was seen.", "persona")
    assert [each.text for each in found] == ["A 60-year-old farmer from Onsong"]


def test_two_people_are_two_descriptions(read):
    text = "A retired teacher from Musan, 70 years old, met a young soldier from Hyesan who had tuberculosis."
    assert len(read(text, "persona")) == 2


def test_an_apposition_that_describes_nobody_ends_the_description(read):
    found = read("A 40-year-old weaver from Hyesan, a friend of the miner, left.", "persona")
    assert [each.text for each in found] == ["A 40-year-old weaver from Hyesan"]
