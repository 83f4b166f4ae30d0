"""Words that claim a whole, in four languages, and what carries them."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.totalising import TOTALISING, find_totalising
from farbank.judgement.totalising_coverage import claims, coverage_backs

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))


@pytest.mark.parametrize(
    ("text", "word", "almost"),
    [
        ("almost the entire 1,400 kilometers of the rivers", "almost the entire", True),
        ("Almost all of the 321 kilometres were fenced.", "Almost all", True),
        ("Almost the whole length of the two rivers", "Almost the whole", True),
        ("Hardly anyone crosses.", "Hardly anyone", True),
        ("Almost nobody crosses.", "Almost nobody", True),
        ("the entire border is fenced", "the entire", False),
        ("the whole northern border is fenced", "the whole northern border", False),
        ("No one crosses.", "No one", False),
        ("nobody was seen", "nobody", False),
        ("They never came back.", "never", False),
        ("There is wire all along the river.", "all along", False),
        ("Only one ferry was left.", "Only one ferry was left", False),
    ],
)
def test_english_phrases_that_claim_a_whole(text, word, almost):
    (found,) = find_totalising(text, "en")
    assert (found.word, found.almost) == (word, almost)
    assert text[found.start : found.end] == word


@pytest.mark.parametrize(
    "text",
    [
        "The rest of the border is in no photograph here.",
        "In all, ten people arrived; all of this information is from the ministry.",
        "Only one defector in 2020 and two in 2021 who left North Korea could be interviewed.",
        "Whoever enters the zone along the rivers may be shot at.",
        "the whole story",
        "nevertheless, entirety-like",
    ],
)
def test_english_words_that_claim_nothing_yet(text):
    assert [each.word for each in find_totalising(text, "en") if each.word != "entirety"] == []


@pytest.mark.parametrize(
    ("language", "text", "word", "almost"),
    [
        ("ko", "국경의 거의 모든 구간", "거의 모든", True),
        ("ko", "아무도 넘지 못했다", "아무도", False),
        ("ko", "거의 아무도 넘지 못했다", "거의 아무도", True),
        ("ja", "ほぼ全域に鉄条網が張られた", "ほぼ全域", True),
        ("ja", "誰も渡れない", "誰も", False),
        ("ja", "全線にわたる鉄条網", "全線", False),
        ("zh", "几乎所有的路段", "几乎所有", True),
        ("zh", "整個邊境", "整個", False),
        ("zh-Hant", "沒有人越過", "沒有人", False),
    ],
)
def test_korean_japanese_and_chinese_twins(language, text, word, almost):
    (found,) = find_totalising(text, language)
    assert (found.word, found.almost) == (word, almost)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "无人机拍摄"),
        ("zh", "無人區"),
        ("ja", "誰もがそう言う写真"),
        ("ko", "그는 작년에 전역했다"),
        ("ko", "모두 열 명"),
        ("fr", "never"),
    ],
)
def test_words_that_only_look_like_it(language, text):
    assert [each.word for each in find_totalising(text, language)] in ([], ["誰もが"])


def test_every_language_has_words_for_almost_for_all_and_for_nothing():
    for rows in TOTALISING.values():
        assert {(each.almost, each.absence) for each in rows} == {
            (True, False),
            (False, False),
            (False, True),
            (True, True),
        }


def test_claims_are_found_in_any_of_the_languages_once():
    assert [each.word for each in claims("Nobody: 誰も, 아무도")] == ["Nobody", "誰も", "아무도"]


def held(*looks, **tally):
    tallies = [a.tally(**tally)] if tally else []
    return a.evidence(lines=[a.line()], looks=looks, tallies=tallies)


WHERE = "yalu-tumen/fence/2023-Q3..2023-Q3"


def test_almost_needs_ninety_per_cent_and_the_others_all_of_it():
    nine = held(a.look("L1", a.stretch(0, 0.9)))
    assert coverage_backs("almost all", WHERE, nine, language="en").backed
    assert not coverage_backs("the entire", WHERE, nine, language="en").backed
    assert not coverage_backs("almost all", WHERE, held(a.look("L1", a.stretch(0, 0.89))), language="en").backed
    assert coverage_backs("the entire", WHERE, held(a.look("L1", a.stretch())), language="en").backed


def test_words_in_no_table_claim_the_whole():
    assert not coverage_backs("the lot", WHERE, held(a.look("L1", a.stretch(0, 0.9))), language="en").backed
    assert coverage_backs("거의 모든", WHERE, held(a.look("L1", a.stretch(0, 0.9)))).backed


def test_that_nobody_was_there_rests_on_what_was_found_empty():
    absent = held(a.look("L1", a.stretch(), outcome="not_seen", p=0.9))
    assert coverage_backs("no one", WHERE, absent, language="en").backed
    assert not coverage_backs("no one", WHERE, held(a.look("L1", a.stretch())), language="en").backed
    assert not coverage_backs("the entire", WHERE, absent, language="en").backed


def test_another_class_or_another_time_backs_nothing():
    seen = held(a.look("L1", a.stretch()))
    assert not coverage_backs("the entire", "yalu-tumen/notice/2023..2023", seen).backed
    assert not coverage_backs("the entire", "yalu-tumen/fence/2021..2022", seen).backed


@pytest.mark.parametrize(
    ("reference", "because"),
    [
        ("", "no coverage is named"),
        ("coast/fence/2020..2023", "holds no coverage coast/fence/2020..2023"),
        ("Y-GONE", "holds no coverage Y-GONE"),
        ("yalu-tumen/fence/soon..2023", "'soon' is neither a year nor a quarter"),
        ("yalu-tumen/fence/2023..2020", "cannot end"),
    ],
)
def test_a_coverage_that_is_not_there_backs_nothing_and_says_why(reference, because):
    found = coverage_backs("almost all", reference, held(a.look("L1", a.stretch())), language="en")
    assert not found.backed
    assert because in found.because


def test_a_tally_backs_by_what_it_looked_at():
    whole = held(looked=a.Count(value=321_000), present=a.Count(value=321_000))
    assert coverage_backs("the entire", "Y1", whole, language="en").backed
    assert not coverage_backs("no one", "Y1", whole, language="en").backed
    empty = held(looked=a.Count(value=321_000), absent=a.Count(value=321_000))
    assert coverage_backs("no one", "Y-Y1", empty, language="en").backed


def test_an_about_carries_almost_all_and_never_all():
    vague = held(looked=a.Count(value=321_000), present=a.about(321_000))
    assert coverage_backs("Almost all", "Y1", vague, language="en").backed
    assert "says about" in coverage_backs("the entire", "Y1", vague, language="en").because


@pytest.mark.parametrize(
    "counts",
    [
        {"present": a.Count(value=3)},
        {"looked": a.Count(value=3)},
        {"looked": a.Count(value=3, precision="at_least"), "present": a.Count(value=3)},
    ],
)
def test_a_tally_that_does_not_say_how_much_backs_nothing(counts):
    assert "does not say" in coverage_backs("almost all", "Y1", held(**counts)).because


def test_a_withdrawn_tally_backs_nothing():
    gone = replace(held(looked=a.Count(value=1), present=a.Count(value=1)), withdrawn=frozenset({"Y1"}))
    assert not coverage_backs("almost all", "Y-Y1", gone).backed
