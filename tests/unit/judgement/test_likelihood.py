"""What takes weight off a bearing, class by class."""

import pytest

from farbank.facts.finding import Checks
from farbank.judgement.likelihood import TABLE, Circumstances, class_after

PASSED = {"authenticity": "pass", "time": "pass", "place": "pass", "integrity": "pass"}


def circumstances(*, hearsay=0, reliability="B", stale=False, mode="", **checks):
    return Circumstances(
        checks=Checks(**{**PASSED, **checks}), hearsay=hearsay, reliability=reliability, stale=stale, mode=mode
    )


def test_a_bearing_that_passed_everything_keeps_its_class():
    assert [class_after(each, circumstances()) for each in ("strong", "moderate", "weak", "none")] == [
        "strong",
        "moderate",
        "weak",
        "none",
    ]


@pytest.mark.parametrize(
    "taken",
    [
        {"hearsay": 2},
        {"authenticity": "not_done"},
        {"time": "not_done"},
        {"place": "not_done"},
        {"time": "not_done", "place": "not_done"},
        {"reliability": "E"},
        {"stale": True},
    ],
)
def test_each_of_these_takes_one_class(taken):
    assert class_after("strong", circumstances(**taken)) == "moderate"


@pytest.mark.parametrize("kept", [{"hearsay": 1}, {"integrity": "not_done"}, {"reliability": "D"}, {"mode": "heard"}])
def test_these_take_nothing(kept):
    assert class_after("strong", circumstances(**kept)) == "strong"


def test_what_is_taken_adds_up_and_stops_at_none():
    assert class_after("strong", circumstances(hearsay=3, authenticity="not_done")) == "weak"
    assert class_after("weak", circumstances(hearsay=3, authenticity="not_done", stale=True)) == "none"


@pytest.mark.parametrize("check", list(PASSED))
def test_a_failed_check_leaves_nothing(check):
    assert class_after("strong", circumstances(**{check: "fail"})) == "none"


@pytest.mark.parametrize("capped", [{"reliability": "F"}, {"mode": "inferred"}, {"mode": "motive"}])
def test_a_source_graded_f_an_inference_and_a_motive_are_weak_at_most(capped):
    assert class_after("strong", circumstances(**capped)) == "weak"
    assert class_after("none", circumstances(**capped)) == "none"


def test_a_class_nobody_gave_weighs_nothing():
    assert class_after("", circumstances()) == "none"
    assert TABLE.ratio("") == 1


def test_no_class_weighs_more_than_the_cap():
    assert [TABLE.ratio(each) for each in ("strong", "moderate", "weak", "none")] == [10, 4, 2, 1]
    assert max(ratio for _, ratio in TABLE.ratios) <= TABLE.cap
