"""Whoever may be in a picture is dealt with, and no child is shown or described without a consent of their own."""

import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.assemble.people_read import people_reader
from farbank.facts.decided import PrintDecided
from farbank.judgement.appearing import Appearing
from farbank.judgement.gate import judge
from farbank.values.draft import Picture

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "gate_cases.py")))
READER = people_reader()
PHOTO = Picture(item="E-PHOTO", caption=(a.text("The quay."),), alt="A quay")
KNOWN = {"items": {"E1": "S1"}, "labels": {"P-CLERK": "P1", "E-PHOTO": "E1", "P-GIRL": "P2"}}


def gate(*blocks, **changes):
    return judge(a.question(a.draft(*blocks), read_people=READER, **(KNOWN | changes)))


def shown(who):
    said = PrintDecided(item="E1", who=who, allowed=True, by="desk", on=date(2024, 6, 2), because="x")
    return {"E1": (Appearing(item="E1", role="person shown", who=who, decided=said),)}


def test_a_placed_picture_of_which_nobody_said_who_is_in_it_holds():
    found = a.only(gate(PHOTO, PHOTO, people_unsaid=frozenset({"E1"})), "bystander")
    assert [each.channel for each in found.where] == ["caption", "caption"]
    assert "farbank redact E-PHOTO" in found.repair[0]
    assert "bystander" not in a.rules(gate(PHOTO))


def test_an_item_that_is_cited_and_not_placed_shows_nobody():
    cited = a.paragraph("So it was ", a.cite("E-PHOTO"), ".")
    assert "bystander" not in a.rules(gate(cited, people_unsaid=frozenset({"E1"})))


@pytest.mark.parametrize(
    "words",
    [
        "Her 13-year-old daughter goes to school.",
        "A schoolgirl carries water.",
        "A resident said his son is in middle school.",
        "그의 딸은 초급중학교 2학년이다.",
        "彼女の息子は中学生だ。",
        "一个十三岁的男孩在乞讨。",
    ],
)
def test_a_child_in_the_words_without_a_consent_of_their_own_holds(words):
    found = [each for each in gate(words).findings if each.rule == "child"]
    assert [each.severity for each in found] == ["HOLD"]


@pytest.mark.parametrize(
    "words", ["Children in the north go hungry.", "A 43-year-old nurse spoke.", "学生たちは砂を運ぶ。"]
)
def test_children_in_general_and_grown_people_are_no_child(words):
    assert "child" not in a.rules(gate(words))


def test_what_a_mark_declares_of_a_child_holds_once_and_the_consent_of_a_parent_is_none_of_the_childs():
    mark = a.paragraph("So says ", a.named("the mother of a 13-year-old", "P-CLERK", children="daughter_13"), ".")
    found = a.only(gate(mark), "child")
    assert "tells of a child" in found.because
    twins = a.paragraph("So says ", a.named("the father of twin boys", "P-CLERK", children="twin_sons"), ".")
    assert "child" not in a.rules(gate(twins))


def test_a_child_with_a_consent_of_their_own_may_speak():
    mark = a.paragraph("So says ", a.named("a girl of the coast", "P-GIRL", age="15", sex="female"), ".")
    people = (a.persona("P-CLERK", id="P1"), a.persona("P-GIRL", subject="S3", id="P2"))
    asked = (a.consent(), a.consent("S3"))
    assert "child" not in a.rules(gate(mark, personas=people, consents=asked))
    assert "child" in a.rules(gate(mark, personas=people))


def test_a_child_in_a_picture_holds_without_being_named():
    found = a.only(gate(PHOTO, people=shown("Canary, a girl of about ten")), "child")
    assert "Canary" not in str(found.to_json())
    assert "E-PHOTO shows or names a child" in found.because
    assert "child" not in a.rules(gate(PHOTO, people=shown("a customs officer")))
