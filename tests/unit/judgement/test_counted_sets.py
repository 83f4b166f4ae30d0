"""Counted sets bound without statistics: who held it, who could stand there, who was present, who is in both."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
HELD = replace(a.access("the timetable", 60), kind_of="held")
STOOD = replace(a.access("the quay wall", 45), id="A2", kind_of="could_stand")
CAME = replace(a.access("the meeting of May", 12), id="A3", kind_of="present")
BOTH = replace(a.access("held it and stood there", 4), id="A4", meets=("The timetable", "the quay wall"))


def judged(*sets, **discloses):
    report = a.draft(a.paragraph(a.named("a resident", "P-CLERK", **discloses), " said so."))
    return judge(a.question(report, access=sets))


def bound(verdict):
    found = [each for each in verdict.findings if each.rule == "counted_set"]
    return int(found[0].because.partition(" true of ")[2].split()[0]) if found else None


@pytest.mark.parametrize(("dimension", "size"), [("camera", 9), ("event_place", 12), ("event_time", 12), ("knows", 7)])
def test_in_whatever_words_it_is_told_the_source_is_in_a_set_of_the_kind(dimension, size):
    sets = (replace(STOOD, count=9), CAME, replace(HELD, count=7))
    assert bound(judged(*sets, **{dimension: "words of our own"})) == size


def test_a_set_of_another_kind_bounds_nothing():
    assert "not_counted" in a.rules(judged(CAME, knows="what was decided"))


def test_who_is_in_two_sets_is_in_their_meeting():
    verdict = judged(HELD, STOOD, BOTH, knows="the timetable", camera="the quay wall")
    assert bound(verdict) == 4
    assert '"the quay wall" and "the timetable" is true' in a.only(verdict, "counted_set").because
    assert bound(judged(HELD, STOOD, BOTH, knows="the timetable")) is None


def test_the_meeting_holds_in_other_words_too():
    assert bound(judged(HELD, STOOD, BOTH, knows="sailing times", camera="from the water")) == 4


def test_a_meeting_is_not_a_set_that_words_can_name():
    assert "not_counted" in a.rules(judged(BOTH, knows="held it and stood there"))
