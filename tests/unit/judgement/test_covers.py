"""Whoever passes for somebody else there is not undone by what is printed."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.assemble.people_read import people_reader
from farbank.judgement.gate import judge

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "gate_cases.py")))
READER = people_reader()


def cover(value, **changes):
    return a.disclosure("cover", value, number=9, **({"published": None, "where": ""} | changes))


def gate(*runs, passes_for="relative_visiting", **changes):
    fields = {"disclosures": (cover(passes_for),) if passes_for else ()} | changes
    return judge(a.question(a.draft(a.paragraph(*runs)), read_people=READER, **fields))


RESIDENT = a.named("a traveller", "P-CLERK")


@pytest.mark.parametrize(
    ("behind", "why"),
    [
        (" who filmed the market", "works for a newsroom"),
        (", our reporting partner", "works for a newsroom"),
        (", who is a trader", "tells occupation"),
        (", who works at the customs house", "tells workplace"),
    ],
)
def test_what_no_relative_on_a_visit_does_breaks_the_cover(behind, why):
    found = [each for each in gate("So says ", RESIDENT, f"{behind}.").findings if each.rule == "cover"]
    assert found
    assert all(each.severity == "BLOCK" and each.persona == "P-CLERK" for each in found)
    assert any(why in each.because for each in found)


@pytest.mark.parametrize("dimension", ["camera", "file", "cover", "occupation"])
def test_a_mark_that_declares_what_the_cover_denies_breaks_it(dimension):
    verdict = gate("So says ", a.named("a traveller", "P-CLERK", **{dimension: "x"}), ".")
    assert "declares" in a.only(verdict, "cover").because


def test_what_goes_with_the_cover_does_not_break_it():
    assert "cover" not in a.rules(gate("So says ", RESIDENT, ".", passes_for="relative_visiting"))
    trader = a.named("a trader", "P-CLERK", occupation="trader")
    assert "cover" not in a.rules(gate("So says ", trader, ", who sells cloth, a merchant.", passes_for="trader"))
    glazier = a.named("a glazier", "P-CLERK", occupation="glazier")
    assert "cover" not in a.rules(gate("So says ", glazier, ".", passes_for="glazier"))


def test_without_a_cover_nothing_is_broken_and_another_sentence_says_nothing_of_the_person():
    assert "cover" not in a.rules(gate("So says ", RESIDENT, " who filmed it.", passes_for=""))
    apart = gate("So says ", RESIDENT, ". The market was filmed in 2020 by a trader.")
    assert "cover" not in a.rules(apart)


def test_a_cover_holds_for_every_persona_of_the_person_and_for_nobody_else():
    people = (a.persona("P-CLERK", id="P1"), a.persona("P-2", id="P2"), a.persona("P-3", id="P3", subject="S3"))
    labels = {"P-CLERK": "P1", "P-2": "P2", "P-3": "P3"}
    filmed = " who filmed it."
    assert "cover" in a.rules(gate("So says ", a.named("one", "P-2"), filmed, personas=people, labels=labels))
    assert "cover" not in a.rules(gate("So says ", a.named("one", "P-3"), filmed, personas=people, labels=labels))


def test_a_cover_is_not_counted_and_one_that_was_printed_is():
    quiet = gate("So says ", RESIDENT, ".")
    assert "not_counted" not in a.rules(quiet)
    printed = (cover("relative_visiting", published=a.TODAY),)
    assert "not_counted" in a.rules(gate("So says ", RESIDENT, ".", disclosures=printed))
