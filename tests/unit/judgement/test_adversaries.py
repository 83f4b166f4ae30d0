"""Each class of adversary is judged by what it can look up, against its own limit."""

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.bits_told import budget
from farbank.judgement.counting import Field
from farbank.judgement.gate import judge
from farbank.judgement.mosaic import facts
from farbank.judgement.question import Limits
from farbank.judgement.shares import Tables

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
TABLES = Tables(populations=(a.ELLMARK,))


def saying(**discloses):
    return a.draft(a.paragraph(a.named("a resident", "P-CLERK", **discloses), " said so."))


def marked(dimension, value, who, number):
    return a.disclosure(dimension, value, number=number, lookup=who, lookup_by="desk")


def judged(*out, limits=None, **discloses):
    return judge(a.question(saying(**discloses), disclosures=out, limits=limits or Limits()))


def test_what_only_counter_intelligence_can_look_up_is_held_against_its_own_limit():
    out = marked("children", "twin_sons", "A3", 1), a.disclosure("residence", "Port Ells", number=2)
    found = a.only(judged(*out, sex="male"), "mosaic")
    assert "if counter-intelligence can look up home, sex and family" in found.because
    assert found.severity == "HOLD"
    assert judged(*out, limits=Limits(adversaries=("A2",)), sex="male").verdict == "NO FINDING"


def test_the_class_below_sees_less_and_its_own_limit_is_lower():
    out = marked("children", "twin_sons", "A2", 1), a.disclosure("residence", "Port Ells", number=2)
    assert judged(*out, limits=Limits(adversaries=("A1",)), sex="male").verdict == "NO FINDING"
    found = a.only(judged(*out, limits=Limits(adversaries=("A2",)), sex="male"), "mosaic")
    assert "if the registry can look up" in found.because
    assert found.k.lower < 200


def test_of_two_marks_on_one_value_the_one_that_lets_more_people_see_counts():
    out = marked("children", "twin_sons", "none", 1), marked("children", "twin_sons", "A3", 2)
    rest = (a.disclosure("residence", "Port Ells", number=3),)
    assert a.rules(judged(*out, *rest, children="twin_sons")) == ["already_exposed"]
    assert a.rules(judged(out[0], *rest, children="twin_sons")) == []


def test_a_mark_on_the_value_counts_for_the_draft_too():
    out = marked("children", "twin_sons", "none", 1)
    assert judged(out, children="twin_sons", sex="male").verdict == "NO FINDING"


def known(*pairs):
    out = [a.disclosure(name, word, number=n) for n, (name, word) in enumerate(pairs)]
    told = judge.__globals__["crowd"](a.question(saying(), disclosures=tuple(out)), ()).told
    return facts([each for some in told.values() for each in some], TABLES)


def test_what_remains_is_the_bits_down_to_each_limit():
    left = budget(known(("sex", "male"), ("residence", "a coastal province")), Field(tables=TABLES), Limits())
    assert left.block == pytest.approx(12.15, abs=0.01)  # log2(91,140 / 20)
    assert 0 < left.hold < left.block
    assert (
        budget(known(("occupation", "ferry_clerk"), ("children", "twin_sons")), Field(tables=TABLES), Limits()) is None
    )
    assert budget((), Field(tables=Tables()), Limits()) is None


def test_a_counted_set_bounds_what_remains():
    tables = Tables(populations=(a.ELLMARK,), access=(a.access("male", 5000),))
    told = facts([each for fact in known(("sex", "male")) for each in fact.told], tables)
    assert budget(told, Field(tables=tables), Limits(adversaries=("A0",))).block == pytest.approx(7.97, abs=0.01)


def test_the_verdict_says_how_much_may_still_be_told():
    verdict = judged(sex="male")
    assert verdict.verdict == "NO FINDING"
    assert any("bits more may be told before a HOLD" in line for line in verdict.checked)
    assert not any("bits more" in line for line in judged(*a.OUT, sex="male").checked)


def test_dimensions_are_told_apart_by_class_even_when_one_sees_everything():
    out = replace(marked("sex", "male", "A1", 1))
    assert judged(out, residence="a coastal province").verdict == "NO FINDING"
