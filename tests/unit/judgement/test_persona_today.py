"""One persona by what is in print: alone, with the personas of one person, with lookalikes, for each adversary."""

import runpy
from pathlib import Path
from types import SimpleNamespace

from farbank.judgement.persona_today import today
from farbank.judgement.question import Limits

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))
OTHER = a.persona("P-NEW", "S2", id="P2", printed_as="a father")
CLERK = a.persona("P-CLERK", "S1", id="P1")


def stands(*out, personas=(CLERK,), persona="P1", **changes):
    return today(a.question(a.draft("A draft."), disclosures=out, personas=personas, **changes), persona)


def test_a_persona_of_whom_nothing_is_out_is_not_counted():
    found = stands()
    assert [each.people for each in found.taken[0].seen] == [None, None]
    assert (found.bits, found.budget, found.guess, found.measures) == ((), None, None, ())


def test_without_a_population_nothing_is_counted_and_the_question_says_so():
    found = stands(*a.OUT, populations=())
    assert found.guess is None
    assert {each.rule for each in found.questions} == {"not_counted"}
    assert "the case has no population" in found.questions[0].because
    assert "farbank population use north-korea-2020" in found.questions[0].repair[0]


def test_the_draft_is_not_counted_and_each_adversary_is():
    (alone,) = stands(*a.OUT).taken
    assert [(each.adversary, each.severity) for each in alone.seen] == [("A2", "HOLD"), ("A3", "HOLD")]
    assert alone.seen[0].people.median == 50


def test_what_only_some_adversaries_can_look_up_counts_for_them_alone():
    out = a.disclosure("occupation", "ferry_clerk", lookup="A3", lookup_by="the desk")
    (alone,) = stands(out).taken
    assert [each.people and each.people.median for each in alone.seen] == [None, 1240]


def test_the_personas_of_one_person_are_taken_together_as_well():
    second = a.persona("P-NEW", "S1", id="P2")
    told = (*a.OUT, a.disclosure("children", "twin_sons", persona="P2", number=9))
    alone, together = stands(*told, personas=(CLERK, second)).taken
    assert (alone.others, together.others) == ((), ("P2",))
    assert together.seen[0].severity == "BLOCK"
    assert together.because == ("the case says that they are one",)


def test_a_lookalike_is_told_with_why_and_how_probably():
    told = (*a.OUT, *(a.disclosure(each.dimension, *each.values, persona="P2", number=n)
                      for n, each in enumerate(a.OUT, start=7)))  # fmt: skip
    found = stands(*told, personas=(CLERK, OTHER))
    union = found.taken[-1]
    assert union.others == ("P2",)
    assert 0.2 <= union.probability < 1
    assert "ferry clerk" in " ".join(union.because)


def test_bits_budget_and_guess_are_those_of_the_gate():
    wide = a.disclosure("children", "children")
    found = stands(wide, limits=Limits(adversaries=("A2",)))
    assert [words for words, _ in found.bits] == ["children"]
    assert found.budget.hold > 0
    assert 0 < found.guess < 0.001
    assert any("bits" in line for line in found.measures)
    assert stands(*a.OUT).budget is None
