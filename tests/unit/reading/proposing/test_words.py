"""Doubts and whole claims, with what they are said of."""

import pytest

from farbank.reading.proposing.proposal import HedgeSaid
from farbank.reading.proposing.sighting import Sighting, without_overlaps


@pytest.mark.parametrize(
    "text",
    [
        "He [appears to be] a farmer.",
        "It is [presumably] closed.",
        "They [may be] dead.",
        "The order [reportedly] came late.",
        "It [is believed to] end soon.",
        "Villagers [believe] they crossed.",
        "He [might] return.",
        "끝난 [것으로 보인다].",
        "[아마] 그럴 것이다.",
        "閉じた[とみられる]。",
        "[おそらく]閉じた。",
        "[据称]关闭了。",
        "这里[似乎]是公寓。",
    ],
)
def test_a_word_of_doubt_is_seen(read, text):
    words = text[text.index("[") + 1 : text.index("]")]
    found = read(text.replace("[", "").replace("]", ""), "hedge")
    assert len(found) == 1
    assert words.strip() in found[0].text or found[0].text in words


@pytest.mark.parametrize(
    "text", ["It was in May when they left.", "No one may enter.", "It could not be ignored.", "early May brought rain"]
)
def test_a_month_and_a_permission_are_no_doubt(read, text):
    assert read(text, "hedge") == []


@pytest.mark.parametrize(
    ("text", "word", "about", "gate"),
    [
        ("Almost the entire 1,400 kilometers was fenced.", "Almost the entire", "1,400 kilometers was fenced", True),
        ("All shops were shut.", "All", "shops were shut", False),
        ("They spoke to no one.", "no one", "They spoke to", True),
        ("It is almost impossible.", "almost impossible", "It is", False),
        ("아무도 없었다.", "아무도", "없었다", True),
        ("배급은 전부 끝났다.", "전부", "끝났다", False),
        ("すべての家に来た。", "すべて", "の家に来た", False),
        ("所有商店都关了。", "所有", "商店都关了", False),
    ],
)
def test_a_word_that_claims_a_whole_says_of_what(read, text, word, about, gate):
    found = read(text, "totalising")
    assert [(each.text, each.value.about, each.value.gate) for each in found] == [(word, about, gate)]


def test_almost_is_told_apart(read):
    found = read("Almost all shops, and everyone.", "totalising")
    assert [each.value.almost for each in found] == [True, False]


def test_a_doubt_is_said_of_its_clause(read):
    found = read("He left, and the house is presumably empty (they say).", "hedge")
    assert found[0].value.about == "the house is presumably empty"


def test_of_two_that_overlap_the_longer_counts():
    def at(start, end):
        value = HedgeSaid(word="x", about="")
        return Sighting(kind="hedge", start=start, end=end, value=value, rule="", confidence=1)

    assert without_overlaps((at(0, 2), at(1, 9), at(9, 10), at(9, 10))) == (at(1, 9), at(9, 10))
